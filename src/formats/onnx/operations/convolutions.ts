import type { Activation, Padding, Pair } from '../../../graph/operations.ts'
import type { Edges } from '../../drafts/draft.ts'
import type { OpCall, OpReader } from '../opCall.ts'
import { sameSide, type Tensor } from '../values.ts'
import { convolution1d } from './convolution1d.ts'
import { channelCount } from './perChannel.ts'

export const linear: Activation = { id: 'linear' }

/** A window's settings, without its padding. */
export interface WindowSettings {
  size: Pair
  strides: Pair
  dilation: Pair
}

/** `auto_pad` and `pads`, which has all fronts first. Lengths are needed where SAME_LOWER follows from them. */
export function paddingOf(call: OpCall, plane: Tensor, { size, strides, dilation }: WindowSettings): Padding {
  const auto = call.text('auto_pad', 'NOTSET')
  if (auto === 'SAME_UPPER') return 'same'
  if (auto === 'VALID') return 'valid'
  if (auto === 'SAME_LOWER') {
    const total = ([0, 1] as const).map((axis) => {
      const length = sameSide(plane.shapes, axis) ?? call.refuseFree()
      const window = (size[axis] - 1) * dilation[axis] + 1
      return Math.max((Math.ceil(length / strides[axis]) - 1) * strides[axis] + window - length, 0)
    })
    const [rows = 0, columns = 0] = total
    const [top, left] = [Math.ceil(rows / 2), Math.ceil(columns / 2)]
    return { top, bottom: rows - top, left, right: columns - left }
  }
  if (auto !== 'NOTSET' && auto !== '') call.unfit('auto_pad', auto)
  const pads = call.list('pads') ?? [0, 0, 0, 0]
  const [top = 0, left = 0, bottom = 0, right = 0] = pads
  if (pads.length !== 4 || pads.some((side) => side < 0)) call.unfit('pads', pads)
  if (pads.some((side) => side > 2 ** 20)) {
    const [height = 0, width = 0, channels = 0] = plane.shapes[0] ?? []
    call.refuse('outputTooLarge', { shape: [height + top + bottom, width + left + right, channels] })
  }
  return { top, bottom, left, right }
}

/** The size of a kernel, which `kernel_shape` may say as well. */
function demandKernelShape(call: OpCall, size: readonly number[]): void {
  const told = call.list('kernel_shape')
  if (told && told.join() !== size.join()) {
    call.refuse('weightsOfOtherShape', { weights: call.sourceOf(1), shape: size, wanted: told })
  }
}

const weightsOf = async (call: OpCall, kernel: string, filters: number) => ({
  kernel,
  ...(call.has(2) && { bias: await call.vector(2, filters) }),
})

const conv: OpReader = async (call) => {
  if (call.constant(1).dims.length === 3) return convolution1d(call)
  const { plane, framed } = padded(call, call.tensor(0))
  const kernel = call.constant(1)
  const [filters = 0, depth = 0, rows = 0, columns = 0] = kernel.dims
  const channels = channelCount(call, plane)
  const groups = call.integer('group', 1)
  if (groups < 1 || channels % groups !== 0 || filters % groups !== 0) call.unfit('group', groups)
  if (kernel.dims.length !== 4 || depth * groups !== channels) {
    const wanted = [filters, channels / groups, rows, columns]
    call.refuse('weightsOfOtherShape', { weights: call.sourceOf(1), shape: kernel.dims, wanted })
  }
  demandKernelShape(call, [rows, columns])
  const size = [rows, columns] as const
  const windows = { size, strides: call.pair('strides'), dilation: call.pair('dilations') }
  const padding = withFrame(call, paddingOf(call, plane, windows), framed)
  const isDepthwise = depth === 1 && groups > 1 && filters % channels === 0
  const useBias = call.has(2)
  if (isDepthwise) {
    const multiplier = filters / channels
    // Filter c · multiplier + m is the m-th of channel c.
    const shape = [channels, multiplier, rows, columns]
    const weights = await weightsOf(call, call.weight(1, shape, [2, 3, 0, 1]), filters)
    const operation = { kind: 'depthwiseConv2d', multiplier, ...windows, padding, useBias, activation: linear } as const
    return call.emit(operation, { inputs: [plane], weights })
  }
  const weights = await weightsOf(call, call.weight(1, undefined, [2, 3, 1, 0]), filters)
  const operation = { kind: 'conv2d', filters, groups, ...windows, padding, useBias, activation: linear } as const
  return call.emit(operation, { inputs: [plane], weights })
}

