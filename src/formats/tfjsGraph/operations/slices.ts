import { axisOf, takePlaces } from '../axes.ts'
import type { OpCall, OpReader } from '../opCall.ts'
import { allSidesOf, BATCH, rankOf, sameSide, type Value } from '../values.ts'
import { all, isAll, lengthsOf, type Part, take } from './parts.ts'

const slice: OpReader = async (call) => {
  const lengths = lengthsOf(call.input(0))
  const [begin, size] = [await call.integers(1), await call.integers(2)]
  const parts: (Part | undefined)[] = []
  for (const [axis, length] of lengths.entries()) {
    if (axis < begin.length && begin[axis] === undefined) call.refuseFree()
    const from = begin[axis] ?? 0
    const isFree = axis < size.length && size[axis] === undefined
    if (isFree && (from !== 0 || !(await endsWhole(call, 2, axis, axis)))) call.refuseFree()
    const wanted = size[axis] ?? -1
    const isWhole = from === 0 && (wanted === -1 || wanted === length || length % BATCH === 0)
    parts.push(isWhole ? undefined : { places: run(call, from, wanted === -1 ? length - from : wanted, length) })
  }
  return take(call, parts)
}

/** So many places from one on. */
function run(call: OpCall, from: number, count: number, length: number): readonly number[] {
  if (from < 0 || count < 1 || from + count > length) call.unfit('size', [from, count])
  return all(count).map((at) => at + from)
}

/**
 * Whether a number that differs with the size of the picture ends where the first input's side does, for each size.
 * `place` is the number's, in the list that input `index` is.
 */
async function endsWhole(call: OpCall, index: number, place: number, axis: number): Promise<boolean> {
  const lists = await call.lists(call.constant(index))
  const sides = allSidesOf(call.input(0))
  return lists.every((list, probe) => (list[place] ?? 0) >= ((sides[probe] ?? sides[0])?.[axis] ?? 0))
}

/** Python's slices, with a bit for each of the sides that is given otherwise. */
const stridedSlice: OpReader = async (call) => {
  const value = call.input(0)
  const lengths = lengthsOf(value)
  const [begin, end, strides] = [await call.integers(1), await call.integers(2), await call.integers(3)]
  const mask = (name: string) => {
    const bits = call.attr.number(name, 0)
    return (place: number) => Math.floor(bits / 2 ** place) % 2 === 1
  }
  const [isBegin, isEnd, isEllipsis] = [mask('begin_mask'), mask('end_mask'), mask('ellipsis_mask')]
  const [isNew, isShrunk] = [mask('new_axis_mask'), mask('shrink_axis_mask')]
  const specs = begin.map((_, place) => place)
  if (specs.some(isNew)) call.unfit('new_axis_mask', call.attr.number('new_axis_mask', 0))
  const ellipsis = specs.findIndex(isEllipsis)
  const skipped = ellipsis < 0 ? 0 : lengths.length - (specs.length - 1)
  if (skipped < 0 || specs.length > lengths.length + 1) call.unfit('ellipsis_mask', ellipsis)
  const parts = lengths.map((): Part | undefined => undefined)
  for (const place of specs) {
    if (place === ellipsis) continue
    const axis = ellipsis >= 0 && place > ellipsis ? place - 1 + skipped : place
    const length = lengths[axis] ?? call.unfit('begin', begin)
    const isBatch = value.kind === 'tensor' && axis === 0 && value.leading === 'batch'
    const [from, to, step = 1] = [begin[place], end[place], strides[place]]
    if (isShrunk(place)) {
      const at = from ?? call.refuseFree()
      if (isBatch) call.unfit('shrink_axis_mask', place)
      const own = at < 0 ? at + length : at
      if (own < 0 || own >= length) call.unfit('begin', at)
      parts[axis] = { places: [own], isDropped: true }
    } else if (isBatch) {
      const isWhole =
        (isBegin(place) || from === 0) && (isEnd(place) || to === undefined || to >= 1 || to === 0) && step === 1
      if (!isWhole) call.unfit('begin', from ?? null)
    } else {
      const isFree = (!isBegin(place) && from === undefined) || strides[place] === undefined
      const goesOn = !isEnd(place) && to === undefined
      if (isFree || (goesOn && (step < 0 || !(await endsWhole(call, 2, place, axis))))) call.refuseFree()
      const places = rangeOf(isBegin(place) ? undefined : from, isEnd(place) ? undefined : to, step, length)
      if (step === 0) call.unfit('strides', step)
      if (!isAll(places, length)) parts[axis] = { places }
    }
  }
  return take(call, parts)
}

