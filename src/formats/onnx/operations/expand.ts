import { valueCount } from '../../../graph/shapes/settings.ts'
import { demandRoom, foldEach } from '../fold.ts'
import type { OpReader } from '../opCall.ts'
import { axesOf, type Constant, isSingle, rankOf, sameSide, type Tensor } from '../values.ts'

/** Sides of one place, repeated. */
export const expand: OpReader = async (call) => {
  const value = call.input(0)
  const given = await call.known(1)
  const rank = Math.max(rankOf(value), given.length)
  const ones = (count: number) => Array.from({ length: Math.max(count, 0) }, () => 1)
  const wanted = [...ones(rank - given.length), ...given]
  const { batch = 1 } = call.around
  // The batch is one picture here, also where the file says how many there are.
  if (value.kind === 'constant' && wanted[0] === batch && (rankOf(value) < rank || value.dims[0] === 1)) wanted[0] = 1
  if (wanted.some((side) => !Number.isInteger(side) || side < 1)) call.unfit('shape', given)
  if (wanted.some((side) => side > 2 ** 20)) call.refuse('outputTooLarge', { shape: wanted })
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
