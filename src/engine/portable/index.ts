import type { EngineOperation, OperationOf } from '../../graph/operations.ts'
import type { PlannedNode } from '../../graph/plan.ts'
import { activation } from './activations.ts'
import { arithmetic } from './arithmetic.ts'
import { conv2d, depthwiseConv2d } from './convolution.ts'
import { dense } from './dense.ts'
import { groupNormalization, layerNormalization } from './groupStatistics.ts'
import { concatenate, cropping2d, padding2d, permute, reshape } from './moving.ts'
import type { BackwardOperands, Operands, PortableOperation, Values } from './operation.ts'
import { affine, batchNormalization, normalization } from './perChannel.ts'
import { pooling2d } from './pooling.ts'
import { prelu } from './prelu.ts'
import { reduce } from './reduce.ts'
import { resize } from './resize.ts'
import { constant, input } from './sources.ts'
import { conv2dTranspose } from './transposedConvolution.ts'
import { unitNormalization } from './unitNormalization.ts'

type EngineKind = EngineOperation['kind']

/** Every operation that an engine may meet: the type checker asks for each. */
export const portableOperations: { readonly [Kind in EngineKind]: PortableOperation<OperationOf<Kind>> } = {
  input,
  constant,
  conv2d,
  depthwiseConv2d,
  conv2dTranspose,
  dense,
  batchNormalization,
  layerNormalization,
  groupNormalization,
  unitNormalization,
  normalization,
  affine,
  pooling2d,
  reduce,
  arithmetic,
  concatenate,
  reshape,
  permute,
  padding2d,
  cropping2d,
  resize,
  activation,
  prelu,
}

const operationOf = (node: PlannedNode) => portableOperations[node.operation.kind] as unknown as PortableOperation

/**
 * The output of a node, flat, in its planned shape and in an array of the first input's kind. It may share memory with
 * the operands. An `input` gives its only operand.
 */
export const forward = <V extends Values>(node: PlannedNode, operands: Operands & { inputs: readonly V[] }): V =>
  operationOf(node).forward(node, operands) as V

/**
 * The gradient with respect to each input of a node, given that of its output and what the way forward used and gave;
 * null for an input that has none. It may share memory with the operands.
 */
export const backward = <V extends Values>(node: PlannedNode, gradient: V, operands: BackwardOperands): (V | null)[] =>
  operationOf(node).backward(node, gradient, operands) as (V | null)[]
