import { valueCount } from '../../../graph/shapes/settings.ts'
import { placesOf, stepsOf } from '../../tfjsGraph/constants.ts'
import { demandRoom, foldEach, foldPlaces } from '../fold.ts'
import type { OpCall, OpReader } from '../opCall.ts'
import { type Constant, isSingle, rankOf, type Sound, sameSide, sidesOf, type Tensor } from '../values.ts'

const axesOf = (rank: number) => Array.from({ length: rank }, (_, axis) => axis)

/** The places of one of our axes, in a new order: by a product with a matrix of zeros and ones. */
export function takePlaces(call: OpCall, tensor: Tensor, axis: number, places: readonly number[]): Tensor {
  const at = tensor.order.indexOf(axis)
  const from = sameSide(tensor.shapes, at) ?? call.refuseFree()
  const to = places.length
  if (from * to > 2 ** 22) call.refuse('outputTooLarge', { shape: [from, to] })
  const matrix = new Float32Array(from * to)
  for (const [place, source] of places.entries()) matrix[source * to + place] = 1
  const kernel = call.around.writer.unique(`${call.named.name}/axis ${axis}`, 'selection', [from, to], matrix)
  const order = [...tensor.order.filter((one) => one !== axis), axis]
  const operation = { kind: 'dense', units: to, useBias: false, activation: { id: 'linear' } } as const
  const result = call.emit(operation, { inputs: [call.arrange(tensor, order)], weights: { kernel } })
  return call.arrange(result, tensor.order)
}

/** What is taken of one of the file's axes. */
interface Range {
  axis: number
  start: number
  end: number
  step: number
}

/** A tensor with only a part of some axes. Ranges are as in Python, with steps of one and more. */
function sliced(call: OpCall, input: Tensor, ranges: readonly Range[]): Tensor {
  const missing = ranges.filter(({ axis }) => !input.order.includes(axis))
  const isEmpty = ({ start, end }: Range) => clamped(end, 1) <= clamped(start, 1)
  if (missing.some(isEmpty)) call.unfit('ends', missing[0]?.end)
  const ours = ranges.filter(({ axis }) => input.order.includes(axis))
  const places = input.shapes.map((shape) =>
    input.order.map((axis, at) => {
      const side = shape[at] ?? 1
      const { start = 0, end = side, step = 1 } = ours.find((range) => range.axis === axis) ?? {}
      return { start: clamped(start, side), end: clamped(end, side), step, side }
    }),
  )
  const flat = places.flat()
  if (flat.some(({ start, end }) => end <= start))
    call.unfit(
      'ends',
      ranges.map(({ end }) => end),
    )
  const isWhole = flat.every(({ start, end, step, side }) => start === 0 && end === side && step === 1)
  if (isWhole) return input
  const [first = []] = places
  if (places.length > 1) return slicedFree(call, input, places)
  const operation = {
    kind: 'slice',
    starts: first.map(({ start }) => start),
    ends: first.map(({ end }) => end),
    steps: first.map(({ step }) => step),
  } as const
  return call.emit(operation, { inputs: [input] })
}

/** A place counted from the front, in a side of so many. */
const clamped = (place: number, side: number) => Math.min(Math.max(place < 0 ? place + side : place, 0), side)

type Place = { start: number; end: number; step: number; side: number }

/** Of a picture of any size: some channels, or all but an edge. */
function slicedFree(call: OpCall, input: Tensor, places: readonly (readonly Place[])[]): Tensor {
  const isCut = (at: number) =>
    places.some((place) => {
      const { start = 0, end = 0, step = 1, side = 0 } = place[at] ?? {}
      return start > 0 || end < side || step > 1
    })
  const cut = input.order.map((_, at) => at).filter(isCut)
  const [only] = cut
  const [first] = places
  if (cut.length === 1 && only !== undefined && first?.[only]?.side === places[1]?.[only]?.side) {
    const { start = 0, end = 0, step = 1 } = first?.[only] ?? {}
    const taken = Array.from({ length: Math.ceil((end - start) / step) }, (_, at) => start + at * step)
    return takePlaces(call, input, input.order[only] ?? 0, taken)
  }
  const edges = places.map((place) => place.flatMap(({ start, end, side }) => [start, side - end]))
  const isSame = edges.every((one) => one.join() === edges[0]?.join())
  const isPlane = input.order.length === 3 && !cut.includes(2) && places.flat().every(({ step }) => step === 1)
  if (!isSame || !isPlane) return call.refuseFree()
  const [top = 0, bottom = 0, left = 0, right = 0] = edges[0] ?? []
  return call.emit({ kind: 'cropping2d', top, bottom, left, right }, { inputs: [input] })
}

