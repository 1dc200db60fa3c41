import { prelu as applyPrelu, cast, greater, less, mul, relu, type Tensor, where } from '@tensorflow/tfjs-core'
import type { OperationOf } from '../../../graph/operations.ts'
import { functionOf, guided } from '../activations/index.ts'
import { type MakeRunner, required } from './runner.ts'

export const activation: MakeRunner<OperationOf<'activation'>> = ({ operation }) => {
  const plain = functionOf(operation.activation)
  const byRule = { plain, guided: guided(operation.activation) }
  return {
    forward: ([x]) => plain.apply(x as Tensor),
    backward: (gradient, { inputs: [x], output, rule }) => [
      byRule[rule].back(gradient, plain.reads === 'output' ? output : (x as Tensor)),
    ],
  }
}

/**
 * x for x > 0, else alpha · x. He et al. 2015, "Delving Deep into Rectifiers". The gradient at 0 is 0, as Keras has it.
 */
export const prelu: MakeRunner<OperationOf<'prelu'>> = () => ({
  forward: ([x], weights) => applyPrelu(x as Tensor, required(weights, 'alpha')),
  backward(gradient, { inputs, rule }, weights) {
    const [x] = inputs as [Tensor]
    const passed = rule === 'guided' ? relu(gradient) : gradient
    const below = mul(mul(passed, required(weights, 'alpha')), cast(less(x, 0), 'float32'))
    return [where(greater(x, 0), passed, below)]
  },
})