/** The plane before a padding with zeros that only this convolution takes, and the padding. */
function padded(call: OpCall, input: Tensor): { plane: Tensor; framed?: Edges } {
  const { operation } = input.draft
  if (operation.kind === 'padding2d' && call.isOnlyUser(0) && input.order.join() === '2,3,1') {
    const before = call.around.beforePadding.get(input.draft)
    const { top, bottom, left, right } = operation
    const isPlain = ['NOTSET', '', 'VALID'].includes(call.text('auto_pad', 'NOTSET'))
    if (before && isPlain) return { plane: before, framed: { top, bottom, left, right } }
  }
  return { plane: call.plane(input) }
}

function withFrame(call: OpCall, padding: Padding, framed: Edges | undefined): Padding {
  if (!framed) return padding
  if (padding === 'valid') return framed
  if (padding === 'same') return call.unfit('auto_pad', 'SAME_UPPER')
  return {
    top: padding.top + framed.top,
    bottom: padding.bottom + framed.bottom,
    left: padding.left + framed.left,
    right: padding.right + framed.right,
  }
}

const convTranspose: OpReader = async (call) => {
  const plane = call.plane(call.tensor(0))
  const kernel = call.constant(1)
  const [channels = 0, filters = 0, rows = 0, columns = 0] = kernel.dims
  const groups = call.integer('group', 1)
  if (groups !== 1) call.unfit('group', groups)
  if (kernel.dims.length !== 4 || channels !== channelCount(call, plane)) {
    const wanted = [channelCount(call, plane), filters, rows, columns]
    call.refuse('weightsOfOtherShape', { weights: call.sourceOf(1), shape: kernel.dims, wanted })
  }
  demandKernelShape(call, [rows, columns])
  const strides = call.pair('strides')
  const dilation = call.pair('dilations')
  const more = call.list('output_padding') ?? [0, 0]
  const [moreRows = 0, moreColumns = 0] = more
  let padding = transposedPadding(call)
  let outputPadding: Pair = [moreRows, moreColumns]
  const wanted = call.list('output_shape')
  const auto = call.text('auto_pad', 'NOTSET')
  if (wanted || auto.startsWith('SAME')) {
    const size = [rows, columns]
    const sides = ([0, 1] as const).map((axis) => {
      const length = sameSide(plane.shapes, axis) ?? call.refuseFree()
      const whole = strides[axis] * (length - 1) + (more[axis] ?? 0) + ((size[axis] ?? 1) - 1) * dilation[axis] + 1
      const cut = whole - (wanted?.at(axis - 2) ?? length * strides[axis])
      const first = auto === 'SAME_UPPER' ? Math.floor(cut / 2) : Math.ceil(cut / 2)
      return { first: Math.max(first, 0), last: Math.max(cut - first, 0), more: Math.max(-cut, 0) }
    })
    const [y, x] = sides
    padding = { top: y?.first ?? 0, bottom: y?.last ?? 0, left: x?.first ?? 0, right: x?.last ?? 0 }
    outputPadding = [moreRows + (y?.more ?? 0), moreColumns + (x?.more ?? 0)]
  }
  const windows = { size: [rows, columns], strides, dilation, padding, outputPadding } as const
  const weights = await weightsOf(call, call.weight(1, undefined, [2, 3, 1, 0]), filters)
  const operation = { kind: 'conv2dTranspose', filters, ...windows, useBias: call.has(2), activation: linear } as const
  return call.emit(operation, { inputs: [plane], weights })
}

function transposedPadding(call: OpCall): Edges {
  const pads = call.list('pads') ?? [0, 0, 0, 0]
  const [top = 0, left = 0, bottom = 0, right = 0] = pads
  if (pads.length !== 4 || pads.some((side) => side < 0)) call.unfit('pads', pads)
  return { top, bottom, left, right }
}

export const convolutions: readonly [string, OpReader][] = [
  ['Conv', conv],
  ['ConvTranspose', convTranspose],
]
