import type { TensorSpec } from '../model/package/manifest.ts'
import type { TensorBlock } from '../model/package/openPackage.ts'
import type { Memory } from '../types.ts'
import type { NetworkPlan } from './plan.ts'

/** A forward pass that is kept, so that any class can be explained without another one. */
export interface ForwardPass {
  /** Before softmax, one a class. */
  logits: Float32Array
  /** Reads the output of a layer, [height, width, channels] in a row. Throws RangeError for a layer that was not kept. */
  activations(layer: string): Promise<Float32Array<ArrayBuffer>>
  /** True where the layer's output is at hand, and with it the way back to it. */
  keeps(layer: string): boolean
  /**
   * The gradient of `seed · logits` with regard to the output of a layer, in the shape of that output.
   * Throws RangeError for a layer that was not kept.
   */
  gradients(seed: Float32Array, layer: string): Promise<Float32Array<ArrayBuffer>>
  dispose(): void
}

/** A network in an engine. It is given its weights block by block, and can run once it has them all. */
export interface Network {
  /** How many rows (steps of the first side) a block of the weight `layer/kernel` or `layer/bias` has, the last one perhaps fewer. */
  rowsPerBlock(name: string): number
  /**
   * Takes over a block, bytes and all: what is read of them after that is not defined. Makes ready what can be made ready while
   * the next block arrives. Throws a `format` error where none of that name and shape is wanted there.
   */
  take(block: TensorBlock): Promise<void>
  /**
   * Runs the network on [size, size, 3] values; keeps the outputs of `keepFrom` and of all layers after it. One pass is kept at a
   * time. Lets other work of this thread in between two layers, and throws the signal's reason there once it is aborted.
   */
  forward(input: Float32Array, keepFrom: string, signal?: AbortSignal): Promise<ForwardPass>
  /** What the network and its passes take. */
  memory(): Memory
  dispose(): void
}

/** What runs networks. Nobody outside this folder knows which one does. */
export interface Engine {
  /** Gets ready for the weights of a planned network, given how they are stored. */
  build(plan: NetworkPlan, stored: readonly TensorSpec[]): Promise<Network>
  /**
   * True once what was put into it may be gone, so that nothing read from it can be trusted. Where `isAtRest`, so that nothing is under way, it
   * looks more closely, and may wait for what was begun. Not there where nothing can be lost.
   */
  isLost?(isAtRest: boolean): boolean
}
