import { valueCount } from '../../../graph/shapes/settings.ts'
import type { OpReader } from '../opCall.ts'
import { sameSide } from '../values.ts'
import { finish, isChannelsFirst, linear, paddingOf, pairOf } from './convolutions.ts'

/** The other way: a gradient of a convolution. Inputs: the size of the result, the kernel, the plane. */
const transposed: OpReader = async (call) => {
  const isFirst = isChannelsFirst(call)
  const input = call.plane(call.tensor(2), isFirst)
  const [rows = 0, columns = 0, filters = 0] = call.constant(1).dims
  const strides = pairOf(call, 'strides', isFirst)
  const dilation = pairOf(call, 'dilations', isFirst)
  const given = paddingOf(call, isFirst)
  const sizes = (await call.integers(0)).slice(-3)
  const wanted = isFirst ? sizes.slice(1) : sizes
  const along = (axis: 0 | 1): [before: number, after: number, more: number] => {
    const length = sameSide(input.shapes, axis)
    const size = wanted[axis]
    // Without a size of its own the plane has as many rows as Keras gives it.
    if (length === undefined || size === undefined) return call.refuseFree()
    const window = ((axis === 0 ? rows : columns) - 1) * (dilation[axis] ?? 1) + 1
    const reached = (length - 1) * (strides[axis] ?? 1) + window
    if (given === 'valid') return size >= reached ? [0, 0, size - reached] : [0, reached - size, 0]
    const edges = axis === 0 ? ['top', 'bottom'] : ['left', 'right']
    const before = given === 'same' ? Math.floor(Math.max(reached - size, 0) / 2) : given[edges[0] as 'top']
    const after = reached - before - size
    return after >= 0 ? [before, after, 0] : [before, 0, -after]
  }
  const isFree = wanted[0] === undefined || wanted[1] === undefined
  const [[top, bottom, moreRows], [left, right, moreColumns]] = isFree
    ? [[0, 0, 0] as const, [0, 0, 0] as const]
    : [along(0), along(1)]
  return call.emit(
    {
      ...{ kind: 'conv2dTranspose', filters, size: [rows, columns], strides, dilation, useBias: false },
      ...(isFree ? { padding: given } : { padding: { top, bottom, left, right } }),
      ...(moreRows + moreColumns > 0 && { outputPadding: [moreRows, moreColumns] as const }),
      activation: linear,
    },
    { inputs: [input], weights: { kernel: call.weight(1) } },
  )
}

/** A product with a matrix in the file, of a list or of each cell of a plane. */
const matMul: OpReader = async (call) => {
  const input = call.plain(call.tensor(0))
  const { dims } = call.constant(1)
  const isFlipped = ['transpose_b', 'adj_y'].some((name) => call.attr.flag(name))
  const isBatched = call.def.op.startsWith('Batch')
  const shape = dims.slice(-2)
  const rank = input.shapes[0]?.length ?? 0
  if (['transpose_a', 'adj_x'].some((name) => call.attr.flag(name))) call.unfit('transpose_a', true)
  if (rank === 0 || valueCount(shape) !== valueCount(dims) || shape.length !== 2) {
    call.refuse('shapeUnfit', { shape: dims })
  }
  if (!isBatched && rank > 1 && input.leading === 'batch') call.refuse('shapeUnfit', { shape: input.shapes[0] ?? [] })
  const units = shape[isFlipped ? 0 : 1] ?? 0
  const kernel = call.weight(1, shape, isFlipped ? [1, 0] : undefined)
  return finish(
    call,
    (bias, activation) =>
      call.emit(
        { kind: 'dense', units, useBias: bias !== undefined, activation },
        { inputs: [input], weights: { kernel, ...(bias !== undefined && { bias }) } },
      ),
    units,
  )
}

/** Transposed convolutions, and products with matrices. */
export const products: readonly [string, OpReader][] = [
  ['Conv2DBackpropInput', transposed],
  ['MatMul', matMul],
  ['_FusedMatMul', matMul],
  ['BatchMatMul', matMul],
  ['BatchMatMulV2', matMul],
]
