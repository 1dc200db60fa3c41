import type { OperationOf } from '../../../graph/operations.ts'
import type { OpCall, OpReader } from '../opCall.ts'

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

/** Height and width in another size. */
export const resize: OpReader = async (call) => {
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
