import type { Padding, Pair } from '../../../graph/operations.ts'
import type { LayerCall, LayerReaders } from '../layerCall.ts'
import type { Value } from '../value.ts'

const linear = { id: 'linear' } as const

/** Settings that all convolutions share. */
function common(call: LayerCall) {
  const { settings } = call
  const rows = settings.has('nb_row')
  const size: Pair = rows ? [settings.count('nb_row'), settings.count('nb_col')] : settings.pair('kernel_size')
  return {
    size,
    strides: settings.pair(['strides', 'subsample'], [1, 1]),
    padding: paddingOf(call),
    dilation: settings.pair(['dilation_rate', 'atrous_rate'], [1, 1]),
    useBias: settings.boolean(['use_bias', 'bias'], true),
    activation: activationOf(call),
  }
}

/** A softmax would run over the columns where the channels come first. */
function activationOf(call: LayerCall) {
  const activation = call.activation()
  const isOverAxis = activation.id === 'softmax' || activation.id === 'logSoftmax'
  if (isOverAxis && call.isChannelsFirst) call.settings.unfit('activation')
  return activation
}

export function paddingOf(call: LayerCall): Padding {
  const padding = call.settings.string(['padding', 'border_mode'], 'valid').toLowerCase()
  if (padding === 'valid' || padding === 'same') return padding
  call.unfit('padding', padding)
  return 'valid'
}

export const kernelNames = ['kernel', 'W'] as const
export const biasNames = ['bias', 'b'] as const
const withBias = (useBias: boolean) => (useBias ? { bias: biasNames } : {})

/** Keras 1 with Theano's order has kernels [filters, channels, height, width]. */
const theanoKernel = (call: LayerCall) => {
  const isTheano = call.generation === 1 && call.isChannelsFirst
  return isTheano ? (shape: readonly number[]) => (shape.length === 4 ? [2, 3, 1, 0] : undefined) : undefined
}

function conv2d(call: LayerCall): Value {
  const { settings } = call
  const how = common(call)
  const operation = {
    kind: 'conv2d',
    filters: settings.count(['filters', 'nb_filter']),
    groups: settings.count('groups', 1),
    ...how,
  } as const
  const inputs = [call.picture]
  const weights = call.weights({ kernel: kernelNames, ...withBias(how.useBias) }, theanoKernel(call))
  return call.emit(operation, { inputs, weights, rank: 3 })
}

function depthwise(call: LayerCall): Value {
  const how = common(call)
  const inputs = [call.picture]
  const weights = call.weights({ kernel: ['depthwise_kernel', 'kernel'], ...withBias(how.useBias) })
  const multiplier = call.settings.count('depth_multiplier', 1)
  return call.emit({ kind: 'depthwiseConv2d', multiplier, ...how }, { inputs, weights, rank: 3 })
}

/** A depthwise convolution, and a pointwise one that has the bias and the activation. */
function separable(call: LayerCall): Value {
  const { settings } = call
  const { useBias, activation, ...how } = common(call)
  const inputs = [call.picture]
  const { depthwise, pointwise, ...rest } = call.weights({
    depthwise: ['depthwise_kernel'],
    pointwise: ['pointwise_kernel'],
    ...withBias(useBias),
  })
  const multiplier = settings.count('depth_multiplier', 1)
  const between = call.emit(
    { kind: 'depthwiseConv2d', multiplier, ...how, useBias: false, activation: linear },
    { inputs, weights: { kernel: depthwise as string }, rank: 3, part: 'depthwise' },
  )
  const filters = settings.count(['filters', 'nb_filter'])
  const one: Pair = [1, 1]
  return call.emit(
    {
      kind: 'conv2d',
      filters,
      groups: 1,
      size: one,
      strides: one,
      padding: 'valid',
      dilation: one,
      useBias,
      activation,
    },
    { inputs: [between], weights: { kernel: pointwise as string, ...rest } },
  )
}

function transpose(call: LayerCall): Value {
  const { settings } = call
  const how = common(call)
  const given = settings.has('output_padding') ? settings.integers('output_padding') : undefined
  const pair = given?.length === 1 ? [given[0], given[0]] : given
  const isFit = pair?.length === 2 && pair.every((side) => (side as number) >= 0)
  if (given && !isFit) settings.unfit('output_padding')
  const padded = isFit ? withOutputPadding(how, pair as [number, number]) : {}
  const inputs = [call.picture]
  const weights = call.weights({ kernel: kernelNames, ...withBias(how.useBias) })
  return call.emit(
    { kind: 'conv2dTranspose', filters: settings.count('filters'), ...how, ...padded },
    { inputs, weights, rank: 3 },
  )
}

/**
 * Keras' `output_padding` as explicit padding. It makes (n − 1) · stride + k + p rows of n with `valid`, and
 * (n − 1) · stride + k mod 2 + p with `same`, where k is the dilated size; of those that are cut, TensorFlow cuts the
 * smaller half in front.
 */
function withOutputPadding({ size, dilation, padding }: ReturnType<typeof common>, given: Pair) {
  const along = (axis: 0 | 1) => {
    const reach = (size[axis] - 1) * dilation[axis] + 1
    const cut = padding === 'same' ? reach - (reach % 2) - given[axis] : -given[axis]
    const before = Math.floor(Math.max(cut, 0) / 2)
    return { before, behind: Math.max(cut, 0) - before, added: Math.max(-cut, 0) }
  }
  const [rows, columns] = [along(0), along(1)]
  return {
    padding: { top: rows.before, bottom: rows.behind, left: columns.before, right: columns.behind },
    outputPadding: [rows.added, columns.added] as Pair,
  }
}

function dense(call: LayerCall): Value {
  const { settings } = call
  const useBias = settings.boolean(['use_bias', 'bias'], true)
  const operation = {
    kind: 'dense',
    units: settings.count(['units', 'output_dim']),
    useBias,
    activation: call.activation(),
  } as const
  const inputs = [call.plain(call.input)]
  return call.emit(operation, { inputs, weights: call.weights({ kernel: kernelNames, ...withBias(useBias) }) })
}

/** Layers with kernels. */
export const convolutions: LayerReaders = {
  Conv2D: conv2d,
  Convolution2D: conv2d,
  AtrousConvolution2D: conv2d,
  AtrousConv2D: conv2d,
  DepthwiseConv2D: depthwise,
  SeparableConv2D: separable,
  SeparableConvolution2D: separable,
  Conv2DTranspose: transpose,
  Convolution2DTranspose: transpose,
  Dense: dense,
}
