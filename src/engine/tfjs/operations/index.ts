import type { Shape } from '../../../graph/graph.ts'
import type { EngineOperation, OperationOf } from '../../../graph/operations.ts'
import type { PlannedNode } from '../../../graph/plan.ts'
import { activation, prelu } from './activation.ts'
import { arithmetic } from './arithmetic.ts'
import { conv2dTranspose } from './conv2dTranspose.ts'
import { conv2d, depthwiseConv2d } from './convolution.ts'
import { dense } from './dense.ts'
import { expand } from './expand.ts'
import { groupNormalization, layerNormalization } from './groupStatistics.ts'
import { localResponseNormalization } from './localResponse.ts'
import { matmul } from './matmul.ts'
import { concatenate, cropping2d, padding2d, reshape } from './moving.ts'
import { affine, batchNormalization, normalization } from './perChannel.ts'
import { permute } from './permute.ts'
import { pooling2d } from './pooling2d.ts'
import { reduce } from './reduce.ts'
import { resize } from './resize.ts'
import type { MakeRunner, Runner } from './runner.ts'
import { slice } from './slice.ts'
import { constant, input } from './sources.ts'
import { unitNormalization } from './unitNormalization.ts'

export type { KeptSums, Runner, Weights } from './runner.ts'

const runners: { [Kind in EngineOperation['kind']]: MakeRunner<OperationOf<Kind>> } = {
  activation,
  affine,
  arithmetic,
  batchNormalization,
  concatenate,
  constant,
  conv2d,
  conv2dTranspose,
  cropping2d,
  dense,
  depthwiseConv2d,
  expand,
  groupNormalization,
  input,
  layerNormalization,
  localResponseNormalization,
  matmul,
  normalization,
  padding2d,
  permute,
  pooling2d,
  prelu,
  reduce,
  reshape,
  resize,
  slice,
  unitNormalization,
}

/** Creates the runner of a node. Shapes are without the batch. */
export function makeRunner(node: PlannedNode, inputShapes: readonly Shape[]): Runner {
  return (runners[node.operation.kind] as MakeRunner<EngineOperation>)(node, inputShapes)
}