/** Of a constant. */
function slicedConstant(call: OpCall, constant: Constant, ranges: readonly Range[]): Promise<Constant> {
  const places = constant.dims.map((side, axis) => {
    const { start, end, step } = ranges.find((range) => range.axis === axis) ?? { start: 0, end: side, step: 1 }
    const [low, high] = step < 0 ? [-1, side - 1] : [0, side]
    const within = (place: number) => Math.min(Math.max(place < 0 ? place + side : place, low), high)
    const from = within(start)
    const to = step < 0 && end < -side ? -1 : within(end)
    return { from, count: Math.max(Math.ceil((to - from) / step), 0), step }
  })
  const dims = places.map(({ count }) => count)
  const steps = stepsOf(constant.dims)
  const first = places.reduce((sum, { from }, axis) => sum + from * (steps[axis] ?? 1), 0)
  const strides = places.map(({ step }, axis) => step * (steps[axis] ?? 1))
  return foldPlaces(call, constant, dims, () => placesOf(dims, strides).map((place) => place + first))
}

const sliceOf = (call: OpCall, value: Sound, ranges: readonly Range[]): Tensor | Promise<Constant> =>
  value.kind === 'constant' ? slicedConstant(call, value, ranges) : sliced(call, value, ranges)

const slice: OpReader = async (call) => {
  const value = call.input(0)
  const isOld = call.opset < 10
  const given = async (name: string, index: number) =>
    isOld ? call.list(name) : call.has(index) ? call.known(index) : undefined
  const starts = (await given('starts', 1)) ?? []
  const ends = (await given('ends', 2)) ?? []
  const axes = (await given('axes', 3)) ?? starts.map((_, at) => at)
  const steps = (await given('steps', 4)) ?? starts.map(() => 1)
  if (ends.length !== starts.length || axes.length !== starts.length || steps.length !== starts.length) {
    call.unfit('ends', ends)
  }
  const rank = rankOf(value)
  const ranges = starts.map((start, at): Range => {
    const step = steps[at] ?? 1
    if (!Number.isInteger(step) || step === 0) call.unfit('steps', step)
    return { axis: call.axis(axes[at] ?? 0, rank), start, end: ends[at] ?? 0, step }
  })
  if (value.kind === 'constant') return slicedConstant(call, value, ranges)
  let tensor = call.tensor(0)
  for (const range of ranges.filter(({ step }) => step < 0)) tensor = reversed(call, tensor, range)
  return sliced(
    call,
    tensor,
    ranges.filter(({ step }) => step > 0),
  )
}

/** Places of an axis from behind. */
function reversed(call: OpCall, tensor: Tensor, { axis, start, end, step }: Range): Tensor {
  const side = sameSide(tensor.dims, axis) ?? call.refuseFree()
  const first = Math.min(start < 0 ? start + side : start, side - 1)
  const last = Math.max(end < 0 ? end + side : end, -1)
  const count = Math.ceil((last - first) / step)
  if (!(count > 0)) call.unfit('ends', end)
  const full = tensor.order.includes(axis) ? tensor : call.arrange(tensor, [...tensor.order, axis])
  return takePlaces(
    call,
    full,
    axis,
    Array.from({ length: count }, (_, at) => first + at * step),
  )
}

const split: OpReader = async (call) => {
  const value = call.input(0)
  const axis = call.axis(call.integer('axis', 0), rankOf(value))
  const side = sameSide(sidesOf(value), axis) ?? call.refuseFree()
  const parts = call.opset >= 18 ? call.integer('num_outputs', call.node.outputs.length) : call.node.outputs.length
  const each = Math.ceil(side / Math.max(parts, 1))
  const told = await call.settingOrInput('split', 1)
  const sizes = told ?? Array.from({ length: parts }, (_, at) => Math.min(each, side - at * each))
  const isFit = sizes.every((size) => Number.isInteger(size) && size > 0) && sizes.reduce((a, b) => a + b, 0) === side
  if (!isFit || sizes.length > 1000) call.unfit('split', sizes)
  const input = value.kind === 'tensor' ? call.tensor(0) : value
  const results: (Tensor | Constant)[] = []
  let start = 0
  for (const size of sizes) {
    results.push(await sliceOf(call, input, [{ axis, start, end: start + size, step: 1 }]))
    start += size
  }
  return results
}

