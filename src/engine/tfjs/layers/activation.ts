import { mul } from '@tensorflow/tfjs-core'
import type { OperationOf } from '../../layers/plannedLayer.ts'
import { activations } from '../activations.ts'
import type { MakeRunner } from './runner.ts'

export const activation: MakeRunner<OperationOf<'activation'>> = ({ operation }) => {
  const { apply, derivative } = activations[operation.activation]
  return {
    // A clone, because the caller disposes of a layer's output separately.
    forward: (input) => apply(input.clone()),
    backward: (gradient, { output }) => mul(gradient, derivative(output)),
  }
}
