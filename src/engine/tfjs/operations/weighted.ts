import type { Tensor } from '@tensorflow/tfjs-core'
import type { Activation } from '../../../graph/operations.ts'
import { type ActivationFunction, functionOf, guided } from '../activations/index.ts'
import type { Kept, KeptSums, Runner, Weights } from './runner.ts'

/** Sums of products with a kernel, and a bias. */
interface Sums {
  /** The sums with their bias, and the function applied to them: in one op where TF.js can fuse it. */
  apply(x: Tensor, weights: Weights, activation: ActivationFunction): Tensor
  /** The gradient with respect to the input, from that of the sums. */
  back(gradient: Tensor, weights: Weights): Tensor
}

/** A node of sums, a bias and an activation. */
export function weighted(activation: Activation, { apply, back }: Sums) {
  const plain = functionOf(activation)
  const byRule = { plain, guided: guided(activation) }
  const linear = functionOf({ id: 'linear' })
  const backToSums = (gradient: Tensor, { inputs: [x], output, rule }: KeptSums, weights: Weights) => {
    // The sums are not kept: computing them again costs time only for activations that can't be read from behind.
    const read = plain.reads === 'output' ? output : apply(x as Tensor, weights, linear)
    return byRule[rule].back(gradient, read)
  }
  return {
    sumsReadInput: plain.reads !== 'output',
    forward: ([x]: readonly Tensor[], weights: Weights) => apply(x as Tensor, weights, plain),
    backward: (gradient: Tensor, kept: Kept, weights: Weights) => [back(backToSums(gradient, kept, weights), weights)],
    backToSums,
  } satisfies Runner
}
