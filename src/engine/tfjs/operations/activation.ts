import { greater, mul, relu, type Tensor, where } from '@tensorflow/tfjs-core'
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

/** x for x > 0, else alpha · x. He et al. 2015, "Delving Deep into Rectifiers". */
export const prelu: MakeRunner<OperationOf<'prelu'>> = () => {
  const leaky = (x: Tensor, value: Tensor, alpha: Tensor) => where(greater(x, 0), value, mul(value, alpha))
  return {
    forward: ([x], weights) => leaky(x as Tensor, x as Tensor, required(weights, 'alpha')),
    backward: (gradient, { inputs: [x], rule }, weights) => [
      leaky(x as Tensor, rule === 'guided' ? relu(gradient) : gradient, required(weights, 'alpha')),
    ],
  }
}
