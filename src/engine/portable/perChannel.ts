import type { OperationOf } from '../../graph/operations.ts'
import { only, type PortableOperation, type Values, weightOf, zerosLike } from './operation.ts'

/** Numbers for the last axis: one, or one a channel. */
type PerChannel = ArrayLike<number>

/** y = x · scale + offset, with numbers for the last axis. */
export function scaleChannels(x: Values, scale: PerChannel, offset?: PerChannel): Values {
  const y = zerosLike(x)
  for (let i = 0; i < x.length; i++) {
    y[i] = (x[i] as number) * (scale[i % scale.length] as number) + (offset?.[i % offset.length] ?? 0)
  }
  return y
}

/** y = (x − mean) · scale + offset: without the cancellation that one offset for both would bring. */
function normalize(x: Values, mean: PerChannel, scale: PerChannel, offset?: PerChannel): Values {
  const y = zerosLike(x)
  for (let i = 0; i < x.length; i++) {
    const centred = (x[i] as number) - (mean[i % mean.length] as number)
    y[i] = centred * (scale[i % scale.length] as number) + (offset?.[i % offset.length] ?? 0)
  }
  return y
}

/** x · scale + offset: Keras' Rescaling. */
export const affine: PortableOperation<OperationOf<'affine'>> = {
  forward: ({ operation }, operands) => scaleChannels(only(operands)[0], operation.scale, operation.offset),
  backward: ({ operation }, gradient) => [scaleChannels(gradient, operation.scale)],
}

const batchScale = (epsilon: number, variance: Values, gamma: Values | undefined): Float64Array =>
  Float64Array.from(variance, (value, c) => (gamma?.[c] ?? 1) / Math.sqrt(value + epsilon))

/** (x − mean) / √(variance + epsilon) · gamma + beta, a channel, with the statistics of the weights. */
export const batchNormalization: PortableOperation<OperationOf<'batchNormalization'>> = {
  forward({ operation: { epsilon } }, operands) {
    const { gamma, beta } = operands.weights
    const scale = batchScale(epsilon, weightOf(operands, 'variance'), gamma)
    return normalize(only(operands)[0], weightOf(operands, 'mean'), scale, beta)
  },
  backward({ operation: { epsilon } }, gradient, operands) {
    return [scaleChannels(gradient, batchScale(epsilon, weightOf(operands, 'variance'), operands.weights.gamma))]
  },
}

const inverseDeviation = (variance: PerChannel): Float64Array =>
  Float64Array.from(variance, (value) => 1 / Math.max(Math.sqrt(value), 1e-7))

/** (x − mean) / max(√variance, 1e-7): Keras' Normalization. */
export const normalization: PortableOperation<OperationOf<'normalization'>> = {
  forward({ operation }, operands) {
    const mean = operation.mean ?? weightOf(operands, 'mean')
    const variance = operation.variance ?? weightOf(operands, 'variance')
    return normalize(only(operands)[0], mean, inverseDeviation(variance))
  },
  backward({ operation }, gradient, operands) {
    return [scaleChannels(gradient, inverseDeviation(operation.variance ?? weightOf(operands, 'variance')))]
  },
}