/** The places of Python's slice. */
function rangeOf(begin: number | undefined, end: number | undefined, step: number, length: number): number[] {
  if (length > 2 ** 20 || step === 0) return []
  const clamp = (at: number) =>
    Math.min(Math.max(at < 0 ? at + length : at, step < 0 ? -1 : 0), step < 0 ? length - 1 : length)
  const from = begin === undefined ? (step < 0 ? length - 1 : 0) : clamp(begin)
  const to = end === undefined ? (step < 0 ? -1 : length) : clamp(end)
  const places: number[] = []
  for (let at = from; step < 0 ? at > to : at < to; at += step) places.push(at)
  return places
}

/** The parts of one axis, of these lengths. */
async function cut(call: OpCall, input: number, given: number, lengths: readonly number[]): Promise<Value[]> {
  const rank = rankOf(call.input(input))
  const axis = given < 0 ? given + rank : given
  if (axis < 0 || axis >= rank || lengths.length > 1000) call.unfit('axis', given)
  const results: Value[] = []
  let start = 0
  for (const length of lengths) {
    const from = start
    const places = all(length).map((at) => at + from)
    const parts = Array.from({ length: rank }, (_, at): Part | undefined => (at === axis ? { places } : undefined))
    results.push(await take(call, parts, input))
    start += length
  }
  return results
}

const sideOf = (call: OpCall, input: number, given: number): number => {
  const lengths = lengthsOf(call.input(input))
  return lengths.at(given) ?? call.unfit('axis', given)
}

const split: OpReader = async (call) => {
  const [axis = 0] = await call.known(0)
  const count = call.attr.number('num_split', 1)
  const length = sideOf(call, 1, axis) / count
  if (!Number.isInteger(length) || !Number.isInteger(count) || length < 1) call.unfit('num_split', count)
  return cut(
    call,
    1,
    axis,
    Array.from({ length: Math.min(count, 1001) }, () => length),
  )
}

const splitV: OpReader = async (call) => {
  const [sizes, [axis = 0]] = [await call.known(1), await call.known(2)]
  const known = sizes.filter((size) => size >= 0).reduce((a, b) => a + b, 0)
  const rest = sideOf(call, 0, axis) - known
  return cut(
    call,
    0,
    axis,
    sizes.map((size) => (size < 0 ? rest : size)),
  )
}

const reverse: OpReader = async (call) => {
  let tensor = call.tensor(0)
  for (const given of await call.known(1)) {
    const axis = axisOf(call, tensor, given)
    const length = sameSide(tensor.shapes, axis) ?? call.refuseFree()
    tensor = takePlaces(call, tensor, axis, all(length).toReversed())
  }
  return tensor
}

/** Places of one axis by their numbers. */
const gather: OpReader = async (call) => {
  const value = call.input(0)
  const indexes = await call.known(1)
  const dropped = call.constant(1).dims.length === 0
  const [given = 0] = call.given.length > 2 ? await call.known(2) : [0]
  const lengths = lengthsOf(value)
  const axis = given < 0 ? given + lengths.length : given
  const length = lengths[axis] ?? call.unfit('axis', given)
  if (call.constant(1).dims.length > 1) call.refuse('shapeUnfit', { shape: call.constant(1).dims })
  const places = indexes.map((at) => (at >= 0 && at < length ? at : call.unfit('indices', at)))
  return take(
    call,
    lengths.map((_, at) => (at === axis ? { places, isDropped: dropped } : undefined)),
  )
}

export const slices: readonly [string, OpReader][] = [
  ['Slice', slice],
  ['StridedSlice', stridedSlice],
  ['Split', split],
  ['SplitV', splitV],
  ['ReverseV2', reverse],
  ['GatherV2', gather],
  ['Gather', gather],
]
