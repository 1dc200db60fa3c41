import type { Operation } from '../../../graph/operations.ts'
import type { Smoothing } from '../alike.ts'
import type { Modules, Value } from '../modules.ts'
import { Unfit } from '../stateDict.ts'
import { concatenate, slice } from './move.ts'
import { sidesOf } from './sides.ts'

interface PoolSettings {
  size: number
  stride?: number
  padding?: number
  /** Also windows that hang over the end. */
  ceil?: boolean
  countsPadding?: boolean
}

export function pool(
  g: Modules,
  name: string,
  x: Value,
  mode: 'max' | 'average',
  { size, stride = size, padding = 0, ceil = false, countsPadding = true }: PoolSettings,
): Value {
  const [height, width, channels] = sidesOf(x)
  const along = (side: number) => {
    const free = side + 2 * padding - size
    let cells = Math.floor(free / stride) + 1
    // A window begins inside of the map or of the padding before it.
    if (ceil && free % stride !== 0 && cells * stride < side + padding) cells++
    return { cells, end: Math.max((cells - 1) * stride + size - side - padding, 0) }
  }
  const [rows, columns] = [along(height), along(width)]
  const operation: Operation = {
    ...{ kind: 'pooling2d', mode, countsPadding, size: [size, size], strides: [stride, stride] },
    padding: { top: padding, bottom: rows.end, left: padding, right: columns.end },
  }
  const kind = mode === 'max' ? 'MaxPool2d' : 'AvgPool2d'
  return g.node(name, kind, operation, [x], [rows.cells, columns.cells, channels])
}

export const maxPool = (g: Modules, name: string, x: Value, settings: PoolSettings): Value =>
  pool(g, name, x, 'max', settings)

/**
 * What timm puts behind a layer whose stride it took away: each value, or each pair, from its surroundings. BlurPool's
 * kernel, 1 2 1 along either side over 16, is the mean of two times two, twice.
 */
export function smooth(g: Modules, name: string, x: Value, how: Smoothing): Value {
  if (how === 'average') return pool(g, name, x, 'average', { size: 2 })
  const padded = how === 'zeros' ? x : reflected(g, `${name}.padded`, x)
  const padding = how === 'zeros' ? 1 : 0
  const once = pool(g, `${name}.once`, padded, 'average', { size: 2, stride: 1, padding })
  return pool(g, name, once, 'average', { size: 2 })
}

/** One more row and column at each end, which are the last but one. */
function reflected(g: Modules, name: string, x: Value): Value {
  const along = (axis: 0 | 1, value: Value) => {
    const side = value.shape[axis] as number
    if (side < 2) throw new Unfit(`${name} is too small`)
    const at = (start: number) => slice(g, `${name}.${axis}.${start}`, value, axis, start, start + 1)
    return concatenate(g, axis === 0 ? `${name}.rows` : name, [at(1), value, at(side - 2)], axis)
  }
  return along(1, along(0, x))
}

/** The mean over height and width, or over tokens. */
export function globalMean(g: Modules, name: string, x: Value, keepDimensions = false): Value {
  const axes = x.shape.slice(0, -1).map((_, axis) => axis)
  const channels = x.shape.at(-1) as number
  const operation: Operation = { kind: 'reduce', function: 'mean', axes, keepDimensions }
  const pooled = g.node(name, 'AdaptiveAvgPool2d', operation, [x], keepDimensions ? [1, 1, channels] : [channels])
  return x.shape.length === 3 && !keepDimensions ? { ...pooled, plane: x } : pooled
}

/** The greatest value of each channel. */
export function globalMax(g: Modules, name: string, x: Value): Value {
  const operation: Operation = { kind: 'reduce', function: 'max', axes: [0, 1], keepDimensions: false }
  return g.node(name, 'AdaptiveMaxPool2d', operation, [x], [x.shape[2] as number])
}
