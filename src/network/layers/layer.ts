import type { Tensor } from '@tensorflow/tfjs-core'
import { ModelFormatError } from '../../errors.ts'
import type { LayerSpec } from '../../model/topology.ts'

/** The sides of a tensor without the batch: [height, width, channels] or [values]. */
export type Shape = readonly number[]

/**
 * A layer's weights by Keras' short names, `kernel` and `bias`. Each is a list of blocks of whole rows, in order; only weights
 * that {@link Layer.blockRows} names have more than one.
 */
export type Weights = Readonly<Record<string, readonly Tensor[]>>

/** One layer, ready to run. Tensors carry a batch of 1 in front: [1, height, width, channels] or [1, values]. */
export interface Layer {
  outputShape: Shape
  /** The weights that it wants, by short name. */
  weightShapes: Readonly<Record<string, Shape>>
  /** How many rows (steps of the first side) a block of a weight has, the last one perhaps fewer. Weights not named here are not cut. */
  blockRows?: Readonly<Record<string, number>>
  /** Gives the output; the input stays the caller's. */
  forward(input: Tensor, weights: Weights): Tensor
  /** Gives the gradient with regard to the input, from the one with regard to the output and what the forward pass kept. */
  backward(gradient: Tensor, kept: { input: Tensor; output: Tensor }, weights: Weights): Tensor
}

/** Makes a layer for inputs of a shape. Throws ModelFormatError for settings that it does not know. */
export type LayerFactory = (spec: LayerSpec, inputShape: Shape) => Layer

/** Throws ModelFormatError unless the condition holds: `what` says, after "The layer X ", what the matter is. */
export function demand(condition: boolean, spec: LayerSpec, what: string): asserts condition {
  if (condition) return
  throw new ModelFormatError(`The layer ${spec.name} ${what}. Heatlens cannot run this network; choose another one.`)
}

/** A setting that is a whole number of at least 1. */
export function readCount(spec: LayerSpec, key: string): number {
  const value = spec.config[key]
  demand(
    typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 2 ** 31,
    spec,
    `has no proper ${key}`,
  )
  return value
}

/** A setting that is one small whole number for both sides, or a pair of them; [1, 1] where it is not given. */
export function readPair(spec: LayerSpec, key: string): [number, number] {
  const value = spec.config[key] ?? 1
  const pair = Array.isArray(value) ? value : [value, value]
  const proper = pair.length === 2 && pair.every((side) => Number.isInteger(side) && side >= 1 && side <= 512)
  demand(proper, spec, `has no proper ${key}`)
  return pair as [number, number]
}

/** The padding, with the cells that it adds before and after a side of a given length. */
export function readPadding(spec: LayerSpec) {
  const padding = spec.config.padding ?? 'valid'
  demand(padding === 'valid' || padding === 'same', spec, `has the padding ${JSON.stringify(padding)}`)
  return {
    name: padding as 'valid' | 'same',
    /** Output cells of a side, and the padding around its input, as TensorFlow reckons them. */
    along(side: number, kernel: number, stride: number): { cells: number; before: number; after: number } {
      if (padding === 'valid') return { cells: Math.floor((side - kernel) / stride) + 1, before: 0, after: 0 }
      const cells = Math.ceil(side / stride)
      const total = Math.max((cells - 1) * stride + kernel - side, 0)
      return { cells, before: Math.floor(total / 2), after: Math.ceil(total / 2) }
    },
  }
}

/** Checks that a layer gets [height, width, channels] with the channels last, and gives the three. */
export function readPlanes(spec: LayerSpec, shape: Shape): [height: number, width: number, channels: number] {
  demand(shape.length === 3, spec, 'wants a picture and gets a list of values')
  demand((spec.config.data_format ?? 'channels_last') === 'channels_last', spec, 'has its channels first')
  return shape as unknown as [number, number, number]
}
