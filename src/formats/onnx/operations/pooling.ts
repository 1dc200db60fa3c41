import type { OperationOf, Padding } from '../../../graph/operations.ts'
import { valueCount } from '../../../graph/shapes/settings.ts'
import { stepsOf } from '../../drafts/constants.ts'
import type { Edges } from '../../drafts/draft.ts'
import { demandRoom, foldEach } from '../fold.ts'
import type { OpCall, OpReader } from '../opCall.ts'
import { type Constant, rankOf, type Tensor } from '../values.ts'
import { paddingOf, type WindowSettings } from './convolutions.ts'
import { pooling1d } from './pooling1d.ts'

/** `ceil_mode`: windows that begin in the picture or its front padding count, also where they end behind it. */
function extraBehind(call: OpCall, plane: Tensor, { size, strides }: WindowSettings, padding: Edges): Edges {
  const extra = ([0, 1] as const).map((axis) => {
    const [front, back] = axis === 0 ? [padding.top, padding.bottom] : [padding.left, padding.right]
    const all = plane.shapes.map((shape) => {
      const length = shape[axis] ?? 1
      const span = length + front + back - size[axis]
      let cells = Math.ceil(span / strides[axis])
      if (cells * strides[axis] >= length + front) cells--
      return Math.max(cells * strides[axis] - span, 0)
    })
    return all.every((one) => one === all[0]) ? (all[0] ?? 0) : call.refuseFree()
  })
  return { top: 0, left: 0, bottom: extra[0] ?? 0, right: extra[1] ?? 0 }
}

const plus = (a: Edges, b: Edges): Edges => ({
  top: a.top + b.top,
  bottom: a.bottom + b.bottom,
  left: a.left + b.left,
  right: a.right + b.right,
})

const hasEdges = ({ top, bottom, left, right }: Edges) => top + bottom + left + right > 0

const pool =
  (mode: 'max' | 'average'): OpReader =>
  (call) => {
    const value = call.input(0)
    const low = value.kind === 'tensor' && mode === 'max' ? value.lowPadding : undefined
    const { lowPadding: _, ...unpadded } = low && value.kind === 'tensor' ? value : call.tensor(0)
    if (rankOf(unpadded) === 3 && !low) return pooling1d(call, unpadded, mode)
    let plane = call.plane(unpadded)
    const size = call.pair('kernel_shape')
    if (!call.list('kernel_shape')) call.unfit('kernel_shape', null)
    const dilation = call.pair('dilations')
    if (dilation.some((one) => one !== 1)) call.unfit('dilations', dilation)
    if (call.flag('storage_order')) call.unfit('storage_order', 1)
    const windows = { size, strides: call.pair('strides'), dilation }
    let padding = paddingOf(call, plane, windows)
    if (low)
      padding =
        padding === 'valid' ? low : typeof padding === 'string' ? call.unfit('auto_pad', padding) : plus(padding, low)
    let countsPadding = mode === 'average' && call.flag('count_include_pad')
    if (call.flag('ceil_mode') && padding !== 'same') {
      const explicit = padding === 'valid' ? { top: 0, bottom: 0, left: 0, right: 0 } : padding
      const extra = extraBehind(call, plane, windows, explicit)
      if (countsPadding && hasEdges(extra)) {
        // Padding counts, what is behind it does not.
        if (hasEdges(explicit)) plane = call.emit({ kind: 'padding2d', ...explicit }, { inputs: [plane] })
        countsPadding = false
        padding = extra
      } else padding = plus(explicit, extra)
    }
    const operation = { kind: 'pooling2d', mode, countsPadding, size, strides: windows.strides } as const
    return call.emit({ ...operation, padding: padding satisfies Padding }, { inputs: [plane] })
  }

const globalPool =
  (name: 'mean' | 'max'): OpReader =>
  (call) => {
    const input = call.tensor(0)
    // Of lists of tokens, PyTorch's AdaptiveAvgPool1d.
    const plane = rankOf(input) === 3 ? call.arrange(input, [2, 1]) : call.plane(input)
    const axes = rankOf(input) === 3 ? [0] : [0, 1]
    return call.emit({ kind: 'reduce', function: name, axes, keepDimensions: true }, { inputs: [plane] })
  }

type Reduction = OperationOf<'reduce'>['function']

const folds: Readonly<Record<Reduction | 'product', (list: readonly number[]) => number>> = {
  mean: (list) => list.reduce((a, b) => a + b, 0) / list.length,
  sum: (list) => list.reduce((a, b) => a + b, 0),
  product: (list) => list.reduce((a, b) => a * b, 1),
  max: (list) => list.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
  min: (list) => list.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
}

