import type { LayerCall, LayerReader } from '../layerCall.ts'
import { Composition } from '../layers/composed.ts'
import { concatenateAt } from '../layers/merging.ts'
import { interpolationOf, toAspectRatio } from '../layers/pictures.ts'
import { permuteTo, reshapeTo } from '../layers/shapes.ts'
import type { Value } from '../value.ts'
import { lengthOf, mirrored, range, takeAlong } from './taking.ts'

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
  const batchAt = axes?.indexOf(0) ?? -1
  const others = axes?.filter((axis) => axis !== 0).map((axis) => axis - 1)
  const value = permuteTo(call, batchAt < 0 ? undefined : others)
  // Such as [3, batch, heads, steps, channels], to be taken apart into queries, keys and values.
  return batchAt > 0 && !value.isTurned ? { ...value, batchAt } : value
}

/** Two axes in each other's place, or one moved; both count the batch. */
function moved(call: LayerCall, order: (axes: number[], at: (axis: number) => number) => void): Value {
  const { rank } = call.input
  const axes = Array.from({ length: rank }, (_, axis) => axis)
  order(axes, (axis) => (axis < 0 ? axis + rank : axis - 1))
  return permuteTo(call, axes)
}

const swapAxes: LayerReader = (call) =>
  moved(call, (axes, at) => {
    const [one, other] = [at(call.settings.number('axis1', 1)), at(call.settings.number('axis2', 2))]
    if (axes[one] !== undefined && axes[other] !== undefined)
      axes.splice(one, 1, axes.splice(other, 1, one)[0] as number)
  })

const moveAxis: LayerReader = (call) =>
  moved(call, (axes, at) => {
    const [from, to] = [at(call.settings.number('source', 1)), at(call.settings.number('destination', 1))]
    axes.splice(to, 0, ...axes.splice(from, 1))
  })

/** Zeros around rows and columns. */
const pad: LayerReader = (call) => {
  const { settings } = call
  const mode = settings.string('mode', 'constant').toLowerCase()
  const value = settings.number(['constant_values', 'constant_value'], 0)
  const widths = settings.get('pad_width', 'paddings')
  const pairs = Array.isArray(widths) && widths.length === 4 ? widths.map(toPair) : []
  const { input } = call
  const [batch, ...own] = pairs
  const sides = input.isTurned ? [own[1], own[2], own[0]] : own
  const [rows, columns, channels] = sides
  const isRepeating = mode === 'reflect' || mode === 'symmetric'
  if (!isRepeating && mode !== 'constant') settings.unfit('mode')
  const isKnown = sides.length === 3 && sides.every((side) => side !== undefined)
  if (isKnown && batch?.every((side) => side === 0) && (isRepeating || channels?.some((side) => side > 0))) {
    return padByTaking(call, sides as [number, number][], mode, value)
  }
  const isFit = rows && columns && batch?.every((side) => side === 0) && channels?.every((side) => side === 0)
  if (!isFit) call.unfit('paddings', widths)
  const [top = 0, bottom = 0] = rows ?? []
  const [left = 0, right = 0] = columns ?? []
  const padding = { kind: 'padding2d', top, bottom, left, right } as const
  if (value === 0) return call.emit(padding, { inputs: [input] })
  const make = new Composition(call)
  const padded = call.emit(padding, { inputs: [make.scalar('subtract', input, value, 'below')], part: 'padded' })
  return make.scalar('add', padded, value)
}

/** Mirrored at the borders, or with more channels. */
function padByTaking(call: LayerCall, sides: readonly [number, number][], mode: string, value: number): Value {
  const make = new Composition(call)
  const below = value === 0 ? call.input : make.scalar('subtract', call.input, value, 'below')
  const padded = sides.reduce((before, side, axis) => {
    if (side[0] + side[1] === 0) return before
    const length = lengthOf(call, before, axis)
    const indexes =
      mode === 'constant'
        ? range(side[0] + length + side[1]).map((at) => (at < side[0] + length ? at - side[0] : -1))
        : mirrored(length, side, mode)
    // What lies outside of the side is no value of it: a column of zeros.
    return takeAlong(call, before, axis, indexes, `side_${axis}`)
  }, below)
  return value === 0 ? call.emit({ kind: 'identity' }, { inputs: [padded] }) : make.scalar('add', padded, value)
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
  ['Swapaxes', swapAxes],
  ['Moveaxis', moveAxis],
  ['Concatenate', concatenate],
  ['concat', concatenate],
  ['Pad', pad],
  ['pad', pad],
  ['Resize', resize],
  ['image.resize', resize],
]
