import type { Edges } from '../../drafts/draft.ts'
import type { OpCall, OpReader } from '../opCall.ts'
import { rankOf, sameSide, type Tensor } from '../values.ts'
import { sliced } from './ranges.ts'
import { takePlaces } from './takePlaces.ts'

/** Lower than any value of a feature map: what a maximum never takes. */
const LOW = -1e30

/** What is added before and behind each axis of the file's tensor; what is less than nothing is taken away. */
async function edgesOf(call: OpCall, tensor: Tensor): Promise<Map<number, [number, number]>> {
  const rank = rankOf(tensor)
  const pads = (call.opset < 11 ? (call.list('pads') ?? call.list('paddings')) : await call.known(1)) ?? []
  const axes = call.has(3)
    ? (await call.known(3)).map((axis) => call.axis(axis, rank))
    : Array.from({ length: rank }, (_, axis) => axis)
  if (pads.length !== 2 * axes.length || pads.some((side) => !Number.isInteger(side))) call.unfit('pads', pads)
  const edges = new Map<number, [number, number]>()
  for (const [at, axis] of axes.entries()) {
    const [before, after] = [pads[at] ?? 0, pads[at + axes.length] ?? 0]
    if (before !== 0 || after !== 0) edges.set(axis, [before, after])
  }
  return edges
}

/** Edges of zeros, of another value, or of the tensor's own. */
export const pad: OpReader = async (call) => {
  const given = call.tensor(0)
  const all = await edgesOf(call, given)
  const tensor = withoutEdges(call, given, all)
  const edges = new Map(
    [...all].flatMap(([axis, [before, after]]): [number, readonly [number, number]][] =>
      before > 0 || after > 0 ? [[axis, [Math.max(before, 0), Math.max(after, 0)]]] : [],
    ),
  )
  if (edges.size === 0) return tensor
  const mode = call.text('mode', 'constant')
  if (mode === 'constant') {
    const value = call.opset < 11 ? call.float('value', 0) : ((await call.number(2)) ?? 0)
    return padWith(call, tensor, edges, value)
  }
  let padded = tensor
  for (const [axis, [before, after]] of edges) {
    const length = sameSide(tensor.dims, axis) ?? call.refuseFree()
    const source = sourceOf(call, mode, length, Math.max(before, after))
    const places = Array.from({ length: before + length + after }, (_, at) => source(at - before))
    const full = padded.order.includes(axis) ? padded : call.arrange(padded, [...padded.order, axis])
    padded = takePlaces(call, full, axis, places)
  }
  return padded
}

/** A tensor without what negative padding takes away. */
function withoutEdges(call: OpCall, tensor: Tensor, edges: ReadonlyMap<number, readonly [number, number]>): Tensor {
  const ranges = [...edges].flatMap(([axis, [before, after]]) =>
    before < 0 || after < 0
      ? { axis, start: Math.max(-before, 0), end: after < 0 ? after : Number.MAX_SAFE_INTEGER, step: 1 }
      : [],
  )
  return ranges.length > 0 ? sliced(call, tensor, ranges) : tensor
}

/** Where padding takes its values from. */
function sourceOf(call: OpCall, mode: string, length: number, most: number): (at: number) => number {
  if (mode === 'edge') return (at) => Math.min(Math.max(at, 0), length - 1)
  if (mode === 'wrap' && most <= length) return (at) => (at + length) % length
  if (mode === 'reflect' && most < length) {
    return (at) => (at < 0 ? -at : at < length ? at : 2 * length - 2 - at)
  }
  return call.unfit('mode', mode)
}

function padWith(
  call: OpCall,
  tensor: Tensor,
  edges: ReadonlyMap<number, readonly [number, number]>,
  value: number,
): Tensor {
  const isFrame = rankOf(tensor) === 4 && [...edges.keys()].every((axis) => axis > 1)
  if (isFrame) {
    const [top, bottom] = edges.get(2) ?? [0, 0]
    const [left, right] = edges.get(3) ?? [0, 0]
    const frame: Edges = { top, bottom, left, right }
    const plane = call.plane(tensor)
    if (value < LOW) return { ...plane, lowPadding: frame }
    return shiftedBy(call, plane, value, (inner) => {
      const result = call.emit({ kind: 'padding2d', ...frame }, { inputs: [inner] })
      if (value === 0) call.around.beforePadding.set(result.draft, inner)
      return result
    })
  }
  return shiftedBy(call, tensor, value, (inner) => {
    let padded = inner
    for (const [axis, [before, after]] of edges) padded = behindZeros(call, padded, axis, before, after)
    return padded
  })
}

/** Padding with another value than zero. */
function shiftedBy(call: OpCall, tensor: Tensor, value: number, work: (tensor: Tensor) => Tensor): Tensor {
  if (!Number.isFinite(value) || Math.abs(value) > 1e4) call.unfit('constant_value', value)
  const shift = (to: Tensor, by: number) =>
    by === 0 ? to : call.emit({ kind: 'arithmetic', function: 'add', scalar: by }, { inputs: [to] })
  return shift(work(shift(tensor, -value)), value)
}

/** Zeros before and behind one axis. */
function behindZeros(call: OpCall, input: Tensor, axis: number, before: number, after: number): Tensor {
  const tensor = input.order.includes(axis) ? input : call.arrange(input, [...input.order, axis])
  const at = tensor.order.indexOf(axis)
  const sides = tensor.order.map((one) => sameSide(tensor.dims, one) ?? call.refuseFree())
  const zeros = (count: number): Tensor[] => {
    if (count === 0) return []
    const shape = sides.with(at, count)
    const size = shape.reduce((a, b) => a * b, 1)
    if (size > 2 ** 24) call.refuse('outputTooLarge', { shape })
    const value = call.around.writer.numbers(`zeros/${shape.join('x')}`, shape, new Float32Array(size))
    return [
      call.emit({ kind: 'constant' }, { inputs: [], weights: { value }, order: tensor.order, rank: rankOf(tensor) }),
    ]
  }
  const inputs = [...zeros(before), tensor, ...zeros(after)]
  return call.emit({ kind: 'concatenate', axis: at }, { inputs, order: tensor.order, rank: rankOf(tensor) })
}
