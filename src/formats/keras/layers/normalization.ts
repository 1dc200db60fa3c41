import type { LayerCall, LayerReader, LayerReaders } from '../layerCall.ts'
import type { Value } from '../value.ts'
import { Composition } from './composed.ts'

const gammaNames = ['gamma'] as const
const betaNames = ['beta'] as const

/** The axes of a setting that is a number or a list. */
const axesOf = (call: LayerCall, otherwise: number): number[] => call.settings.integers('axis') ?? [otherwise]

/** The only axis of a setting; several are reported. */
function oneAxis(call: LayerCall): number {
  const axes = axesOf(call, -1)
  if (axes.length !== 1) call.settings.unfit('axis')
  return axes[0] ?? -1
}

const scaling = (call: LayerCall) => ({
  ...(call.settings.boolean('scale', true) && { gamma: gammaNames }),
  ...(call.settings.boolean('center', true) && { beta: betaNames }),
})

const batchNormalization: LayerReader = (call) => {
  // Keras 1 may normalise each picture by itself.
  if (call.settings.number('mode', 0) === 1) call.settings.unfit('mode')
  // Called with training=True, Keras 2 normalises each picture by itself, too; Keras 3 takes it as it is used.
  if (call.generation < 3 && call.constant('training') === true) call.unfit('training', true)
  const weights = call.weights({
    ...scaling(call),
    mean: ['moving_mean', 'running_mean'],
    variance: ['moving_variance', 'running_variance', 'running_std'],
  })
  const epsilon = call.settings.number('epsilon', 1e-3)
  return call.withAxisLast(call.input, oneAxis(call), (value, part) =>
    call.emit({ kind: 'batchNormalization', epsilon }, { inputs: [value], weights, isTurned: value.isTurned, ...part }),
  )
}

const layerNormalization: LayerReader = (call) => {
  if (call.settings.boolean('rms_scaling', false)) return withoutMean(call, gammaNames, 'variance')
  const given = axesOf(call, -1)
  const input = given.length > 1 ? call.plain(call.input) : call.input
  const epsilon = call.settings.number('epsilon', 1e-3)
  const own = given.map((axis) => call.axisOf(input, axis))
  const axes = own.toSorted((a, b) => a - b)
  // Keras 2 keeps them in the order in which the axes are given, and takes them as they lie.
  const inOrder = (name: string) => {
    const shape = call.builder.shapeOf(name)
    const sides = axes.map((axis) => shape[own.indexOf(axis)] ?? 1)
    return shape.length === own.length && String(sides) !== String(shape) ? call.builder.reshaped(name, sides) : name
  }
  const weights = Object.entries(call.weights(scaling(call))).map(([short, name]) => [short, inOrder(name)])
  return call.emit(
    { kind: 'layerNormalization', epsilon, axes },
    { inputs: [input], weights: Object.fromEntries(weights) },
  )
}

/**
 * x / √(variance + epsilon) · gamma, which LayerNormalization calls RMS scaling, or with the mean of x² in place of the
 * variance, as RMSNormalization has it.
 */
function withoutMean(call: LayerCall, names: readonly string[], spread: 'variance' | 'squares'): Value {
  const make = new Composition(call)
  const input = call.plain(call.input)
  const axes = axesOf(call, -1)
    .map((axis) => call.axisOf(input, axis))
    .toSorted((a, b) => a - b)
  const epsilon = call.settings.number('epsilon', spread === 'variance' ? 1e-3 : 1e-7)
  const around =
    spread === 'squares' ? input : make.combine('subtract', input, make.reduce('mean', input, axes, 'mean'), 'around')
  const variance = make.reduce('mean', make.apply('square', around, 'squares'), axes, 'variance')
  const inverse = make.apply('reciprocalSquareRoot', make.scalar('add', variance, epsilon, 'positive'), 'inverse')
  if (!call.settings.boolean('scale', true)) return make.combine('multiply', input, inverse)
  const { gamma } = call.weights({ gamma: names })
  const scale = make.alongAxes(gamma as string, axes, input.rank, 'gamma')
  return make.combine('multiply', make.combine('multiply', input, inverse, 'normalized'), scale)
}

/** Its gamma is called scale. */
const rmsNormalization: LayerReader = (call) => withoutMean(call, ['scale', 'gamma'], 'squares')

