import { add, elu, minimum, mul, onesLike, relu, sigmoid, step, sub, type Tensor, tanh } from '@tensorflow/tfjs-core'
import type { ActivationId } from '../layers/plannedLayer.ts'

/** An activation function, and its derivative as a function of its output. */
export interface Activation {
  apply<T extends Tensor>(x: T): T
  /** d output / d input, in the output's shape. */
  derivative(output: Tensor): Tensor
}

export const activations: Record<ActivationId, Activation> = {
  linear: { apply: (x) => x, derivative: onesLike },
  relu: { apply: relu, derivative: (output) => step(output) },
  sigmoid: { apply: sigmoid, derivative: (output) => mul(output, sub(1, output)) },
  tanh: { apply: tanh, derivative: (output) => sub(1, mul(output, output)) },
  elu: { apply: elu, derivative: (output) => add(minimum(output, 0), 1) },
}
