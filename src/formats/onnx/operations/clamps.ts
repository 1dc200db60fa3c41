import type { Draft } from '../../drafts/draft.ts'
import type { OpCall, Surroundings } from '../opCall.ts'
import type { Tensor } from '../values.ts'
import { clipped } from './activations.ts'

// Where activations are quantised, the network computes with the real numbers that they stand for: what is quantised
// and dequantised again is a clamp to the range of the type. Quantisers leave out the Relu that this clamp does.

/** The lowest and the highest number of the types that ONNX quantises to: onnx.ai/onnx/operators/onnx__QuantizeLinear */
export const ranges: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['uint8', [0, 255]],
  ['int8', [-128, 127]],
  ['uint16', [0, 65535]],
  ['int16', [-32768, 32767]],
])

/** A scale and a zero point, which is 0 of uint8 where it is left out. */
export async function clampedBy(call: OpCall, tensor: Tensor, scaleAt: number, zeroAt: number): Promise<Tensor> {
  const scale = await call.number(scaleAt)
  const zero = (await call.number(zeroAt)) ?? 0
  const type = call.has(zeroAt) ? (call.constant(zeroAt).type ?? 'uint8') : 'uint8'
  const range = ranges.get(type) ?? call.unfit(call.sourceOf(zeroAt), type)
  if (scale === undefined) return call.unfit(call.sourceOf(scaleAt), null)
  const isQuantised = scale !== 1 || zero !== 0
  const [low, high] = [(range[0] - zero) * scale, (range[1] - zero) * scale]
  // Shares lie between 0 and 1 anyway; of 256 steps the last is 255.
  if (isShares(tensor.draft) && low <= 0 && high > 0.99) return { ...tensor, isQuantised }
  const clamped = clipped(call, tensor, low, high)
  // A Relu may be gone where nothing below zero is let through.
  if (low < 0 || isShares(tensor.draft)) call.around.beforeClamp.set(clamped.draft, tensor)
  return { ...clamped, isQuantised }
}

const isShares = ({ operation }: Draft) =>
  operation.kind === 'activation' && (operation.activation.id === 'softmax' || operation.activation.id === 'sigmoid')

/**
 * An output without the clamp of a quantiser, also before a softmax: scores at its end have no gradient, and above it
 * they are all the same.
 */
export function unclamped(value: Tensor, { beforeClamp, writer }: Surroundings): Tensor {
  const before = beforeClamp.get(value.draft)
  if (before) return { ...before, dims: value.dims, order: value.order }
  const { draft } = value
  const [input] = draft.inputs
  const scores = input && beforeClamp.get(input)
  if (!scores || draft.operation.kind !== 'activation' || draft.inputs.length !== 1) return value
  const direct: Draft = { ...draft, inputs: [scores.draft] }
  writer.addUnchecked(direct)
  return { ...value, draft: direct }
}