const groupNormalization: LayerReader = (call) => {
  const operation = {
    kind: 'groupNormalization',
    epsilon: call.settings.number('epsilon', 1e-3),
    groups: call.settings.count('groups', 32),
  } as const
  const weights = call.weights(scaling(call))
  return call.withAxisLast(call.input, oneAxis(call), (value, part) =>
    call.emit(operation, { inputs: [value], weights, ...part }),
  )
}

const unitNormalization: LayerReader = (call) => {
  const { input } = call
  const axes = axesOf(call, -1).map((axis) => call.axisOf(input, axis))
  return call.emit({ kind: 'unitNormalization', axes })
}

/** (x − mean) / √variance, or the other way round: mean and variance are settings or weights, one number or many. */
const normalization: LayerReader = (call) => {
  const { settings } = call
  const axes = settings.integers('axis') ?? []
  const isInverse = settings.boolean('invert', false)
  if (settings.has('mean')) return normalizedBySettings(call, axes, isInverse)
  const [axis] = axes
  if (isInverse || axes.length > 1) return normalizedAlong(call, axes, isInverse)
  const apply = (value: Value, part: { part?: string } = {}) => {
    const weights = call.weights({ mean: ['mean'], variance: ['variance'] })
    return call.emit({ kind: 'normalization' }, { inputs: [value], weights, ...part })
  }
  // Without an axis, it has one mean for all values.
  return axis === undefined ? apply(call.input) : call.withAxisLast(call.input, axis, apply)
}

/** Keras' `epsilon()`: what a deviation is at least. */
const SMALLEST_ROOT = 1e-7

function normalizedBySettings(call: LayerCall, axes: readonly number[], isInverse: boolean): Value {
  const mean = call.settings.numbers('mean', [0])
  const variance = call.settings.numbers('variance', [1])
  const length = Math.max(mean.length, variance.length)
  // Those of several axes would lie along the last one only.
  if (axes.length > 1 && length > 1) call.settings.unfit('axis')
  const spread = (list: readonly number[]) => (list.length === 1 ? Array(length).fill(list[0]) : list)
  const apply = (value: Value, part: { part?: string } = {}) => {
    const scale = spread(variance).map((one) => Math.max(Math.sqrt(one), SMALLEST_ROOT))
    return isInverse
      ? call.emit({ kind: 'affine', scale, offset: spread(mean) }, { inputs: [value], ...part })
      : call.emit({ kind: 'normalization', mean, variance }, { inputs: [value], ...part })
  }
  const [axis] = axes
  return axis === undefined || axes.length > 1 ? apply(call.input) : call.withAxisLast(call.input, axis, apply)
}

/** With weights that lie along several axes, or undone. */
function normalizedAlong(call: LayerCall, given: readonly number[], isInverse: boolean): Value {
  const make = new Composition(call)
  const input = call.plain(call.input)
  const axes = given.map((axis) => call.axisOf(input, axis)).toSorted((a, b) => a - b)
  const weights = call.weights({ mean: ['mean'], variance: ['variance'] })
  const mean = make.alongAxes(weights.mean as string, axes, input.rank, 'mean')
  const variance = make.alongAxes(weights.variance as string, axes, input.rank, 'variance')
  const root = make.scalar('maximum', make.apply('squareRoot', variance, 'root'), SMALLEST_ROOT, 'deviation')
  if (isInverse) return make.combine('add', make.combine('multiply', input, root, 'scaled'), mean)
  return make.combine('divide', make.combine('subtract', input, mean, 'around'), root)
}

/** x · gamma: ConvNeXt's own layer. */
const layerScale: LayerReader = (call) => {
  const { gamma } = call.weights({ gamma: ['gamma', 'variable'] })
  const input = call.plain(call.input)
  const factor = call.emit(
    { kind: 'constant' },
    { inputs: [], weights: { value: gamma as string }, rank: 1, part: 'gamma' },
  )
  return call.emit({ kind: 'arithmetic', function: 'multiply' }, { inputs: [input, factor] })
}

/** Layers that normalise. */
export const normalizations: LayerReaders = {
  BatchNormalization: batchNormalization,
  BatchNormalizationV1: batchNormalization,
  BatchNormalizationV2: batchNormalization,
  SyncBatchNormalization: batchNormalization,
  LayerNormalization: layerNormalization,
  RMSNormalization: rmsNormalization,
  GroupNormalization: groupNormalization,
  UnitNormalization: unitNormalization,
  Normalization: normalization,
  LayerScale: layerScale,
}
