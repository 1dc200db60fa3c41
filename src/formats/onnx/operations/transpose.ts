import { placesOf, stepsOf } from '../../drafts/constants.ts'
import { foldPlaces } from '../fold.ts'
import type { OpCall, OpReader } from '../opCall.ts'
import { axesOf, type Constant, rankOf } from '../values.ts'

/** Axes in another order: nothing moves, until someone needs it. */
export const transpose: OpReader = (call) => {
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