/** Of a constant. */
async function fold(
  call: OpCall,
  constant: Constant,
  name: Reduction | 'product',
  axes: readonly number[],
): Promise<Constant> {
  const { dims, isInteger } = constant
  demandRoom(call, dims)
  const keeps = call.flag('keepdims', 1)
  const steps = stepsOf(dims)
  const left = dims.map((side, axis) => (axes.includes(axis) ? 1 : side))
  const to = stepsOf(left)
  const values = (await call.lists(constant)).map((list) => {
    const groups: number[][] = Array.from({ length: valueCount(left) }, () => [])
    for (let index = 0; index < list.length; index++) {
      let place = 0
      for (const [axis, step] of steps.entries()) {
        if (!axes.includes(axis)) place += (Math.floor(index / step) % (dims[axis] ?? 1)) * (to[axis] ?? 0)
      }
      groups[place]?.push(list[index] ?? 0)
    }
    return groups.map((group) => folds[name](group))
  })
  const sides = keeps ? left : dims.filter((_, axis) => !axes.includes(axis))
  return { kind: 'constant', dims: sides, isInteger, values }
}

/** Axes are an input from opset 13 (ReduceSum) or 18 on, before that a setting. */
async function axesOf(call: OpCall, rank: number): Promise<readonly number[] | undefined> {
  const given = await call.settingOrInput('axes', 1)
  const isNone = !given || given.length === 0
  if (isNone && call.flag('noop_with_empty_axes')) return undefined
  const all = isNone ? Array.from({ length: rank }, (_, axis) => axis) : given
  return [...new Set(all.map((axis) => call.axis(axis, rank)))]
}

/** What values are before they are reduced, and after. */
const computed = {
  square: (x: number) => x * x,
  absolute: Math.abs,
  exponential: Math.exp,
  squareRoot: Math.sqrt,
  logarithm: Math.log,
}

type Computed = keyof typeof computed

const reduce =
  (name: Reduction | 'product', before?: Computed, after?: Computed): OpReader =>
  async (call) => {
    const value = call.input(0)
    const axes = await axesOf(call, rankOf(value))
    if (value.kind === 'constant') {
      const given = before ? await foldEach(call, [value], computed[before]) : value
      const result = axes ? await fold(call, given, name, axes) : given
      return after ? foldEach(call, [result], computed[after]) : result
    }
    if (name === 'product') return call.refuse('kindUnknown')
    const input = call.tensor(0)
    const given = before ? call.activate(input, { id: before }) : input
    const result = axes ? reduced(call, given, name, axes) : given
    return after ? call.activate(result, { id: after }) : result
  }

function reduced(call: OpCall, given: Tensor, name: Reduction, axes: readonly number[]): Tensor {
  const rank = rankOf(given)
  const own = given.order.flatMap((axis, at) => (axes.includes(axis) ? at : []))
  const keeps = call.flag('keepdims', 1)
  // Of all sides one is left.
  const isAll = own.length === given.order.length
  const isKept = keeps || isAll
  const reduce = { kind: 'reduce', function: name, axes: own, keepDimensions: isKept } as const
  const order = isKept ? given.order : given.order.filter((axis) => !axes.includes(axis))
  const result = own.length > 0 ? call.emit(reduce, { inputs: [given], order, rank }) : { ...given, order }
  if (keeps) return result
  const left = Array.from({ length: rank }, (_, axis) => axis).filter((axis) => !axes.includes(axis))
  if (left.length === 0) call.refuse('shapeUnfit', { shape: given.shapes[0] ?? [] })
  const isGone = isAll || result.order.some((axis) => !left.includes(axis))
  const plain = isGone ? call.arrange(result, [left.at(-1) ?? 0]) : result
  return {
    ...plain,
    dims: plain.dims.map((dims) => left.map((axis) => dims[axis] ?? 1)),
    order: plain.order.map((axis) => left.indexOf(axis)),
  }
}

export const pooling: readonly [string, OpReader][] = [
  ['MaxPool', pool('max')],
  ['AveragePool', pool('average')],
  ['GlobalAveragePool', globalPool('mean')],
  ['GlobalMaxPool', globalPool('max')],
  ['ReduceMean', reduce('mean')],
  ['ReduceSum', reduce('sum')],
  ['ReduceMax', reduce('max')],
  ['ReduceMin', reduce('min')],
  ['ReduceProd', reduce('product')],
  ['ReduceSumSquare', reduce('sum', 'square')],
  ['ReduceL1', reduce('sum', 'absolute')],
  ['ReduceL2', reduce('sum', 'square', 'squareRoot')],
]
