import type { OpCall } from '../opCall.ts'
import { isSingle, type Tensor } from '../values.ts'

/** A pool along a line, [1, channels, places]: of a plane of one column. */
export function pooling1d(call: OpCall, line: Tensor, mode: 'max' | 'average'): Tensor {
  if (!isSingle(line.dims, 0)) call.refuse('shapeUnfit', { shape: line.dims[0] ?? [] })
  const plane = call.plane({ ...line, dims: line.dims.map((dims) => [...dims, 1]) })
  const auto = call.text('auto_pad', 'NOTSET')
  if (!['NOTSET', '', 'VALID'].includes(auto)) call.unfit('auto_pad', auto)
  for (const setting of ['ceil_mode', 'storage_order']) if (call.flag(setting)) call.unfit(setting, 1)
  const [step = 1] = call.list('dilations') ?? []
  if (step !== 1) call.unfit('dilations', [step])
  const [size = 0] = call.list('kernel_shape') ?? []
  const [stride = 1] = call.list('strides') ?? []
  const pads = call.list('pads') ?? [0, 0]
  const [top = 0, bottom = 0] = pads
  if (size < 1 || stride < 1) call.unfit('kernel_shape', [size])
  if (pads.length !== 2 || pads.some((side) => side < 0 || side >= size)) call.unfit('pads', pads)
  const countsPadding = mode === 'average' && call.flag('count_include_pad')
  const padding = { top, bottom, left: 0, right: 0 }
  const operation = { kind: 'pooling2d', mode, countsPadding, size: [size, 1], strides: [stride, 1], padding } as const
  const result = call.arrange(call.emit(operation, { inputs: [plane] }), [2, 1])
  return { ...result, dims: result.dims.map((dims) => dims.slice(0, 3)) }
}
