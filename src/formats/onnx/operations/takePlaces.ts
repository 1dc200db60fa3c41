import type { OpCall } from '../opCall.ts'
import { sameSide, type Tensor } from '../values.ts'

/** The places of one of our axes, in a new order: by a product with a matrix of zeros and ones. */
export function takePlaces(call: OpCall, tensor: Tensor, axis: number, places: readonly number[]): Tensor {
  const at = tensor.order.indexOf(axis)
  const from = sameSide(tensor.shapes, at) ?? call.refuseFree()
  const to = places.length
  if (from * to > 2 ** 22) call.refuse('outputTooLarge', { shape: [from, to] })
  const matrix = new Float32Array(from * to)
  for (const [place, source] of places.entries()) matrix[source * to + place] = 1
  const kernel = call.around.writer.unique(`${call.named.name}/axis ${axis}`, 'selection', [from, to], matrix)
  const order = [...tensor.order.filter((one) => one !== axis), axis]
  const operation = { kind: 'dense', units: to, useBias: false, activation: { id: 'linear' } } as const
  const result = call.emit(operation, { inputs: [call.arrange(tensor, order)], weights: { kernel } })
  return call.arrange(result, tensor.order)
}
