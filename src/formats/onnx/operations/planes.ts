import type { OperationOf } from '../../../graph/operations.ts'
import type { OpCall, OpReader } from '../opCall.ts'
import { type Edges, rankOf, sameSide, type Tensor } from '../values.ts'
import { takePlaces } from './moving.ts'

/** Lower than any value of a feature map: what a maximum never takes. */
const LOW = -1e30

/** What is added before and behind each axis of the file's tensor. */
async function edgesOf(call: OpCall, tensor: Tensor): Promise<Map<number, [number, number]>> {
  const rank = rankOf(tensor)
  const pads = (call.opset < 11 ? (call.list('pads') ?? call.list('paddings')) : await call.known(1)) ?? []
  const axes = call.has(3)
    ? (await call.known(3)).map((axis) => call.axis(axis, rank))
    : Array.from({ length: rank }, (_, axis) => axis)
  if (pads.length !== 2 * axes.length || pads.some((side) => !Number.isInteger(side) || side < 0))
    call.unfit('pads', pads)
  const edges = new Map<number, [number, number]>()
  for (const [at, axis] of axes.entries()) {
    const [before, after] = [pads[at] ?? 0, pads[at + axes.length] ?? 0]
    if (before + after > 0) edges.set(axis, [before, after])
  }
  return edges
}

