import type { LayerCall, LayerReader } from '../layerCall.ts'
import { Composition } from '../layers/composed.ts'
import type { Value } from '../value.ts'
import { lengthOf, range, sliceOf } from './taking.ts'

// Operations that are made of others.

/** The author's axes in the node's tensor, and whether they are kept as sides of 1. */
function axesOf(call: LayerCall, input: Value) {
  const given = call.settings.integers(['axis', 'axes'])
  if (!given) call.settings.unfit('axis')
  const axes = (given ?? [-1]).map((axis) => call.axisOf(input, axis)).toSorted((a, b) => a - b)
  return { axes, isKept: call.settings.boolean(['keepdims', 'keep_dims'], false) }
}

/** Drops sides of 1, or gives the layer's name to what has them. */
function finish(call: LayerCall, value: Value, axes: readonly number[], isKept: boolean): Value {
  const operation = { kind: 'reduce', function: 'sum', axes, keepDimensions: isKept } as const
  return call.emit(operation, { inputs: [value], rank: isKept ? value.rank : value.rank - axes.length })
}

/** The mean square of the distances from the mean. */
function variance(call: LayerCall, isRoot: boolean): Value {
  const make = new Composition(call)
  const input = call.plain(call.input)
  const { axes, isKept } = axesOf(call, input)
  const around = make.combine('subtract', input, make.reduce('mean', input, axes, 'mean'), 'around')
  const value = make.reduce('mean', make.apply('square', around, 'squares'), axes, 'variance')
  return finish(call, isRoot ? make.apply('squareRoot', value, 'root') : value, axes, isKept)
}

/** log Σ exp x. */
const logSumExp: LayerReader = (call) => {
  const make = new Composition(call)
  const input = call.plain(call.input)
  const { axes, isKept } = axesOf(call, input)
  const most = make.reduce('max', input, axes, 'max')
  const powers = make.apply('exponential', make.combine('subtract', input, most, 'below'), 'powers')
  const logarithm = make.apply('logarithm', make.reduce('sum', powers, axes, 'sum'), 'logarithm')
  return finish(call, make.combine('add', logarithm, most, 'value'), axes, isKept)
}

/** More factors than this would be as many nodes. */
const MAX_FACTORS = 256

/** The product of all values along one axis. */
const product: LayerReader = (call) => {
  const input = call.plain(call.input)
  const { axes, isKept } = axesOf(call, input)
  const [axis = 0] = axes
  const length = lengthOf(call, input, axis)
  if (axes.length !== 1 || length > MAX_FACTORS) call.settings.unfit('axis')
  const factors = range(Math.min(length, MAX_FACTORS)).map((at) =>
    sliceOf(call, input, axis, [at, at + 1], `factor_${at}`),
  )
  if (factors.length < 2) return finish(call, factors[0] ?? input, [axis], isKept)
  const all = call.emit({ kind: 'arithmetic', function: 'multiply' }, { inputs: factors, part: 'product' })
  return finish(call, all, [axis], isKept)
}

/** √(Σ x²). */
const norm: LayerReader = (call) => {
  const order = call.settings.get('ord') ?? 'euclidean'
  if (order !== 2 && order !== 'euclidean') call.settings.unfit('ord')
  const make = new Composition(call)
  const input = call.plain(call.input)
  const { axes, isKept } = axesOf(call, input)
  const squares = make.reduce('sum', make.apply('square', input, 'squares'), axes, 'sum')
  return finish(call, make.apply('squareRoot', squares, 'root'), axes, isKept)
}

const normalize: LayerReader = (call) => {
  if (call.settings.number('order', 2) !== 2) call.settings.unfit('order')
  const { axes } = axesOf(call, call.input)
  return call.emit({ kind: 'unitNormalization', axes })
}

/** (x − mean) / max(deviation, 1 / √n), over all values of the picture. */
const standardize: LayerReader = (call) => {
  const make = new Composition(call)
  const { input } = call
  const sides = input.sides?.map((side) => side ?? Number.NaN) ?? [Number.NaN]
  const count = sides.reduce((a, b) => a * b, 1)
  if (!Number.isFinite(count)) call.builder.obstacles.add(call, 'kindUnknown')
  const axes = Array.from({ length: input.rank }, (_, axis) => axis)
  const around = make.combine('subtract', input, make.reduce('mean', input, axes, 'mean'), 'around')
  const value = make.reduce('mean', make.apply('square', around, 'squares'), axes, 'variance')
  const root = make.scalar('maximum', make.apply('squareRoot', value, 'root'), 1 / Math.sqrt(count), 'deviation')
  return make.combine('divide', around, root)
}

/** log(1 + x), exact enough where x is no tiny number. */
const logarithmOfMore: LayerReader = (call) => {
  const make = new Composition(call)
  return make.apply('logarithm', make.scalar('add', call.input, 1, 'more'))
}

const powerOfLess: LayerReader = (call) => {
  const make = new Composition(call)
  return make.scalar('subtract', make.apply('exponential', call.input, 'power'), 1)
}

/** The luma of a colour picture, as TensorFlow weighs it. */
const grayscale: LayerReader = (call) => {
  const name = call.builder.addTensor(`${call.name}/luma`, [3, 1], [0.2989, 0.587, 0.114])
  const operation = { kind: 'dense', units: 1, useBias: false, activation: { id: 'linear' } } as const
  return call.emit(operation, { inputs: [call.plain(call.input)], weights: { kernel: name } })
}

/** Operations that are statistics over axes, or made of functions and sums. */
export const statistics: readonly [string, LayerReader][] = [
  ['Var', (call) => variance(call, false)],
  ['math.reduce_variance', (call) => variance(call, false)],
  ['Std', (call) => variance(call, true)],
  ['math.reduce_std', (call) => variance(call, true)],
  ['Prod', product],
  ['math.reduce_prod', product],
  ['Logsumexp', logSumExp],
  ['LogSumExp', logSumExp],
  ['math.reduce_logsumexp', logSumExp],
  ['Norm', norm],
  ['norm', norm],
  ['Normalize', normalize],
  ['math.l2_normalize', normalize],
  ['nn.l2_normalize', normalize],
  ['image.per_image_standardization', standardize],
  ['Log1p', logarithmOfMore],
  ['math.log1p', logarithmOfMore],
  ['Expm1', powerOfLess],
  ['math.expm1', powerOfLess],
  ['RGBToGrayscale', grayscale],
  ['image.rgb_to_grayscale', grayscale],
]
