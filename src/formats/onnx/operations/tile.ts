import { valueCount } from '../../../graph/shapes/settings.ts'
import { stepsOf } from '../../drafts/constants.ts'
import { demandRoom, foldPlaces } from '../fold.ts'
import type { OpCall, OpReader } from '../opCall.ts'
import { isSingle, rankOf, type Sound, sidesOf } from '../values.ts'

/** The most copies of a tensor. */
const MOST = 64

/** Repeated along its axes; an axis of one place is grown. */
async function tiled(call: OpCall, repeats: readonly number[]): Promise<Sound> {
  if (repeats.some((one) => !(one >= 1 && one <= MOST))) call.unfit('repeats', repeats)
  let value: Sound = call.tensor(0)
  for (const [axis, count] of repeats.entries()) {
    if (count === 1) continue
    value = await call.step(
      'Concat',
      Array.from({ length: count }, () => value),
      { axis },
    )
  }
  return value
}

/** A tensor or a constant, repeated along its axes. */
export const tile: OpReader = async (call) => {
  const value = call.input(0)
  const given = await call.known(1)
  // The batch is one picture here, also where the file says how many there are.
  const isBatch = given[0] === call.around.batch && rankOf(value) > 1 && isSingle(sidesOf(value), 0)
  const repeats = isBatch ? given.with(0, 1) : given
  if (repeats.every((one) => one === 1)) return value
  if (value.kind === 'tensor') return tiled(call, repeats)
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