const pad: OpReader = async (call) => {
  const tensor = call.tensor(0)
  const edges = await edgesOf(call, tensor)
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

type Resize = OperationOf<'resize'>

const coordinates = new Map<string, NonNullable<Resize['coordinates']>>([
  ['half_pixel', 'halfPixel'],
  ['asymmetric', 'asymmetric'],
  ['align_corners', 'alignCorners'],
  ['pytorch_half_pixel', 'pytorchHalfPixel'],
  ['half_pixel_symmetric', 'halfPixelSymmetric'],
])

const roundings = new Map<string, NonNullable<Resize['rounding']>>([
  ['round_prefer_floor', 'preferFloor'],
  ['round_prefer_ceil', 'preferCeil'],
  ['floor', 'floor'],
  ['ceil', 'ceil'],
])

const methods = new Map<string, Resize['method']>([
  ['nearest', 'nearest'],
  ['linear', 'bilinear'],
  ['bilinear', 'bilinear'],
  ['cubic', 'bicubic'],
])

/** How much larger height and width become, or how large. */
interface Wanted {
  scales?: readonly number[]
  sizes?: readonly (readonly number[])[]
}

async function wantedOf(call: OpCall, rank: number): Promise<Wanted> {
  const axes = (call.list('axes') ?? Array.from({ length: rank }, (_, axis) => axis)).map((axis) =>
    call.axis(axis, rank),
  )
  const whole = (list: ArrayLike<number>, otherwise: number) => {
    if (list.length !== axes.length) call.unfit('scales', Array.from(list))
    const all = Array.from({ length: rank }, () => otherwise)
    for (const [at, axis] of axes.entries()) all[axis] = list[at] ?? otherwise
    return all
  }
  const isInput = call.node.op === 'Resize' || call.opset >= 9
  const scalesAt = call.opset >= 11 && call.node.op === 'Resize' ? 2 : 1
  if (call.has(3)) return { sizes: (await call.lists(call.constant(3))).map((list) => whole(list, -1)) }
  if (!isInput) return { scales: whole(call.attribute('scales')?.floats ?? [], 1) }
  const lists = await call.lists(call.constant(scalesAt))
  if (lists.length > 1) call.refuseFree()
  return { scales: whole(lists[0] ?? [], 1) }
}

const resize: OpReader = async (call) => {
  const plane = call.plane(call.tensor(0))
  const isOld = call.node.op === 'Upsample' || call.opset < 11
  const { scales, sizes } = await wantedOf(call, 4)
  const mode = call.text('mode', 'nearest')
  const method = methods.get(mode) ?? call.unfit('mode', mode)
  const place = isOld ? 'asymmetric' : call.text('coordinate_transformation_mode', 'half_pixel')
  const found = coordinates.get(place) ?? call.unfit('coordinate_transformation_mode', place)
  const nearest = isOld ? 'floor' : call.text('nearest_mode', 'round_prefer_floor')
  const rounding = roundings.get(nearest) ?? call.unfit('nearest_mode', nearest)
  const policy = call.text('keep_aspect_ratio_policy', 'stretch')
  if (policy !== 'stretch' && sizes) call.unfit('keep_aspect_ratio_policy', policy)
  const isFixed = (axis: number) =>
    scales ? scales[axis] === 1 : sizes?.every((list) => list[axis] === -1 || list[axis] === plane.dims[0]?.[axis])
  if (!isFixed(0) || !isFixed(1)) call.unfit('scales', scales ?? sizes?.[0])
  const from = plane.shapes
  const to = from.map((shape, probe) =>
    ([0, 1] as const).map((at) => {
      const list = sizes && (sizes[probe] ?? sizes[0])
      const size = list?.[at + 2]
      if (size !== undefined && size > 0) return size
      return Math.floor((shape[at] ?? 1) * (scales?.[at + 2] ?? 1))
    }),
  )
  const [height = 0, width = 0] = to[0] ?? []
  if (height < 1 || width < 1 || height > 2 ** 20 || width > 2 ** 20) {
    call.refuse('outputTooLarge', { shape: [height, width, plane.shapes[0]?.[2] ?? 1] })
  }
  const how = {
    ...{ method, coordinates: found, antialias: call.flag('antialias') && method !== 'nearest' },
    ...(method === 'nearest' && { rounding }),
    ...(method === 'bicubic' && { cubicA: call.float('cubic_coeff_a', -0.75) }),
    ...(method !== 'nearest' && !call.flag('exclude_outside') && { repeatsEdges: true }),
  }
  const [rows = 1, columns = 1] = scales ? scales.slice(2) : []
  // Where corners are when the picture has a part of a pixel, runtimes do not agree.
  const isBroken = from.some((shape) => ((shape[0] ?? 1) * rows) % 1 !== 0 || ((shape[1] ?? 1) * columns) % 1 !== 0)
  if (found === 'alignCorners' && isBroken) call.unfit('scales', scales)
  if (to.length > 1 && to.some((one) => one[0] !== height || one[1] !== width)) {
    const isRepeated = method === 'nearest' && found === 'asymmetric' && rounding === 'floor'
    const isPlain = method === 'bilinear' && (found === 'halfPixel' || found === 'pytorchHalfPixel')
    const isWhole = scales && Number.isInteger(rows) && Number.isInteger(columns)
    if (!isWhole || !(isRepeated || isPlain)) return call.refuseFree()
    return call.emit(
      { kind: 'upSampling2d', size: [rows, columns], method: isRepeated ? 'nearest' : 'bilinear' },
      { inputs: [plane] },
    )
  }
  const operation: Resize = {
    kind: 'resize',
    height,
    width,
    ...how,
    ...(scales && { scales: [rows, columns] as const }),
  }
  return call.emit(operation, { inputs: [plane] })
}

/** Blocks of channels become pixels: `DCR` has the block's axes before the channels, `CRD` behind. */
const depthToSpace: OpReader = (call) => {
  const size = call.integer('blocksize', 0)
  const mode = call.text('mode', 'DCR')
  if (mode !== 'DCR' && mode !== 'CRD') call.unfit('mode', mode)
  const plane = call.plane(call.tensor(0))
  const [height, width, channels] = knownShape(call, plane)
  const depth = channels / (size * size)
  if (size < 1 || !Number.isInteger(depth)) call.unfit('blocksize', size)
  const isBefore = mode === 'DCR'
  const cut = isBefore ? [height, width, size, size, depth] : [height, width, depth, size, size]
  const axes = isBefore ? [0, 2, 1, 3, 4] : [0, 3, 1, 4, 2]
  return shuffled(call, plane, cut, axes, [height * size, width * size, depth])
}

/** Pixels become channels: those of one place in the block are adjacent. */
const spaceToDepth: OpReader = (call) => {
  const size = call.integer('blocksize', 0)
  const plane = call.plane(call.tensor(0))
  const [height, width, channels] = knownShape(call, plane)
  if (size < 1 || height % size !== 0 || width % size !== 0) call.unfit('blocksize', size)
  const [rows, columns] = [height / size, width / size]
  const mode = call.text('mode', 'DCR')
  if (mode !== 'DCR' && mode !== 'CRD') call.unfit('mode', mode)
  const axes = mode === 'DCR' ? [0, 2, 1, 3, 4] : [0, 2, 4, 1, 3]
  return shuffled(call, plane, [rows, size, columns, size, channels], axes, [rows, columns, size * size * channels])
}

function knownShape(call: OpCall, { shapes }: Tensor): readonly [number, number, number] {
  const [height, width, channels] = [0, 1, 2].map((at) => sameSide(shapes, at) ?? call.refuseFree())
  return [height ?? 1, width ?? 1, channels ?? 1]
}

function shuffled(call: OpCall, plane: Tensor, cut: number[], axes: number[], to: number[]): Tensor {
  const order = cut.map((_, at) => at)
  const whole = call.emit({ kind: 'reshape', shape: cut }, { inputs: [plane], order, rank: cut.length })
  const turned = call.emit({ kind: 'permute', axes }, { inputs: [whole], order, rank: cut.length })
  return call.emit({ kind: 'reshape', shape: to }, { inputs: [turned], order: [2, 3, 1], rank: 4 })
}

export const planes: readonly [string, OpReader][] = [
  ['Pad', pad],
  ['Resize', resize],
  ['Upsample', resize],
  ['DepthToSpace', depthToSpace],
  ['SpaceToDepth', spaceToDepth],
]
