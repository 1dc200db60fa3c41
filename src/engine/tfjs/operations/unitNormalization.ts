import { cast, div, greater, maximum, mul, sqrt, square, sub, sum, type Tensor } from '@tensorflow/tfjs-core'
import type { OperationOf } from '../../../graph/operations.ts'
import { type MakeRunner, simple } from './runner.ts'

/** The least norm, as in Keras 3. */
const LEAST = 1e-12

/** x / max(√(Σ x²), 1e-12), summed over some axes. */
export const unitNormalization: MakeRunner<OperationOf<'unitNormalization'>> = ({ operation }) => {
  const axes = operation.axes.map((axis) => axis + 1)
  const norm = (x: Tensor) => sqrt(sum(square(x), axes, true))
  return simple(
    (x) => div(x, maximum(norm(x), LEAST)),
    (gradient, x, y) => {
      const length = norm(x)
      const product = mul(sum(mul(gradient, y), axes, true), cast(greater(length, LEAST), 'float32'))
      return div(sub(gradient, mul(y, product)), maximum(length, LEAST))
    },
  )
}
