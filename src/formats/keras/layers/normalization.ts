import type { LayerCall, LayerReader, LayerReaders } from '../layerCall.ts'
import type { Value } from '../value.ts'

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
  const weights = call.weights({
    ...scaling(call),
    mean: ['moving_mean', 'running_mean'],
    variance: ['moving_variance', 'running_variance', 'running_std'],
  })
  const epsilon = call.settings.number('epsilon', 1e-3)
  return call.withAxisLast(call.input, oneAxis(call), (value) =>
    call.emit({ kind: 'batchNormalization', epsilon }, { inputs: [value], weights, isTurned: value.isTurned }),
  )
}

const layerNormalization: LayerReader = (call) => {
  if (call.settings.boolean('rms_scaling', false)) call.settings.unfit('rms_scaling')
  const axes = axesOf(call, -1)
  const input = axes.length > 1 ? call.plain(call.input) : call.input
  const epsilon = call.settings.number('epsilon', 1e-3)
  return call.emit(
    {
      kind: 'layerNormalization',
      epsilon,
      axes: axes.map((axis) => call.axisOf(input, axis)).toSorted((a, b) => a - b),
    },
    { inputs: [input], weights: call.weights(scaling(call)) },
  )
}

const groupNormalization: LayerReader = (call) => {
  const operation = {
    kind: 'groupNormalization',
    epsilon: call.settings.number('epsilon', 1e-3),
    groups: call.settings.count('groups', 32),
  } as const
  const weights = call.weights(scaling(call))
  return call.withAxisLast(call.input, oneAxis(call), (value) => call.emit(operation, { inputs: [value], weights }))
}

const unitNormalization: LayerReader = (call) => {
  const { input } = call
  const axes = axesOf(call, -1).map((axis) => call.axisOf(input, axis))
  return call.emit({ kind: 'unitNormalization', axes })
}

/** (x − mean) / √variance: mean and variance are settings or weights, one number or one a channel. */
const normalization: LayerReader = (call) => {
  const { settings } = call
  if (settings.boolean('invert', false)) settings.unfit('invert')
  const apply = (value: Value) => {
    if (!settings.has('mean')) {
      const weights = call.weights({ mean: ['mean'], variance: ['variance'] })
      return call.emit({ kind: 'normalization' }, { inputs: [value], weights })
    }
    const mean = settings.numbers('mean', [0])
    const variance = settings.numbers('variance', [1])
    return call.emit({ kind: 'normalization', mean, variance }, { inputs: [value] })
  }
  const axes = settings.integers('axis') ?? []
  if (axes.length > 1) settings.unfit('axis')
  const [axis] = axes
  // Without an axis, it has one mean for all values.
  return axis === undefined ? apply(call.input) : call.withAxisLast(call.input, axis, apply)
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
  GroupNormalization: groupNormalization,
  UnitNormalization: unitNormalization,
  Normalization: normalization,
  LayerScale: layerScale,
}
