import { activation } from './activations.ts'
import { arithmetic } from './arithmetic.ts'
import { conv2d, depthwiseConv2d } from './convolution.ts'
import { dense } from './dense.ts'
import { groupNormalization, layerNormalization } from './groupStatistics.ts'
import { localResponseNormalization } from './localResponse.ts'
import { matmul } from './matmul.ts'
import { concatenate, cropping2d, padding2d, permute } from './moving.ts'
import { affine, batchNormalization, normalization } from './perChannel.ts'
import { pooling2d } from './pooling.ts'
import { prelu } from './prelu.ts'
import { expand, slice } from './repeating.ts'
import { resize } from './resize.ts'
import { conv2dTranspose } from './transposedConvolution.ts'
import { unitNormalization } from './unitNormalization.ts'
import type { EngineKind, OperationsOf, UsualKind } from './usual.ts'

export { activate, activationBack, needsInput } from './activations.ts'

/** The operations that are not among the usual ones: the type checker asks for each. */
export const others: OperationsOf<Exclude<EngineKind, UsualKind>> = {
  activation,
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
  arithmetic,
  concatenate,
  permute,
  slice,
  expand,
  matmul,
  localResponseNormalization,
  padding2d,
  cropping2d,
  resize,
  prelu,
  pooling2d,
}
