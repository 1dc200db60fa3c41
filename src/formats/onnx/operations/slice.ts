import type { OpCall, OpReader } from '../opCall.ts'
import { type Constant, rankOf, sameSide, type Tensor } from '../values.ts'
import { type Range, sliced, slicedConstant } from './ranges.ts'
import { takePlaces } from './takePlaces.ts'

/** A part of some axes, forwards or backwards. */
export const slice: OpReader = async (call) => {
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
  const empty = ranges.find((range) => isNothing(tensor, range))
  if (empty) return nothing(tensor, empty.axis)
  for (const range of ranges.filter(({ step }) => step < 0)) tensor = reversed(call, tensor, range)
  return sliced(
    call,
    tensor,
    ranges.filter(({ step }) => step > 0),
  )
}

/** True for a part without places, whatever the size of the picture: of a plane that is rolled by its whole side, say. */
const isNothing = ({ dims }: Tensor, { axis, start, end, step }: Range): boolean =>
  step > 0 &&
  dims.every((sides) => {
    const side = sides[axis] ?? 1
    const [from, to] = [start, end].map((place) => Math.min(Math.max(place < 0 ? place + side : place, 0), side))
    return (to as number) <= (from as number)
  })

/** No values at all, which Concat leaves out. */
const nothing = (tensor: Tensor, axis: number): Constant => ({
  ...{ kind: 'constant', dims: (tensor.dims[0] ?? []).with(axis, 0), isInteger: false },
  values: [new Float32Array(0)],
})

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
