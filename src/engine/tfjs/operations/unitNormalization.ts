import { cast, greater, maximum, mul, rsqrt, square, sub, sum, type Tensor } from '@tensorflow/tfjs-core'
import type { OperationOf } from '../../../graph/operations.ts'
import { type MakeRunner, simple } from './runner.ts'

/** Keras' least sum of squares. */
const LEAST = 1e-12

/** x / √max(Σ x², 1e-12), summed over some axes. */
export const unitNormalization: MakeRunner<OperationOf<'unitNormalization'>> = ({ operation }) => {
  const axes = operation.axes.map((axis) => axis + 1)
  const squares = (x: Tensor) => sum(square(x), axes, true)
  return simple(
    (x) => mul(x, rsqrt(maximum(squares(x), LEAST))),
    (gradient, x, y) => {
      const total = squares(x)
      const product = mul(sum(mul(gradient, y), axes, true), cast(greater(total, LEAST), 'float32'))
      return mul(sub(gradient, mul(y, product)), rsqrt(maximum(total, LEAST)))
    },
  )
}
