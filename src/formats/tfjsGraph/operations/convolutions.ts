import type { Activation, OperationOf, Padding, Pair } from '../../../graph/operations.ts'
import type { Edges } from '../../drafts/draft.ts'
import type { OpCall, OpReader } from '../opCall.ts'
import { sameSide, type Tensor } from '../values.ts'

export const linear: Activation = { id: 'linear' }

/** Activations that fused operations name, as they name them. */
export function fusedActivation(call: OpCall, name: string): Activation | undefined {
  switch (name) {
    case 'Relu':
      return { id: 'relu' }
    case 'Relu6':
      return { id: 'relu', max: 6 }
    case 'Elu':
      return { id: 'elu', alpha: 1 }
    case 'LeakyRelu':
      return { id: 'relu', slope: call.attr.number('leakyrelu_alpha', 0.2) }
    case 'Sigmoid':
      return { id: 'sigmoid' }
    case 'Tanh':
      return { id: 'tanh' }
    default:
      return undefined
  }
}

/** Whether the node has channels first. */
export function isChannelsFirst(call: OpCall): boolean {
  const format = call.attr.text('data_format', 'NHWC')
  if (format !== 'NHWC' && format !== 'NCHW') call.unfit('data_format', format)
  return format === 'NCHW'
}

/** Height and width of a setting of four sides. */
export function pairOf(call: OpCall, name: string, isFirst: boolean): Pair {
  const sides = call.attr.integers(name)
  if (sides.length === 0) return [1, 1]
  const [batch, channels] = [sides[0], sides[isFirst ? 1 : 3]]
  if (sides.length !== 4 || batch !== 1 || channels !== 1) call.unfit(name, sides)
  return isFirst ? [sides[2] ?? 1, sides[3] ?? 1] : [sides[1] ?? 1, sides[2] ?? 1]
}

/** `padding`, with `explicit_paddings` in the order of the file's sides. */
export function paddingOf(call: OpCall, isFirst: boolean): Padding {
  const padding = call.attr.text('padding', '')
  if (padding === 'SAME') return 'same'
  if (padding === 'VALID') return 'valid'
  const sides = call.attr.integers('explicit_paddings')
  if (padding !== 'EXPLICIT' || sides.length !== 8) call.unfit('padding', padding)
  const at = isFirst ? 4 : 2
  const [top = 0, bottom = 0, left = 0, right = 0] = sides.slice(at, at + 4)
  const others = sides.filter((_, index) => index < at || index >= at + 4)
  if (others.some((side) => side !== 0)) call.unfit('explicit_paddings', sides)
  return { top, bottom, left, right }
}

/** How a convolution sees its input: between SpaceToBatchND and BatchToSpaceND it is dilated. */
function windowOf(call: OpCall, input: Tensor, isFirst: boolean) {
  const strides = pairOf(call, 'strides', isFirst)
  const padding = paddingOf(call, isFirst)
  const dilation = pairOf(call, 'dilations', isFirst)
  const { spaced } = input
  if (!spaced) return { strides, padding, dilation }
  if (padding !== 'valid' || strides.some((side) => side !== 1) || dilation.some((side) => side !== 1)) {
    call.unfit('padding', call.attr.text('padding', ''))
  }
  return { strides, padding: spaced.padding satisfies Edges, dilation: spaced.block }
}

/** A node with what is fused to it: the inputs behind the kernel, as `fused_ops` says what they are for. */
export async function finish(
  call: OpCall,
  emit: (bias: string | undefined, activation: Activation) => Tensor,
  units: number,
): Promise<Tensor> {
  // The converter writes NoOp for a depthwise convolution without a bias.
  const fused = call.attr.texts('fused_ops').filter((name) => name !== 'NoOp')
  let next = 2
  let bias: string | undefined
  let result: Tensor | undefined
  const [first, ...rest] = fused
  if (first === 'BiasAdd') bias = await call.vector(next++, units)
  const steps = first === 'BiasAdd' ? rest : fused
  const [step, ...others] = steps
  const activation = step === undefined || others.length > 0 ? undefined : fusedActivation(call, step)
  if (activation) return emit(bias, activation)
  result = emit(bias, linear)
  for (const name of steps) {
    if (name === 'FusedBatchNorm') {
      const [gamma, beta, mean, variance] = [
        await call.vector(next++, units),
        await call.vector(next++, units),
        await call.vector(next++, units),
        await call.vector(next++, units),
      ]
      const operation = { kind: 'batchNormalization', epsilon: call.attr.number('epsilon', 0) } as const
      result = call.emit(operation, { inputs: [result], weights: { gamma, beta, mean, variance } })
    } else if (name === 'Prelu') {
      result = call.emit({ kind: 'prelu' }, { inputs: [result], weights: { alpha: slopes(call, next++, result) } })
    } else {
      result = call.activate(result, fusedActivation(call, name) ?? call.unfit('fused_ops', fused))
    }
  }
  return result
}

