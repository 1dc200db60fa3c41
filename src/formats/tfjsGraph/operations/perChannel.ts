import type { ArithmeticFunction } from '../../../graph/operations.ts'
import { valueCount } from '../../../graph/shapes/settings.ts'
import type { OpCall, OpReader } from '../opCall.ts'
import { type Constant, sameSide, type Tensor } from '../values.ts'

/** By one number a channel of a picture. */
export async function listed(
  call: OpCall,
  name: ArithmeticFunction,
  tensor: Tensor,
  constant: Constant,
): Promise<Tensor> {
  const numbers = Array.from((await call.lists(constant))[0] ?? [])
  const isScale = name === 'multiply' || name === 'divide'
  const scale = numbers.map((one) => (isScale ? (name === 'divide' ? 1 / one : one) : 1))
  const offset = numbers.map((one) => (isScale ? 0 : name === 'subtract' ? -one : one))
  return call.emit({ kind: 'affine', scale, offset }, { inputs: [tensor] })
}

/** One number a channel added: the bias of what is before, if nothing else takes that. */
export function shifted(call: OpCall, at: 0 | 1, tensor: Tensor, beta: string, count: number): Tensor {
  const { draft } = tensor
  const { operation } = draft
  if (call.isOnlyUser(at)) {
    const isScale = operation.kind === 'batchNormalization' && draft.weights.beta === undefined
    const isSum = 'useBias' in operation && !operation.useBias && operation.activation.id === 'linear'
    if (isScale || isSum) {
      const merged = isSum ? { ...operation, useBias: true } : operation
      const weights = { ...draft.weights, ...(isSum ? { bias: beta } : { beta }) }
      const replaced = { def: call.def, operation: merged, inputs: draft.inputs, weights }
      call.around.writer.replace(draft, replaced)
      return { ...tensor, draft: replaced }
    }
  }
  return normalized(call, tensor, { beta }, count)
}

/** x · gamma + beta, as a batch normalization that engines merge with the convolution before. */
export function normalized(
  call: OpCall,
  tensor: Tensor,
  weights: { gamma?: string; beta?: string },
  count: number,
): Tensor {
  const { writer } = call.around
  const mean = writer.numbers(`zeros/${count}`, [count], new Float32Array(count))
  const variance = writer.numbers(`ones/${count}`, [count], new Float32Array(count).fill(1))
  return call.emit(
    { kind: 'batchNormalization', epsilon: 0 },
    { inputs: [tensor], weights: { ...weights, mean, variance } },
  )
}

/**
 * One number a channel. The converter forgets of some that their channels are in front ("NHWC" behind a convolution
 * that is "NCHW"): where there are as many numbers as channels, they are meant.
 */
const biasAdd: OpReader = async (call) => {
  const isFirst = call.attr.text('data_format', 'NHWC') === 'NCHW'
  const input = call.tensor(0)
  const isPlane = input.leading === 'batch' && input.shapes[0]?.length === 3
  const isMeant = input.isTurned && sameSide(input.shapes, 2) === valueCount(call.constant(1).dims)
  const plane = isPlane ? call.plane(input, isFirst || isMeant) : call.plain(input)
  const count = sameSide(plane.shapes, -1) ?? call.refuseFree()
  const bias = await call.vector(1, count)
  return plane === input ? shifted(call, 0, plane, bias, count) : normalized(call, plane, { beta: bias }, count)
}

const batchNorm: OpReader = async (call) => {
  const isFirst = call.attr.text('data_format', 'NHWC') === 'NCHW'
  if (call.attr.has('is_training') && call.attr.flag('is_training')) call.unfit('is_training', true)
  const input = call.plane(call.tensor(0), isFirst)
  const count = sameSide(input.shapes, 2) ?? call.refuseFree()
  const [gamma, beta] = [await call.vector(1, count), await call.vector(2, count)]
  const [mean, variance] = [await call.vector(3, count), await call.vector(4, count)]
  const operation = { kind: 'batchNormalization', epsilon: call.attr.number('epsilon', 1e-4) } as const
  return call.emit(operation, { inputs: [input], weights: { gamma, beta, mean, variance } })
}

/** What adds or multiplies one number a channel. */
export const perChannel: readonly [string, OpReader][] = [
  ['BiasAdd', biasAdd],
  ['FusedBatchNorm', batchNorm],
  ['FusedBatchNormV2', batchNorm],
  ['FusedBatchNormV3', batchNorm],
]
