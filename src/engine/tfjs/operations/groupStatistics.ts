import { add, mean, mul, reshape, rsqrt, square, sub, type Tensor } from '@tensorflow/tfjs-core'
import type { OperationOf } from '../../../graph/operations.ts'
import { type MakeRunner, optional, type Runner, simple } from './runner.ts'

/** Which values are normalised together: along these axes of a tensor in this shape, both with the batch. */
interface Grouping {
  shape: number[]
  axes: number[]
  /** The shape of gamma and beta. */
  parameters: number[]
  epsilon: number
}

/**
 * With n = (x − mean) / deviation, forward n · gamma + beta. Backward, with h = gradient · gamma:
 * (h − mean(h) − n · mean(h · n)) / deviation. Ba, Kiros, Hinton 2016, "Layer Normalization".
 */
function normalized({ shape, axes, parameters, epsilon }: Grouping): Runner {
  const statistics = (x: Tensor) => {
    const grouped = reshape(x, shape)
    const centred = sub(grouped, mean(grouped, axes, true))
    const inverse = rsqrt(add(mean(square(centred), axes, true), epsilon))
    return { n: mul(centred, inverse), inverse }
  }
  return simple(
    (x, weights) => {
      const { n } = statistics(x)
      const gamma = optional(weights, 'gamma')
      const beta = optional(weights, 'beta')
      const scaled = gamma ? mul(n, reshape(gamma, parameters)) : n
      return reshape(beta ? add(scaled, reshape(beta, parameters)) : scaled, x.shape)
    },
    (gradient, x, _y, weights) => {
      const { n, inverse } = statistics(x)
      const gamma = optional(weights, 'gamma')
      const grouped = reshape(gradient, shape)
      const h = gamma ? mul(grouped, reshape(gamma, parameters)) : grouped
      const rest = sub(sub(h, mean(h, axes, true)), mul(n, mean(mul(h, n), axes, true)))
      return reshape(mul(rest, inverse), x.shape)
    },
  )
}

/** With mean and variance over some axes; gamma and beta in the shape of these axes. */
export const layerNormalization: MakeRunner<OperationOf<'layerNormalization'>> = (
  { operation: { axes, epsilon } },
  [inputShape = []],
) =>
  normalized({
    shape: [-1, ...inputShape],
    axes: axes.map((axis) => axis + 1),
    parameters: [1, ...inputShape.map((side, axis) => (axes.includes(axis) ? side : 1))],
    epsilon,
  })

/** With mean and variance over all but the last axis, and over groups of adjacent channels. */
export const groupNormalization: MakeRunner<OperationOf<'groupNormalization'>> = (
  { operation: { groups, epsilon } },
  [inputShape = []],
) => {
  const size = (inputShape.at(-1) ?? 1) / groups
  const positions = inputShape.slice(0, -1).reduce((product, side) => product * side, 1)
  return normalized({
    shape: [-1, positions, groups, size],
    axes: [1, 3],
    parameters: [1, 1, groups, size],
    epsilon,
  })
}
