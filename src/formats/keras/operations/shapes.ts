import type { LayerCall, LayerReader } from '../layerCall.ts'
import { concatenateAt } from '../layers/merging.ts'
import { interpolationOf, toAspectRatio } from '../layers/pictures.ts'
import { permuteTo, reshapeTo } from '../layers/shapes.ts'
import type { Value } from '../value.ts'

/** Over the author's axes, which count the batch. */
function reduce(call: LayerCall, name: 'mean' | 'max' | 'min' | 'sum'): Value {
  const { input } = call
  const given = call.settings.integers(['axis', 'axes'])
  if (!given) call.settings.unfit('axis')
  const axes = (given ?? [-1]).map((axis) => call.axisOf(input, axis)).toSorted((a, b) => a - b)
  const keepDimensions = call.settings.boolean(['keepdims', 'keep_dims'], false)
  const rank = keepDimensions ? input.rank : input.rank - new Set(axes).size
  // What is left of a turned picture is in the order of the node's own tensor.
  const isMixed = input.isTurned && !keepDimensions && rank > 1
  if (!isMixed) {
    return call.emit({ kind: 'reduce', function: name, axes, keepDimensions }, { inputs: [input], rank })
  }
  const plain = call.plain(input)
  const own = (given ?? [-1]).map((axis) => call.axisOf(plain, axis)).toSorted((a, b) => a - b)
  return call.emit({ kind: 'reduce', function: name, axes: own, keepDimensions }, { inputs: [plain], rank })
}

/** Shapes count the batch, which is −1 or not said. */
const reshape: LayerReader = (call) => {
  const shape = call.settings.get('newshape', 'shape')
  const sides = Array.isArray(shape) ? shape.map((side) => (side === null ? -1 : side)) : undefined
  const isShape = sides?.every(Number.isInteger)
  return reshapeTo(call, isShape ? (sides as number[]).slice(1) : undefined)
}

const transpose: LayerReader = (call) => {
  const axes = call.settings.integers(['axes', 'perm'])
  const isBatchFirst = axes?.[0] === 0
  return permuteTo(call, isBatchFirst ? axes?.slice(1).map((axis) => axis - 1) : undefined)
}

/** Zeros around rows and columns. */
const pad: LayerReader = (call) => {
  const { settings } = call
  const mode = settings.string('mode', 'constant').toLowerCase()
  if (mode !== 'constant') settings.unfit('mode')
  if (settings.number(['constant_values', 'constant_value'], 0) !== 0) settings.unfit('constant_values')
  const widths = settings.get('pad_width', 'paddings')
  const pairs = Array.isArray(widths) && widths.length === 4 ? widths.map(toPair) : []
  const { input } = call
  const [batch, ...own] = pairs
  const sides = input.isTurned ? [own[1], own[2], own[0]] : own
  const [rows, columns, channels] = sides
  const isFit = rows && columns && batch?.every((side) => side === 0) && channels?.every((side) => side === 0)
  if (!isFit) call.unfit('paddings', widths)
  const [top = 0, bottom = 0] = rows ?? []
  const [left = 0, right = 0] = columns ?? []
  return call.emit({ kind: 'padding2d', top, bottom, left, right }, { inputs: [input] })
}

function toPair(value: unknown): [number, number] | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined
  return value.every((side) => Number.isInteger(side) && side >= 0) ? (value as [number, number]) : undefined
}

const resize: LayerReader = (call) => {
  const { settings } = call
  const [height, width] = settings.pair('size')
  const operation = {
    kind: 'resize',
    height,
    width,
    method: interpolationOf(call, settings.has('method') ? 'method' : 'interpolation', 'bilinear'),
    antialias: settings.boolean('antialias', false),
    ...toAspectRatio(call),
  } as const
  return call.emit(operation, { inputs: [call.picture] })
}

const concatenate: LayerReader = (call) => concatenateAt(call, call.settings.number('axis', -1))

/** Operations that move values, or reduce axes. */
export const shapes: readonly [string, LayerReader][] = [
  ['Mean', (call) => reduce(call, 'mean')],
  ['Max', (call) => reduce(call, 'max')],
  ['Amax', (call) => reduce(call, 'max')],
  ['Min', (call) => reduce(call, 'min')],
  ['Amin', (call) => reduce(call, 'min')],
  ['Sum', (call) => reduce(call, 'sum')],
  ['math.reduce_mean', (call) => reduce(call, 'mean')],
  ['math.reduce_max', (call) => reduce(call, 'max')],
  ['math.reduce_min', (call) => reduce(call, 'min')],
  ['math.reduce_sum', (call) => reduce(call, 'sum')],
  ['Reshape', reshape],
  ['reshape', reshape],
  ['Transpose', transpose],
  ['transpose', transpose],
  ['Concatenate', concatenate],
  ['concat', concatenate],
  ['Pad', pad],
  ['pad', pad],
  ['Resize', resize],
  ['image.resize', resize],
]
