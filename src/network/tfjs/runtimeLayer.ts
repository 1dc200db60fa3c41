import { dispose, slice, type Tensor, tidy, zeros } from '@tensorflow/tfjs-core'
import type { PlannedLayer, Shape } from '../layers/plannedLayer.ts'
import type { Runner, Weights } from './layers/runner.ts'

/** A layer of a network with what runs it and the weights that have come so far. */
export interface RuntimeLayer extends PlannedLayer, Runner {
  weights: Record<string, Tensor[]>
}

/** Runs something, perhaps without doing all of it. */
export type WarmUp = <T>(run: () => T) => T

/** Runs a layer forwards, and backwards if asked to, on an input of zeros, and waits until it has really run. */
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