const transpose: OpReader = (call) => {
  const value = call.input(0)
  const rank = rankOf(value)
  const perm = call.list('perm') ?? axesOf(rank).reverse()
  const isOrder = perm.length === rank && [...perm].sort((a, b) => a - b).every((axis, at) => axis === at)
  if (!isOrder) call.unfit('perm', perm)
  if (value.kind === 'constant') return transposedConstant(call, value, perm)
  const tensor = call.tensor(0)
  return {
    ...tensor,
    dims: tensor.dims.map((dims) => perm.map((axis) => dims[axis] ?? 1)),
    order: tensor.order.map((axis) => perm.indexOf(axis)),
  }
}

function transposedConstant(call: OpCall, constant: Constant, perm: readonly number[]): Promise<Constant> {
  const dims = perm.map((axis) => constant.dims[axis] ?? 1)
  const steps = stepsOf(constant.dims)
  return foldPlaces(call, constant, dims, () =>
    placesOf(
      dims,
      perm.map((axis) => steps[axis] ?? 1),
    ),
  )
}

const concat: OpReader = async (call) => {
  const values = call.given.map((_, index) => call.input(index))
  const [first] = values
  if (!first) return call.refuse('inputCount', { given: 0 })
  const rank = rankOf(first)
  const axis = call.axis(call.integer('axis', 1), rank)
  if (values.every((value) => value.kind === 'constant')) return concatConstants(call, values, axis)
  const given = values.map((value, index) => (value.kind === 'tensor' ? call.tensor(index) : value))
  const tensors = given.filter((value) => value.kind === 'tensor')
  const movingIn = (value: Sound) => axesOf(rank).filter((one) => !isSingle(sidesOf(value), one))
  const [base] = [...tensors].sort((a, b) => movingIn(b).length - movingIn(a).length || b.order.length - a.order.length)
  const needed = [...new Set([...given.flatMap(movingIn), axis])]
  const own = base?.order ?? []
  const missing = needed.filter((one) => !own.includes(one))
  const order = missing.length === 0 ? own : [...new Set([...own, ...missing])].sort((a, b) => a - b)
  const inputs = given.map((value, index) =>
    value.kind === 'tensor' ? call.arrange(value, order) : call.materialize(value, call.sourceOf(index), order, rank),
  )
  return call.emit({ kind: 'concatenate', axis: order.indexOf(axis) }, { inputs, order, rank })
}

async function concatConstants(call: OpCall, values: readonly Constant[], axis: number): Promise<Constant> {
  const [first] = values
  if (!first) return call.refuse('inputCount', { given: 0 })
  const side = values.reduce((sum, { dims }) => sum + (dims[axis] ?? 0), 0)
  const dims = first.dims.with(axis, side)
  demandRoom(call, dims)
  const isFit = values.every(
    (one) => one.dims.length === dims.length && one.dims.with(axis, side).join() === dims.join(),
  )
  if (!isFit) call.refuse('shapesUnfit', { shapes: values.map((one) => one.dims) })
  const isInteger = values.every((one) => one.isInteger)
  const lists = await Promise.all(values.map((one) => call.lists(one)))
  const behind = valueCount(dims.slice(axis + 1))
  const before = valueCount(dims.slice(0, axis))
  const probes = Math.max(...lists.map(({ length }) => length))
  const results = Array.from({ length: probes }, (_, probe) => {
    const result = isInteger ? new Float64Array(valueCount(dims)) : new Float32Array(valueCount(dims))
    let to = 0
    for (let row = 0; row < before; row++) {
      for (const [at, one] of values.entries()) {
        const list = lists[at]?.[probe] ?? lists[at]?.[0] ?? []
        const count = (one.dims[axis] ?? 0) * behind
        for (let index = 0; index < count; index++) result[to++] = list[row * count + index] ?? 0
      }
    }
    return result
  })
  return { kind: 'constant', dims, isInteger, values: results }
}

const gather: OpReader = async (call) => {
  const value = call.input(0)
  const rank = rankOf(value)
  const axis = call.axis(call.integer('axis', 0), rank)
  const indices = call.constant(1)
  const side = sameSide(sidesOf(value), axis) ?? call.refuseFree()
  const given = await call.known(1)
  const places = given.map((place) => (place < 0 ? place + side : place))
  if (places.some((place) => !Number.isInteger(place) || place < 0 || place >= side))
    call.unfit('indices', given.slice(0, 8))
  if (value.kind === 'constant') return gatherConstant(call, value, axis, places, indices.dims)
  const tensor = call.tensor(0)
  const [first = 0] = places
  const isRun = places.every((place, at) => place === first + at)
  if (indices.dims.length > 1 || places.length === 0) call.unfit('indices', given.slice(0, 8))
  const full = tensor.order.includes(axis) ? tensor : call.arrange(tensor, [...tensor.order, axis])
  const taken = isRun
    ? sliced(call, full, [{ axis, start: first, end: first + places.length, step: 1 }])
    : takePlaces(call, full, axis, places)
  return indices.dims.length === 0 ? without(call, taken, axis) : taken
}

