import { concat, type Tensor } from '@tensorflow/tfjs-core'
import type { Shape } from '../../../graph/graph.ts'
import type { EngineOperation } from '../../../graph/operations.ts'
import type { PlannedNode } from '../../../graph/plan.ts'
import type { BackwardRequest } from '../../engine.ts'

/** A node's weights by their short names. Each is a list of blocks of whole rows, in order. */
export type Weights = Readonly<Record<string, readonly Tensor[]>>

/** What the way back through an activation knows. */
export interface KeptSums {
  /** The node's inputs. They may be missing where only the sums are reached, unless `sumsReadInput` is set. */
  inputs: readonly Tensor[]
  output: Tensor
  rule: NonNullable<BackwardRequest['rule']>
}

/** What the way back through a node knows: all of its inputs, too. */
export interface Kept extends KeptSums {
  /** Whether the gradient with respect to each input is wanted. */
  wanted: readonly boolean[]
}

/** A node in TF.js ops. Tensors have a leading batch: [batch, height, width, channels], [batch, values] and so on. */
export interface Runner {
  /** Rows in a block of the kernel; the last block may have fewer. Other weights, and by default all, are not cut. */
  blockRows?: number
  /** Set if the way back through the node's own activation reads its input. */
  sumsReadInput?: boolean
  /** Computes the output; the caller keeps ownership of the inputs. May return an input. */
  forward(inputs: readonly Tensor[], weights: Weights): Tensor
  /**
   * Computes the gradient with respect to each input, from that of the output; undefined for one that is not wanted or
   * that has none. May return its argument.
   */
  backward(gradient: Tensor, kept: Kept, weights: Weights): readonly (Tensor | undefined)[]
  /**
   * Computes the gradient before the activation that the node has beside its sums, from that of the output. May return
   * its argument. Missing where the node has none.
   */
  backToSums?(gradient: Tensor, kept: KeptSums, weights: Weights): Tensor
}

/** Creates runners for nodes of one kind. Shapes are without the batch. */
export type MakeRunner<Does extends EngineOperation> = (
  node: PlannedNode<Does>,
  inputShapes: readonly Shape[],
) => Runner

/** A weight in one piece, if the node has it. */
export function optional(weights: Weights, name: string): Tensor | undefined {
  const blocks = weights[name] ?? []
  return blocks.length > 1 ? concat([...blocks]) : blocks[0]
}

/** A weight in one piece. Throws RangeError without it. */
export function required(weights: Weights, name: string): Tensor {
  const whole = optional(weights, name)
  if (!whole) throw new RangeError(`The node has no weight ${name}.`)
  return whole
}

/** A node with one input, whose way back reads that input's numbers, the output's, or none. */
export function simple(
  forward: (x: Tensor, weights: Weights) => Tensor,
  backward: (gradient: Tensor, x: Tensor, y: Tensor, weights: Weights) => Tensor,
): Runner {
  return {
    forward: ([x], weights) => forward(x as Tensor, weights),
    backward: (gradient, { inputs: [x], output }, weights) => [backward(gradient, x as Tensor, output, weights)],
  }
}
