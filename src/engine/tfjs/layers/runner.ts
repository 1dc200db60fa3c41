import type { Tensor } from '@tensorflow/tfjs-core'
import type { Operation, PlannedLayer } from '../../layers/plannedLayer.ts'

/**
 * A layer's weights by Keras' short names, `kernel` and `bias`. Each is a list of blocks of whole rows, in order; only
 * weights named in {@link Runner.blockRows} have more than one.
 */
export type Weights = Readonly<Record<string, readonly Tensor[]>>

/** A layer in TF.js ops. Tensors have a leading batch of 1: [1, height, width, channels] or [1, values]. */
export interface Runner {
  /**
   * Rows (steps along the first side) in a block of a weight; the last block may have fewer. Weights not named are not
   * cut.
   */
  blockRows?: Readonly<Record<string, number>>
  /** Computes the output; the caller keeps ownership of the input. */
  forward(input: Tensor, weights: Weights): Tensor
  /** Computes the gradient with respect to the input, from the gradient of the output and the kept tensors. */
  backward(gradient: Tensor, kept: { input: Tensor; output: Tensor }, weights: Weights): Tensor
}

/** Creates runners for layers of one kind. */
export type MakeRunner<Does extends Operation> = (layer: PlannedLayer<Does>) => Runner
