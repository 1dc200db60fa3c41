import type { OpReader } from '../opCall.ts'
import { isSingle, rankOf } from '../values.ts'
import { channelCount } from './perChannel.ts'

/** A convolution along a line, [1, channels, places], such as ECA's over the means of channels: of a plane of one column. */
export const convolution1d: OpReader = async (call) => {
  const line = call.tensor(0)
  if (rankOf(line) !== 3 || !isSingle(line.dims, 0)) call.refuse('shapeUnfit', { shape: line.dims[0] ?? [] })
  const plane = call.plane({ ...line, dims: line.dims.map((dims) => [...dims, 1]) })
  const [filters = 0, depth = 0, size = 0] = call.constant(1).dims
  const channels = channelCount(call, plane)
  const groups = call.integer('group', 1)
  if (groups < 1 || channels % groups !== 0 || filters % groups !== 0) call.unfit('group', groups)
  if (depth * groups !== channels) {
    const wanted = [filters, channels / groups, size]
    call.refuse('weightsOfOtherShape', { weights: call.sourceOf(1), shape: [filters, depth, size], wanted })
  }
  const auto = call.text('auto_pad', 'NOTSET')
  if (!['NOTSET', '', 'VALID'].includes(auto)) call.unfit('auto_pad', auto)
  const pads = call.list('pads') ?? [0, 0]
  const [top = 0, bottom = 0] = pads
  if (pads.length !== 2 || pads.some((side) => side < 0 || side > 2 ** 20)) call.unfit('pads', pads)
  const [stride = 1] = call.list('strides') ?? []
  const [step = 1] = call.list('dilations') ?? []
  const useBias = call.has(2)
  const windows = { size: [size, 1], strides: [stride, 1], dilation: [step, 1] } as const
  const padding = { top, bottom, left: 0, right: 0 }
  const settings = { ...windows, padding, useBias, activation: { id: 'linear' } } as const
  const isDepthwise = depth === 1 && groups > 1 && filters % channels === 0
  const multiplier = filters / channels
  const kernel = isDepthwise
    ? call.weight(1, [channels, multiplier, size, 1], [2, 3, 0, 1])
    : call.weight(1, [filters, depth, size, 1], [2, 3, 1, 0])
  const weights = { kernel, ...(useBias && { bias: await call.vector(2, filters) }) }
  const made = isDepthwise
    ? call.emit({ kind: 'depthwiseConv2d', multiplier, ...settings }, { inputs: [plane], weights })
    : call.emit({ kind: 'conv2d', filters, groups, ...settings }, { inputs: [plane], weights })
  const result = call.arrange(made, [2, 1])
  return { ...result, dims: result.dims.map((dims) => dims.slice(0, 3)) }
}
