import { placesOf, stepsOf } from '../../drafts/constants.ts'
import { foldPlaces } from '../fold.ts'
import type { OpCall } from '../opCall.ts'
import type { Constant, Sound, Tensor } from '../values.ts'
import { takePlaces } from './takePlaces.ts'

/** What is taken of one of the file's axes. */
export interface Range {
  axis: number
  start: number
  end: number
  step: number
}

/** A tensor with only a part of some axes. Ranges are as in Python, with steps of one and more. */
export function sliced(call: OpCall, input: Tensor, ranges: readonly Range[]): Tensor {
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
export function slicedConstant(call: OpCall, constant: Constant, ranges: readonly Range[]): Promise<Constant> {
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

export const sliceOf = (call: OpCall, value: Sound, ranges: readonly Range[]): Tensor | Promise<Constant> =>
  value.kind === 'constant' ? slicedConstant(call, value, ranges) : sliced(call, value, ranges)
