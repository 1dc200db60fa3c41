import { valueCount } from '../../../graph/shapes/settings.ts'
import { integers, stepsOf } from '../../drafts/constants.ts'
import type { Constant } from '../../drafts/draft.ts'
import { axisOf, takePlaces } from '../axes.ts'
import type { OpCall } from '../opCall.ts'
import { allSidesOf, type Sound, sameSide, type Tensor, type Value } from '../values.ts'
import { reshapeTo } from './reshape.ts'

/** The places that are taken of one side; `isDropped` if the side goes. */
export interface Part {
  places: readonly number[]
  isDropped?: boolean
}

/** The places of a side of this length, as far as they may be listed. */
export const all = (length: number): readonly number[] =>
  Array.from({ length: Math.min(length, 2 ** 20) }, (_, at) => at)

export const isAll = (places: readonly number[], length: number) =>
  places.length === length && places.every((place, at) => place === at)

/** Parts of a constant, for each size of picture. */
async function ofConstant(call: OpCall, constant: Constant, parts: readonly Part[]): Promise<Constant> {
  const lists = await call.lists(constant)
  const { dims, isInteger } = constant
  const kept = parts.map(({ places }) => places.length)
  if (valueCount(kept) > 2 ** 20) call.refuse('outputTooLarge', { shape: kept })
  const steps = stepsOf(dims)
  const values = lists.map((list) => {
    let places = [0]
    for (const [axis, part] of parts.entries()) {
      places = places.flatMap((place) => part.places.map((at) => place + at * (steps[axis] ?? 1)))
    }
    return places.map((place) => list[place] ?? 0)
  })
  return {
    ...integers(
      values,
      kept.filter((_, axis) => !parts[axis]?.isDropped),
    ),
    isInteger,
  }
}

/** Parts of a tensor: a crop, every other pixel, or channels in any order. */
function ofTensor(call: OpCall, tensor: Tensor, parts: readonly (Part | undefined)[]): Tensor {
  let result = tensor
  const frame = { top: 0, bottom: 0, left: 0, right: 0 }
  for (const [given, part] of parts.entries()) {
    if (!part || (given === 0 && tensor.leading === 'batch')) continue
    const axis = axisOf(call, tensor, given)
    const length = sameSide(tensor.shapes, axis) ?? call.refuseFree()
    const { places } = part
    if (isAll(places, length)) continue
    const [first = 0, last = 0] = [places[0], places.at(-1)]
    const isRun = places.every((place, at) => place === first + at)
    if (places.length === 0) call.unfit('size', 0)
    const isFrame = isRun && tensor.shapes[0]?.length === 3
    if (isFrame && axis === 0) {
      Object.assign(frame, { top: first, bottom: length - 1 - last })
    } else if (isFrame && axis === 1) {
      Object.assign(frame, { left: first, right: length - 1 - last })
    } else {
      result = takePlaces(call, result, axis, places)
    }
  }
  if (Object.values(frame).some((side) => side > 0)) {
    result = call.emit({ kind: 'cropping2d', ...frame }, { inputs: [result] })
  }
  const dropped = parts.map((part) => part?.isDropped === true)
  if (!dropped.includes(true)) return result
  const sides = allSidesOf(result).map((list) => list.filter((_, axis) => !dropped[axis]))
  return reshapeTo(call, result, sides)
}

/** The side of an input, the batch's as what stands for it. */
export const lengthsOf = (value: Sound): readonly number[] => allSidesOf(value)[0] ?? []

/** Parts of an input; a side without one is taken whole. */
export async function take(call: OpCall, parts: readonly (Part | undefined)[], input = 0): Promise<Value> {
  const value = call.input(input)
  if (value.kind === 'tensor') return ofTensor(call, call.tensor(input), parts)
  const each = value.dims.map((side, axis) => parts[axis] ?? { places: all(side) })
  return ofConstant(call, value, each)
}
