import { dispose, slice, type Tensor, tidy, zeros } from '@tensorflow/tfjs-core'
import type { PlannedLayer, Shape } from '../layers/plannedLayer.ts'
import type { Runner, Weights } from './layers/runner.ts'

/** A layer with its runner and the weights that have arrived so far. */
export interface RuntimeLayer extends PlannedLayer, Runner {
  weights: Record<string, Tensor[]>
}

/** Runs a function, possibly without completing all of its work. */
export type WarmUp = <T>(run: () => T) => T

/** Runs a layer forwards, and optionally backwards, on zeros, and waits until it has finished. */
export async function runOnZeros(
  warmUp: WarmUp,
  layer: RuntimeLayer,
  inputShape: Shape,
  weights: Weights,
  both: boolean,
): Promise<void> {
  const run = () => {
    const input = zeros([1, ...inputShape])
    const output = layer.forward(input, weights)
    const results = both ? [output, layer.backward(zeros(output.shape), { input, output }, weights)] : [output]
    return results.map((result) => slice(result, new Array(result.rank).fill(0), new Array(result.rank).fill(1)))
  }
  const results = warmUp(() => tidy(run))
  await Promise.all(results.map((result) => result.data()))
  dispose(results)
}
