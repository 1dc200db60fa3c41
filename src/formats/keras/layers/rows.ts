import type { Padding, Pair } from '../../../graph/operations.ts'
import type { LayerCall, LayerReader, LayerReaders } from '../layerCall.ts'
import { MAX_SIDE } from '../operations/taking.ts'
import type { Value } from '../value.ts'
import { biasNames, kernelNames } from './convolutions.ts'

// Layers for [steps, channels]: they run as pictures of one row.

/** Sides that are not known are −1, of which there may be one. */
function reshapeTo(call: LayerCall, input: Value, sides: readonly (number | undefined)[], part?: string): Value {
  if (sides.filter((side) => side === undefined).length > 1) call.builder.obstacles.add(call, 'kindUnknown')
  const shape = sides.map((side, axis) => side ?? (sides.indexOf(undefined) === axis ? -1 : 1))
  return call.emit(
    { kind: 'reshape', shape },
    { inputs: [input], rank: shape.length, ...(part !== undefined && { part }) },
  )
}

/** The only input as one row of [1, steps, channels]. */
function asPlane(call: LayerCall, channels = call.input.sides?.[1]): Value {
  const { input } = call
  if (input.rank !== 2 || call.isChannelsFirst) call.builder.obstacles.add(call, 'kindUnknown')
  return reshapeTo(call, input, [1, input.sides?.[0], channels], 'row')
}

/** A setting that is a number or a list of one. */
function one(call: LayerCall, names: string | readonly string[], otherwise: number): number {
  const [number = otherwise, ...others] = call.settings.integers(names) ?? [otherwise]
  if (others.length > 0 || number < 1) call.settings.unfit(typeof names === 'string' ? names : (names[0] as string))
  return number
}

const across = (along: number): Pair => [1, along]

function conv1d(call: LayerCall): Value {
  const { settings } = call
  const useBias = settings.boolean('use_bias', true)
  const groups = settings.count('groups', 1)
  const size = one(call, 'kernel_size', 1)
  const dilation = one(call, 'dilation_rate', 1)
  const filters = settings.count('filters')
  const { kernel, ...rest } = call.weights({ kernel: kernelNames, ...(useBias && { bias: biasNames }) })
  const shape = call.builder.shapeOf(kernel as string)
  const [, inGroup] = shape
  const input = asPlane(call, inGroup === undefined ? undefined : inGroup * groups)
  const value = call.emit(
    {
      kind: 'conv2d',
      filters,
      groups,
      size: across(size),
      strides: across(one(call, 'strides', 1)),
      padding: paddingOf(call, (size - 1) * dilation),
      dilation: across(dilation),
      useBias,
      activation: call.activation(),
    },
    {
      inputs: [input],
      weights: { kernel: call.builder.reshaped(kernel as string, [1, ...shape]), ...rest },
      part: 'convolution',
    },
  )
  return reshapeTo(call, value, [undefined, filters])
}

/** `causal` has all of its padding in front. */
function paddingOf(call: LayerCall, reach: number): Padding {
  const padding = call.settings.string('padding', 'valid')
  if (padding === 'causal') return { top: 0, bottom: 0, left: reach, right: 0 }
  if (padding !== 'valid' && padding !== 'same') call.unfit('padding', padding)
  return padding === 'same' ? 'same' : 'valid'
}

const pooling =
  (mode: 'max' | 'average'): LayerReader =>
  (call) => {
    const size = one(call, ['pool_size', 'pool_length'], 2)
    const operation = {
      kind: 'pooling2d',
      mode,
      countsPadding: false,
      size: across(size),
      strides: across(one(call, ['strides', 'stride'], size)),
      padding: paddingOf(call, 0),
    } as const
    const input = asPlane(call)
    const value = call.emit(operation, { inputs: [input], part: 'pool' })
    return reshapeTo(call, value, [undefined, input.sides?.[2]])
  }

const global =
  (reduction: 'mean' | 'max'): LayerReader =>
  (call) => {
    const keepDimensions = call.settings.boolean('keepdims', false)
    if (call.input.rank !== 2) call.builder.obstacles.add(call, 'kindUnknown')
    const axes = [call.isChannelsFirst ? 1 : 0]
    return call.emit({ kind: 'reduce', function: reduction, axes, keepDimensions }, { rank: keepDimensions ? 2 : 1 })
  }

/** [values] n times over. */
const repeatVector: LayerReader = (call) => {
  const given = call.settings.count('n')
  if (given > MAX_SIDE) call.settings.unfit('n')
  const count = Math.min(given, MAX_SIDE)
  const { input } = call
  const row = reshapeTo(call, input, [1, input.sides?.[0]], 'row')
  const name = call.builder.addTensor(`${call.name}/ones`, [count, 1], Array(count).fill(1))
  const ones = call.emit({ kind: 'constant' }, { inputs: [], weights: { value: name }, rank: 2, part: 'ones' })
  const value = call.emit({ kind: 'arithmetic', function: 'multiply' }, { inputs: [row, ones], rank: 2 })
  return { ...value, sides: [count, input.sides?.[0]] }
}

/** Layers of sequences, as heads and attention to channels use them. */
export const rows: LayerReaders = {
  Conv1D: conv1d,
  Convolution1D: conv1d,
  MaxPooling1D: pooling('max'),
  AveragePooling1D: pooling('average'),
  GlobalAveragePooling1D: global('mean'),
  GlobalAvgPool1D: global('mean'),
  GlobalMaxPooling1D: global('max'),
  GlobalMaxPool1D: global('max'),
  RepeatVector: repeatVector,
}
