import type { TensorSpec } from '../model/package/manifest.ts'
import type { TensorBlock } from '../model/package/openPackage.ts'
import type { Memory } from '../types.ts'
import type { NetworkPlan } from './plan.ts'

/** A forward pass whose outputs are kept, so that any class can be explained without another pass. */
export interface ForwardPass {
  /** Values before softmax, one a class. */
  logits: Float32Array
  /** Reads the output of a layer: [height, width, channels], flat. Throws RangeError for a layer that was not kept. */
  activations(layer: string): Promise<Float32Array<ArrayBuffer>>
  /** Whether the layer's output was kept, so that activations and gradients can be read. */
  keeps(layer: string): boolean
  /**
   * The gradient of `seed · logits` with respect to the output of a layer, in the shape of that output. Throws
   * RangeError for a layer that was not kept.
   */
  gradients(seed: Float32Array, layer: string): Promise<Float32Array<ArrayBuffer>>
  dispose(): void
}

/** A network in an engine. It takes its weights block by block and can run once it has all of them. */
export interface Network {
  /**
   * Rows (steps along the first side) in a block of the weight `layer/kernel` or `layer/bias`; the last block may have
   * fewer.
   */
  rowsPerBlock(name: string): number
  /**
   * Takes ownership of a block and its bytes: their content is undefined afterwards. Prepares what it can while the
   * next block arrives. Throws a `format` error for a block of another name or shape than wanted.
   */
  take(block: TensorBlock): Promise<void>
  /**
   * Runs the network on [size, size, 3] values and keeps the outputs of `keepFrom` and of all later layers. Only one
   * pass is kept at a time. Yields to the event loop between layers, and throws the signal's reason there once it is
   * aborted.
   */
  forward(input: Float32Array, keepFrom: string, signal?: AbortSignal): Promise<ForwardPass>
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
