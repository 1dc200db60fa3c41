import type { Interpolation } from '../../../graph/operations.ts'
import type { Edges } from '../../drafts/draft.ts'
import { alongAxis, axisOf, takePlaces } from '../axes.ts'
import type { OpCall, OpReader } from '../opCall.ts'
import { rankOf, sameSide, type Tensor } from '../values.ts'

/** Lower than any value of a feature map: what a maximum never takes. */
const LOW = -1e30

/** What is added before and behind each axis of our node. */
async function edgesOf(call: OpCall, tensor: Tensor): Promise<Map<number, [number, number]>> {
  const rank = rankOf(tensor)
  const flat = await call.known(1)
  const isFit = flat.length === 2 * rank && flat.every((side) => side >= 0)
  if (!isFit) call.unfit('paddings', flat)
  const edges = new Map<number, [number, number]>()
  for (let axis = 0; axis < rank; axis++) {
    const [before = 0, after = 0] = flat.slice(2 * axis)
    if (before + after > 0) edges.set(axisOf(call, tensor, axis), [before, after])
  }
  return edges
}

/** Padding with a constant: zero on planes, any before a maximum, and on channels zero. */
const pad: OpReader = async (call) => {
  const tensor = call.tensor(0)
  const edges = await edgesOf(call, tensor)
  const value = call.given.length > 2 ? ((await call.lists(call.constant(2)))[0]?.[0] ?? 0) : 0
  if (edges.size === 0) return tensor
  const isPlane = tensor.shapes[0]?.length === 3
  const [top, bottom] = edges.get(0) ?? [0, 0]
  const [left, right] = edges.get(1) ?? [0, 0]
  const frame: Edges = { top, bottom, left, right }
  const isFrame = isPlane && !edges.has(2)
  if (isFrame && value < LOW) return { ...tensor, lowPadding: frame }
  if (!Number.isFinite(value) || Math.abs(value) > 1e4) call.unfit('constant_values', value)
  const shift = (to: Tensor, by: number) =>
    by === 0 ? to : call.emit({ kind: 'arithmetic', function: 'add', scalar: by }, { inputs: [to] })
  let padded = shift(tensor, -value)
  if (isPlane && (edges.has(0) || edges.has(1)))
    padded = call.emit({ kind: 'padding2d', ...frame }, { inputs: [padded] })
  for (const [axis, [before, after]] of edges) {
    if (isPlane && axis < 2) continue
    const from = sameSide(padded.shapes, axis) ?? 0
    padded = alongAxis(call, padded, axis, before + from + after, (at, to) => (to - before === at ? 1 : 0))
  }
  return shift(padded, value)
}

/** Padding with the picture itself, mirrored. */
const mirrorPad: OpReader = async (call) => {
  let padded = call.tensor(0)
  const isSymmetric = call.attr.text('mode', 'REFLECT') === 'SYMMETRIC'
  for (const [axis, [before, after]] of await edgesOf(call, padded)) {
    const length = sameSide(padded.shapes, axis) ?? call.refuseFree()
    const most = isSymmetric ? length : length - 1
    if (before > most || after > most) call.unfit('paddings', [before, after])
    const mirror = (at: number) => {
      if (at < 0) return isSymmetric ? -at - 1 : -at
      return at < length ? at : 2 * length - at - (isSymmetric ? 1 : 2)
    }
    const places = Array.from({ length: before + length + after }, (_, at) => mirror(at - before))
    padded = takePlaces(call, padded, axis, places)
  }
  return padded
}

/** Where a resize takes a place from: tensorflow/core/util/image_resizer_state.h */
function sourceOf(call: OpCall): (at: number, from: number, to: number) => number {
  if (call.attr.flag('align_corners')) return (at, from, to) => (to > 1 ? (at * (from - 1)) / (to - 1) : 0)
  if (call.attr.flag('half_pixel_centers')) return (at, from, to) => ((at + 0.5) * from) / to - 0.5
  return (at, from, to) => (at * from) / to
}

/** The place that the nearest neighbour takes. */
function nearestOf(call: OpCall): (at: number, from: number, to: number) => number {
  if (call.attr.flag('align_corners')) return (at, from, to) => (to > 1 ? Math.round((at * (from - 1)) / (to - 1)) : 0)
  if (call.attr.flag('half_pixel_centers')) return (at, from, to) => Math.floor(((at + 0.5) * from) / to)
  return (at, from, to) => Math.floor((at * from) / to)
}

