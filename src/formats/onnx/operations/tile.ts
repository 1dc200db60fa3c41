import { valueCount } from '../../../graph/shapes/settings.ts'
import { integers, stepsOf } from '../../drafts/constants.ts'
import { demandRoom, foldPlaces } from '../fold.ts'
import type { OpCall, OpReader } from '../opCall.ts'
import { axesOf, isSingle, rankOf, sameSide, sidesOf, type Tensor } from '../values.ts'
import { takePlaces } from './takePlaces.ts'

/** Values repeated along their axes. */
export const tile: OpReader = async (call) => {
  const value = call.input(0)
  const given = await call.known(1)
  // The batch is one picture here, also where the file says how many there are.
  const isBatch = given[0] === call.around.batch && rankOf(value) > 1 && isSingle(sidesOf(value), 0)
  const repeats = isBatch ? given.with(0, 1) : given
  if (repeats.every((one) => one === 1)) return value
  if (value.kind === 'tensor') return tiled(call, call.tensor(0), repeats)
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

/** An axis of one place is expanded; of others, places are taken again and again. */
async function tiled(call: OpCall, tensor: Tensor, repeats: readonly number[]): Promise<Tensor> {
  if (repeats.length !== rankOf(tensor)) call.unfit('repeats', repeats)
  const shape = axesOf(rankOf(tensor)).map((axis) => (isSingle(tensor.dims, axis) ? (repeats[axis] ?? 1) : 1))
  let result = tensor
  if (shape.some((side) => side > 1)) {
    result = await call.as({ op: 'Expand', domain: '', inputs: [...call.node.inputs] }, [tensor, integers([shape])])
  }
  for (const [axis, times] of repeats.entries()) {
    if (times === 1 || isSingle(tensor.dims, axis)) continue
    const side = sameSide(tensor.dims, axis) ?? call.refuseFree()
    const full = result.order.includes(axis) ? result : call.arrange(result, [...result.order, axis])
    const places = Array.from({ length: side * times }, (_, at) => at % side)
    result = takePlaces(call, full, axis, places)
  }
  return result
}