/** The slopes of PReLU: one number a channel, or one for each value. */
export function slopes(call: OpCall, index: number, input: Tensor): string {
  const { dims } = call.constant(index)
  const rank = input.shapes[0]?.length ?? 0
  const own = dims.length > rank && dims[0] === 1 ? dims.slice(1) : dims
  if (!input.isTurned) return call.weight(index, own)
  const turned = [...Array.from({ length: 3 - own.length }, () => 1), ...own]
  return call.weight(index, turned, [1, 2, 0])
}

const conv2d: OpReader = (call) => {
  const isFirst = isChannelsFirst(call)
  const input = planeBefore(call, isFirst)
  const { dims } = call.constant(1)
  const [rows = 0, columns = 0, depth = 0, filters = 0] = dims
  const channels = sameSide(input.shapes, 2) ?? 0
  const groups = channels / depth
  if (dims.length !== 4 || !Number.isInteger(groups) || groups < 1) {
    call.refuse('weightsOfOtherShape', {
      weights: call.sourceOf(1),
      shape: dims,
      wanted: [rows, columns, channels, filters],
    })
  }
  const kernel = call.weight(1)
  return finish(
    call,
    (bias, activation) => {
      const operation = { kind: 'conv2d', filters, groups, size: [rows, columns], activation } as const
      return convolved(call, { ...operation, ...windowOf(call, input, isFirst) }, { input, kernel, bias })
    },
    filters,
  )
}

const depthwise: OpReader = (call) => {
  const isFirst = isChannelsFirst(call)
  const input = planeBefore(call, isFirst)
  const { dims } = call.constant(1)
  const [rows = 0, columns = 0, channels = 0, multiplier = 0] = dims
  const kernel = call.weight(1)
  if (dims.length !== 4 || channels !== sameSide(input.shapes, 2)) {
    const wanted = [rows, columns, sameSide(input.shapes, 2) ?? 0, multiplier]
    call.refuse('weightsOfOtherShape', { weights: call.sourceOf(1), shape: dims, wanted })
  }
  return finish(
    call,
    (bias, activation) => {
      const operation = { kind: 'depthwiseConv2d', multiplier, size: [rows, columns], activation } as const
      return convolved(call, { ...operation, ...windowOf(call, input, isFirst) }, { input, kernel, bias })
    },
    channels * multiplier,
  )
}

/** The input of a convolution, which may be cut into blocks. */
function planeBefore(call: OpCall, isFirst: boolean): Tensor {
  const value = call.input(0)
  const isSpaced = value.kind === 'tensor' && value.spaced && !value.spaced.isDone
  return isSpaced ? value : call.plane(call.tensor(0), isFirst)
}

/** The node of a convolution. */
function convolved(
  call: OpCall,
  operation: Omit<OperationOf<'conv2d'>, 'useBias'> | Omit<OperationOf<'depthwiseConv2d'>, 'useBias'>,
  { input, kernel, bias }: { input: Tensor; kernel: string; bias: string | undefined },
): Tensor {
  const weights = { kernel, ...(bias !== undefined && { bias }) }
  const result = call.emit({ ...operation, useBias: bias !== undefined }, { inputs: [input], weights })
  return result.spaced ? { ...result, spaced: { ...result.spaced, isDone: true } } : result
}

export const convolutions: readonly [string, OpReader][] = [
  ['Conv2D', conv2d],
  ['_FusedConv2D', conv2d],
  ['FusedConv2D', conv2d],
  ['DepthwiseConv2dNative', depthwise],
  ['DepthwiseConv2d', depthwise],
  ['FusedDepthwiseConv2dNative', depthwise],
  ['_FusedDepthwiseConv2dNative', depthwise],
]