/** A tensor without an axis of one place. */
function without(call: OpCall, tensor: Tensor, axis: number): Tensor {
  if (rankOf(tensor) < 2) call.refuse('shapeUnfit', { shape: tensor.dims[0] ?? [] })
  const left = tensor.order.filter((one) => one !== axis)
  const any = axis === 0 ? 1 : 0
  const plain = call.arrange(tensor, left.length > 0 ? left : [any])
  return {
    ...plain,
    dims: plain.dims.map((dims) => dims.toSpliced(axis, 1)),
    order: plain.order.map((one) => (one > axis ? one - 1 : one)),
  }
}

function gatherConstant(
  call: OpCall,
  constant: Constant,
  axis: number,
  places: readonly number[],
  shape: readonly number[],
): Promise<Constant> {
  const { dims } = constant
  const to = [...dims.slice(0, axis), ...shape, ...dims.slice(axis + 1)]
  const behind = valueCount(dims.slice(axis + 1))
  const before = valueCount(dims.slice(0, axis))
  return foldPlaces(call, constant, to, () => {
    const all = new Float64Array(valueCount(to))
    let at = 0
    for (let row = 0; row < before; row++) {
      for (const place of places) {
        const from = (row * (dims[axis] ?? 1) + place) * behind
        for (let index = 0; index < behind; index++) all[at++] = from + index
      }
    }
    return all
  })
}

const expand: OpReader = async (call) => {
  const value = call.input(0)
  const given = await call.known(1)
  const rank = Math.max(rankOf(value), given.length)
  const ones = (count: number) => Array.from({ length: Math.max(count, 0) }, () => 1)
  const wanted = [...ones(rank - given.length), ...given]
  if (wanted.some((side) => !Number.isInteger(side) || side < 1)) call.unfit('shape', given)
  if (wanted.some((side) => side > 2 ** 20)) call.refuse('outputTooLarge', { shape: wanted })
  const { batch = 1 } = call.around
  if (value.kind === 'constant') {
    const shape: Constant = { kind: 'constant', dims: wanted, isInteger: true, values: [] }
    demandRoom(call, wanted)
    const filler: Constant = { ...shape, values: [new Float64Array(valueCount(wanted))] }
    return foldEach(call, [value, filler], (a) => a, value.isInteger)
  }
  const tensor = call.tensor(0)
  const dims = tensor.dims.map((one) => [...ones(rank - one.length), ...one])
  const more = rank - rankOf(tensor)
  const wide: Tensor = { ...tensor, dims, order: tensor.order.map((axis) => axis + more) }
  // The batch is one picture here, also where the file says how many there are.
  const isBatch = (axis: number) => axis === 0 && wanted[0] === batch && isSingle(dims, 0)
  const grown = axesOf(rank).filter((axis) => isSingle(dims, axis) && (wanted[axis] ?? 1) > 1 && !isBatch(axis))
  if (grown.length === 0) return wide
  const order = [...new Set([...wide.order, ...grown])].sort((a, b) => a - b)
  const full = call.arrange(wide, grown.every((axis) => wide.order.includes(axis)) ? wide.order : order)
  const shape = full.order.map((axis) =>
    grown.includes(axis) ? (wanted[axis] ?? 1) : (sameSide(full.dims, axis) ?? call.refuseFree()),
  )
  return call.emit({ kind: 'expand', shape }, { inputs: [full] })
}

const tile: OpReader = async (call) => {
  const value = call.input(0)
  const repeats = await call.known(1)
  if (repeats.every((one) => one === 1)) return value
  if (value.kind === 'tensor') return call.refuse('kindUnknown')
  const dims = value.dims.map((side, axis) => side * (repeats[axis] ?? 1))
  demandRoom(call, dims)
  const steps = stepsOf(value.dims)
  return foldPlaces(call, value, dims, () => {
    const to = stepsOf(dims)
    return Float64Array.from({ length: valueCount(dims) }, (_, index) =>
      dims.reduce((sum, side, axis) => {
        const place = Math.floor(index / (to[axis] ?? 1)) % side
        return sum + (place % (value.dims[axis] ?? 1)) * (steps[axis] ?? 1)
      }, 0),
    )
  })
}

export const moves: readonly [string, OpReader][] = [
  ['Slice', slice],
  ['Split', split],
  ['Transpose', transpose],
  ['Concat', concat],
  ['Gather', gather],
  ['Expand', expand],
  ['Tile', tile],
]
