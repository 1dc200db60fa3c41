import type { ArithmeticFunction } from '../../../graph/operations.ts'
import type { StoredTensor } from '../../../model/storedNetwork.ts'
import type { Modules, Value } from '../modules.ts'
import { Unfit } from '../stateDict.ts'
import { reshaped } from '../views.ts'

/** Two or more values; the others are broadcast to the first. */
export function combine(g: Modules, name: string, values: readonly Value[], how: ArithmeticFunction): Value {
  const [first] = values
  return g.node(name, how, { kind: 'arithmetic', function: how }, values, first?.shape ?? [])
}

export const add = (g: Modules, name: string, ...values: readonly Value[]): Value => combine(g, name, values, 'add')

/** One value and a number. */
export function scale(g: Modules, name: string, x: Value, scalar: number, how: ArithmeticFunction = 'multiply'): Value {
  return g.node(name, how, { kind: 'arithmetic', function: how, scalar }, [x], x.shape)
}

/** A tensor of the network as a value. */
export function constant(g: Modules, name: string, tensor: Omit<StoredTensor, 'name'>): Value {
  return g.node(name, 'Parameter', { kind: 'constant' }, [], tensor.shape, { value: tensor })
}

/** Channels times a parameter [channels], of whatever shape it is stored in. */
export function layerScale(g: Modules, name: string, x: Value, weights: string): Value {
  const channels = x.shape.at(-1) as number
  const stored = g.take(weights)
  if (stored.shape.reduce((a, b) => a * b, 1) !== channels) throw new Unfit(weights)
  const factor = constant(g, `${name}/${weights.slice(weights.lastIndexOf('.') + 1)}`, reshaped(stored, [channels]))
  return combine(g, name, [x, factor], 'multiply')
}
