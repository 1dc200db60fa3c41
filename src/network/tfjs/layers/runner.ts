import type { Tensor } from '@tensorflow/tfjs-core'
import type { Operation, PlannedLayer } from '../../layers/plannedLayer.ts'

/**
 * A layer's weights by Keras' short names, `kernel` and `bias`. Each is a list of blocks of whole rows, in order; only weights
 * that {@link Runner.blockRows} names have more than one.
 */
export type Weights = Readonly<Record<string, readonly Tensor[]>>

/** One layer in TF.js ops. Tensors carry a batch of 1 in front: [1, height, width, channels] or [1, values]. */
export interface Runner {
  /** How many rows (steps of the first side) a block of a weight has, the last one perhaps fewer. Weights not named here are not cut. */
  blockRows?: Readonly<Record<string, number>>
  /** Gives the output; the input stays the caller's. */
  forward(input: Tensor, weights: Weights): Tensor
  /** Gives the gradient with regard to the input, from the one with regard to the output and what the forward pass kept. */
  backward(gradient: Tensor, kept: { input: Tensor; output: Tensor }, weights: Weights): Tensor
}

/** Makes what runs layers of a kind. */
export type MakeRunner<Does extends Operation> = (layer: PlannedLayer<Does>) => Runner
