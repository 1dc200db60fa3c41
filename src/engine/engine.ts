import type { NetworkPlan } from '../graph/plan.ts'
import type { TensorSpec } from '../model/package/manifest.ts'
import type { TensorBlock } from '../model/package/openPackage.ts'
import type { Memory } from '../types.ts'

type Values = Float32Array<ArrayBuffer>

/** Where backpropagation begins, and its rule. */
export interface BackwardRequest {
  /** One number a logit of the output. */
  seed: Float32Array
  /** Index of the planned output; the first by default. */
  output?: number
  /**
   * `guided`: a gradient that comes back to a ReLU (any activation of the ReLU family) also passes only where it is
   * positive. Springenberg et al. 2015, "Striving for Simplicity", section 3.4. `plain` by default.
   */
  rule?: 'plain' | 'guided'
}

/**
 * A forward pass. The nodes that lie on a path from the node `keepFrom` to the logits are kept, so that any class can
 * be explained at any of them without another pass.
 */
export interface Pass {
  /** The logits of each planned output: values before the head. */
  outputs: readonly Values[]
  /** Whether a node's output was kept, so that activations and gradients can be read. */
  keeps(node: string): boolean
  /** The output of a node, flat. Throws RangeError for a node that was not kept. */
  activations(node: string): Promise<Values>
  /**
   * The gradient of `seed · logits` with respect to the output of a node (an input, too), in the shape of that output;
   * zeros where the logits do not depend on it. Throws RangeError for a node that was not kept.
   */
  gradients(node: string, request: BackwardRequest): Promise<Values>
  /**
   * The same for several places at once, in their order, by one way back. `sums` is the output of a node before its own
   * activation: where its bias is added.
   */
  gradientsOf(places: readonly GradientPlace[], request: BackwardRequest): Promise<Values[]>
  /**
   * The logits of one output if the output of a node were another, for each of a batch of these. Only what depends on
   * the node is computed anew: where dense layers follow, for many at once, so that large batches are fastest. The pass
   * stays as it is. `units`: the logits that are wanted, all by default; others may be NaN. Throws RangeError for a node
   * that was not kept.
   */
  resume(
    node: string,
    batch: readonly OtherOutput[],
    output: number,
    signal?: AbortSignal,
    units?: readonly number[],
  ): Promise<Values[]>
  /** {@link Pass.gradients} with respect to the output of a node if that output were another. The pass stays as it is. */
  gradientsAt(node: string, values: Float32Array, request: BackwardRequest): Promise<Values>
  dispose(): void
}

/** Another output of a node, in its shape: all values, flat, or those that differ and their indexes. */
export type OtherOutput = Float32Array | Changes

/** Values in place of some of an array's. No index stands there twice. */
export interface Changes {
  at: ArrayLike<number>
  values: ArrayLike<number>
}

/** Where a gradient is read. */
export interface GradientPlace {
  node: string
  at: 'output' | 'sums'
}

/** A network in an engine. It takes its weights block by block and can run once it has all of them. */
export interface Network {
  /** Rows (steps along the first side) in a block of a tensor; the last block may have fewer. */
  rowsPerBlock(tensor: string): number
  /**
   * Takes ownership of a block and its bytes: their content is undefined afterwards. Prepares what it can while the
   * next block arrives. Throws a `format` error for a block of another name or shape than wanted.
   */
  take(block: TensorBlock): Promise<void>
  /**
   * Runs the network on values for each planned input, flat. Only one pass is kept at a time. Yields to the event loop
   * between nodes, and throws the signal's reason there once it is aborted.
   */
  forward(inputs: readonly Float32Array[], keepFrom: string, signal?: AbortSignal): Promise<Pass>
  /** The logits of one planned output for many inputs, of which nothing is kept. */
  logits(batch: readonly (readonly Float32Array[])[], output: number, signal?: AbortSignal): Promise<Values[]>
  /** The values of a tensor, as the network computes with them. Throws RangeError for an unknown one. */
  weight(tensor: string): Promise<Values>
  /** Memory of the network and its passes. */
  memory(): Memory
  dispose(): void
}

/** Runs networks. Code outside of this folder does not know which engine it uses. */
export interface Engine {
  /** Prepares for the weights of a planned network, given how they are stored. */
  build(plan: NetworkPlan, stored: readonly TensorSpec[]): Promise<Network>
  /**
   * True if the engine may have lost its data, so that nothing read from it can be trusted. With `isAtRest`, when no
   * work is under way, the check is more thorough and may wait for queued work. Missing if nothing can be lost.
   */
  isLost?(isAtRest: boolean): boolean
}
