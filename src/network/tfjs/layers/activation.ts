import { mul } from '@tensorflow/tfjs-core'
import type { OperationOf } from '../../layers/plannedLayer.ts'
import { activations } from '../activations.ts'
import type { MakeRunner } from './runner.ts'

export const activation: MakeRunner<OperationOf<'activation'>> = ({ operation }) => {
  const { apply, derivative } = activations[operation.activation]
  return {
    // A clone, because a layer's output is disposed of on its own.
    forward: (input) => apply(input.clone()),
    backward: (gradient, { output }) => mul(gradient, derivative(output)),
  }
}
