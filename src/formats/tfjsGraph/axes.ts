import type { OpCall } from './opCall.ts'
import { rankOf, sameSide, type Tensor } from './values.ts'

/** The axis of our node for one of the file's tensor. Throws an obstacle if it is the batch's. */
export function axisOf(call: OpCall, tensor: Tensor, given: number): number {
  const rank = rankOf(tensor)
  const axis = given < 0 ? given + rank : given
  const isAxis = Number.isInteger(axis) && axis >= (tensor.leading === 'none' ? 0 : 1) && axis < rank
  if (!isAxis) call.unfit('axis', given)
  if (tensor.leading === 'merged') return (tensor.shapes[0]?.length ?? 1) - 1
  const own = tensor.leading === 'none' ? axis : axis - 1
  return tensor.isTurned ? ([2, 0, 1][own] ?? 0) : own
}

/** A plane from which sides were taken has no order of its own any more. */
export const squeezed = (tensor: Tensor): Tensor => ({ ...tensor, isTurned: false })

/**
 * A product of one axis with a matrix [from, to], which takes, repeats or blends its places: exact where the matrix has
 * zeros and ones only. `key` is a name for the matrix.
 */
export function alongAxis(
  call: OpCall,
  tensor: Tensor,
  axis: number,
  to: number,
  share: (from: number, to: number) => number,
): Tensor {
  const from = sameSide(tensor.shapes, axis) ?? call.refuseFree()
  if (from * to > 2 ** 22) call.refuse('outputTooLarge', { shape: [from, to] })
  const values = Float32Array.from({ length: from * to }, (_, at) => share(Math.floor(at / to), at % to))
  const { writer } = call.around
  const kernel = writer.unique(`${call.def.name}/axis ${axis}`, 'selection', [from, to], values)
  const operation = { kind: 'dense', units: to, useBias: false, activation: { id: 'linear' } } as const
  const rank = tensor.shapes[0]?.length ?? 0
  if (axis === rank - 1) return call.emit(operation, { inputs: [tensor], weights: { kernel } })
  const swapped = Array.from({ length: rank }, (_, place) =>
    place === axis ? rank - 1 : place === rank - 1 ? axis : place,
  )
  const before = call.emit({ kind: 'permute', axes: swapped }, { inputs: [tensor] })
  const product = call.emit(operation, { inputs: [before], weights: { kernel } })
  return call.emit({ kind: 'permute', axes: swapped }, { inputs: [product] })
}

/** The places of one axis, in a new order; −1 for zero. */
export const takePlaces = (call: OpCall, tensor: Tensor, axis: number, places: readonly number[]): Tensor =>
  alongAxis(call, tensor, axis, places.length, (from, to) => (places[to] === from ? 1 : 0))
