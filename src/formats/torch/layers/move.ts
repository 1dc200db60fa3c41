import type { Modules, Value } from '../modules.ts'
import { Unfit } from '../stateDict.ts'

export function concatenate(g: Modules, name: string, values: readonly Value[], axis = 2): Value {
  const [first] = values
  const sum = values.reduce((total, { shape }) => total + (shape[axis] ?? 0), 0)
  return g.node(name, 'cat', { kind: 'concatenate', axis }, values, first?.shape.with(axis, sum) ?? [])
}

export function reshape(g: Modules, name: string, x: Value, shape: readonly number[]): Value {
  if (x.shape.reduce((a, b) => a * b, 1) !== shape.reduce((a, b) => a * b, 1)) throw new Unfit(name)
  return g.node(name, 'reshape', { kind: 'reshape', shape }, [x], shape)
}

export function permute(g: Modules, name: string, x: Value, axes: readonly number[]): Value {
  const shape = axes.map((axis) => x.shape[axis] as number)
  return g.node(name, 'permute', { kind: 'permute', axes }, [x], shape)
}

/** The values along one axis from `start` to before `end`. */
export function slice(g: Modules, name: string, x: Value, axis: number, start: number, end: number): Value {
  const starts = x.shape.map((_, index) => (index === axis ? start : 0))
  const ends = x.shape.map((side, index) => (index === axis ? end : side))
  const steps = x.shape.map(() => 1)
  return g.node(name, 'slice', { kind: 'slice', starts, ends, steps }, [x], x.shape.with(axis, end - start))
}
