import type { ArithmeticFunction, Operation } from '../../graph/operations.ts'
import type { Draft, Origin } from './draft.ts'
import type { GraphWriter } from './graphWriter.ts'

// One number a channel, added or multiplied: what readers of graphs have in common, whatever their tensors are.

/** What adds nodes for one node of a file. */
interface Emitter<Tensor extends { draft: Draft }> {
  readonly around: { readonly writer: GraphWriter }
  emit(operation: Operation, given: { inputs: readonly Tensor[]; weights?: Record<string, string> }): Tensor
}

/** By these numbers, one a channel of a picture. */
export function listed<Tensor extends { draft: Draft }>(
  call: Emitter<Tensor>,
  name: ArithmeticFunction,
  tensor: Tensor,
  values: ArrayLike<number>,
): Tensor {
  const numbers = Array.from(values)
  const isScale = name === 'multiply' || name === 'divide'
  const scale = numbers.map((one) => (isScale ? (name === 'divide' ? 1 / one : one) : 1))
  const offset = numbers.map((one) => (isScale ? 0 : name === 'subtract' ? -one : one))
  return call.emit({ kind: 'affine', scale, offset }, { inputs: [tensor] })
}

/**
 * One number a channel added: the bias of what is before, if nothing else takes that (`def` is then what the node is
 * called); else a normalization.
 */
export function shifted<Tensor extends { draft: Draft }>(
  call: Emitter<Tensor>,
  tensor: Tensor,
  { beta, count, isOnlyUser, def }: { beta: string; count: number; isOnlyUser: boolean; def: Origin },
): Tensor {
  const { draft } = tensor
  const { operation } = draft
  if (isOnlyUser) {
    const isScale = operation.kind === 'batchNormalization' && draft.weights.beta === undefined
    const isSum = 'useBias' in operation && !operation.useBias && operation.activation.id === 'linear'
    if (isScale || isSum) {
      const merged = isSum ? { ...operation, useBias: true } : operation
      const weights = { ...draft.weights, ...(isSum ? { bias: beta } : { beta }) }
      const replaced = { def, operation: merged, inputs: draft.inputs, weights }
      call.around.writer.replace(draft, replaced)
      return { ...tensor, draft: replaced }
    }
  }
  return normalized(call, tensor, { beta }, count)
}

/** x · gamma + beta, as a batch normalization that engines merge with the convolution before. */
export function normalized<Tensor extends { draft: Draft }>(
  call: Emitter<Tensor>,
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