const resize =
  (method: Extract<Interpolation, 'nearest' | 'bilinear'>): OpReader =>
  async (call) => {
    const plane = call.plane(call.tensor(0), false)
    const sizes = await call.integers(1)
    const [height, width] = sizes
    const isHalfPixel = call.attr.flag('half_pixel_centers') && !call.attr.flag('align_corners')
    if (height === undefined || width === undefined) return enlarge(call, plane, method, isHalfPixel)
    const froms = [sameSide(plane.shapes, 0), sameSide(plane.shapes, 1)]
    // Repeating pixels is the same wherever their centres are.
    const repeats = method === 'nearest' && !call.attr.flag('align_corners')
    const isRepeated = repeats && froms.every((from, axis) => from && (sizes[axis] ?? 0) % from === 0)
    if (isHalfPixel || isRepeated) {
      return call.emit({ kind: 'resize', height, width, method, antialias: false }, { inputs: [plane] })
    }
    let resized = plane
    for (const [axis, to] of [height, width].entries()) {
      const from = froms[axis] ?? call.refuseFree()
      if (from === to) continue
      const share = method === 'nearest' ? nearestShare(nearestOf(call), from, to) : blend(sourceOf(call), from, to)
      resized = alongAxis(call, resized, axis, to, share)
    }
    return resized
  }

const nearestShare =
  (nearest: (at: number, from: number, to: number) => number, length: number, to: number) =>
  (from: number, at: number) =>
    Math.min(nearest(at, length, to), length - 1) === from ? 1 : 0

/** How much of a place goes into another, between two neighbours. */
const blend =
  (source: (at: number, from: number, to: number) => number, length: number, to: number) =>
  (from: number, at: number) => {
    const place = Math.min(Math.max(source(at, length, to), 0), length - 1)
    return Math.max(0, 1 - Math.abs(place - from))
  }

/** A plane whose size follows from the picture's, a whole number of times as large. */
async function enlarge(
  call: OpCall,
  plane: Tensor,
  method: 'nearest' | 'bilinear',
  isHalfPixel: boolean,
): Promise<Tensor> {
  const lists = await call.lists(call.constant(1))
  const times = plane.shapes.map((shape, probe) =>
    [0, 1].map((axis) => (lists[probe]?.[axis] ?? 0) / (shape[axis] ?? 1)),
  )
  const [rows = 0, columns = 0] = times[0] ?? []
  const isWhole = times.every((one) => one[0] === rows && one[1] === columns && one.every(Number.isInteger))
  if (!isWhole || !(isHalfPixel || (method === 'nearest' && !call.attr.flag('align_corners')))) {
    call.refuseFree()
  }
  return call.emit({ kind: 'upSampling2d', size: [rows, columns], method }, { inputs: [plane] })
}

/** Cut into blocks for a dilated convolution. */
const spaceToBatch: OpReader = async (call) => {
  const plane = call.plane(call.tensor(0), false)
  const [rows = 0, columns = 0, ...more] = await call.known(1)
  const [top = 0, bottom = 0, left = 0, right = 0] = await call.known(2)
  if (more.length > 0 || rows < 1 || columns < 1) call.unfit('block_shape', [rows, columns, ...more])
  const [cropTop, cropBottom, cropLeft, cropRight] = await cropsBehind(call)
  const padding = { top: top - cropTop, bottom: bottom - cropBottom, left: left - cropLeft, right: right - cropRight }
  if (Object.values(padding).some((side) => side < 0)) call.unfit('crops', padding)
  return { ...plane, spaced: { block: [rows, columns], padding, isDone: false } }
}

/** What the BatchToSpaceND that follows crops. */
async function cropsBehind(call: OpCall): Promise<[number, number, number, number]> {
  const { users, constantOf } = call.around
  let node = call.def
  for (let steps = 0; steps < 8; steps++) {
    const [next, ...others] = users.get(node) ?? []
    if (!next || others.length > 0) break
    node = next
    if (node.op !== 'BatchToSpaceND') continue
    const crops = constantOf(node, 2)
    const [list] = crops ? await call.lists(crops) : []
    const [top, bottom, left, right] = Array.from(list ?? [])
    if (list?.length !== 4) break
    return [top ?? 0, bottom ?? 0, left ?? 0, right ?? 0]
  }
  return call.unfit('crops', null)
}

const batchToSpace: OpReader = async (call) => {
  const { spaced, ...tensor } = call.tensor(0)
  const block = await call.known(1)
  if (!spaced || block.join() !== spaced.block.join()) call.unfit('block_shape', block)
  return tensor
}

export const planes: readonly [string, OpReader][] = [
  ['Pad', pad],
  ['PadV2', pad],
  ['MirrorPad', mirrorPad],
  ['ResizeBilinear', resize('bilinear')],
  ['ResizeNearestNeighbor', resize('nearest')],
  ['SpaceToBatchND', spaceToBatch],
  ['BatchToSpaceND', batchToSpace],
]
