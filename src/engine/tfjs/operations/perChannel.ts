import {
  add,
  batchNorm,
  div,
  maximum,
  mul,
  reshape,
  rsqrt,
  sqrt,
  sub,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
  tensor1d,
} from '@tensorflow/tfjs-core'
import type { OperationOf } from '../../../graph/operations.ts'
import { type MakeRunner, optional, required, simple, type Weights } from './runner.ts'

/** x · scale + offset, with numbers for the last axis: Keras' Rescaling. */
export const affine: MakeRunner<OperationOf<'affine'>> = ({ operation: { scale, offset } }) =>
  simple(
    (x) => add(mul(x, tensor1d([...scale])), tensor1d([...offset])),
    (gradient) => mul(gradient, tensor1d([...scale])),
  )

/** (x − mean) / √(variance + epsilon) · gamma + beta, a channel, with the statistics of the weights. */
export const batchNormalization: MakeRunner<OperationOf<'batchNormalization'>> = ({ operation: { epsilon } }) => {
  const scaleOf = (weights: Weights): Tensor => {
    const inverse = rsqrt(add(required(weights, 'variance'), epsilon))
    const gamma = optional(weights, 'gamma')
    return gamma ? mul(inverse, gamma) : inverse
  }
  return simple(
    (x, weights) => {
      const statistics = [required(weights, 'mean'), required(weights, 'variance')] as [Tensor1D, Tensor1D]
      const [beta, gamma] = [optional(weights, 'beta'), optional(weights, 'gamma')] as (Tensor1D | undefined)[]
      // TF.js' op takes no more than four sides.
      const flat = x.rank <= 4 ? x : reshape(x, [-1, x.shape.at(-1) as number])
      return reshape(batchNorm(flat as Tensor4D, ...statistics, beta, gamma, epsilon), x.shape)
    },
    (gradient, _x, _y, weights) => mul(gradient, scaleOf(weights)),
  )
}

/** (x − mean) / max(√variance, 1e-7), on the last axis: Keras' Normalization. */
export const normalization: MakeRunner<OperationOf<'normalization'>> = ({ operation }) => {
  const number = (weights: Weights, key: 'mean' | 'variance') => {
    const own = operation[key]
    return own ? tensor1d([...own]) : required(weights, key)
  }
  const deviation = (weights: Weights) => maximum(sqrt(number(weights, 'variance')), 1e-7)
  return simple(
    (x, weights) => div(sub(x, number(weights, 'mean')), deviation(weights)),
    (gradient, _x, _y, weights) => div(gradient, deviation(weights)),
  )
}
