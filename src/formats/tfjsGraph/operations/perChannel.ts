import { valueCount } from '../../../graph/shapes/settings.ts'
import { normalized, shifted } from '../../drafts/perChannel.ts'
import type { OpReader } from '../opCall.ts'
import { sameSide } from '../values.ts'

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
  if (plane !== input) return normalized(call, plane, { beta: bias }, count)
  return shifted(call, plane, { beta: bias, count, isOnlyUser: call.isOnlyUser(0), def: call.def })
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
