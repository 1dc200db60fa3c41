import { valueCount } from '../../../graph/shapes/settings.ts'
import { stepsOf } from '../../drafts/constants.ts'
import { demandRoom, foldPlaces } from '../fold.ts'
import type { OpReader } from '../opCall.ts'

/** Constants repeated along their axes. */
export const tile: OpReader = async (call) => {
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
