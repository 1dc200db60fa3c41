import type { LayerSpec } from '../../model/package/topology.ts'

/** The sides of a tensor without the batch: [height, width, channels] or [values]. */
export type Shape = readonly number[]

/** The activations a layer may have, by Keras' names. Softmax is not here: it may only end a network, which is cut at the logits. */
export const activationIds = ['linear', 'relu', 'sigmoid', 'tanh', 'elu'] as const

export type ActivationId = (typeof activationIds)[number]

/** How windows lie along a side: how many, and the padding around the side. */
export interface Windows {
  cells: number
  before: number
  after: number
}

type Pair = readonly [height: number, width: number]

/** Windows that go over a picture in steps. */
export interface WindowGrid {
  /** Of one window. */
  size: Pair
  strides: Pair
  /** As Keras names it; what it comes to is in `rows` and `columns`. */
  padding: 'valid' | 'same'
  rows: Windows
  columns: Windows
}

/** What a layer does. */
export type Operation =
  | ({ kind: 'conv2d'; activation: ActivationId; useBias: boolean } & WindowGrid)
  | ({ kind: 'maxPooling2d' } & WindowGrid)
  | { kind: 'dense'; activation: ActivationId; useBias: boolean }
  | { kind: 'activation'; activation: ActivationId }
  | { kind: 'flatten' }
  | { kind: 'passThrough' }

/** The operation of one kind. */
export type OperationOf<Kind extends Operation['kind']> = Extract<Operation, { kind: Kind }>

/** A layer as an engine gets it: what it does, between which shapes, with which weights. */
export interface PlannedLayer<Does extends Operation = Operation> {
  /** Keras' name, such as `block5_conv3`. */
  name: string
  /** Keras' class, such as `Conv2D`. */
  className: string
  inputShape: Shape
  outputShape: Shape
  /** The weights that it wants, by Keras' short names: `kernel`, [height, width, channels, filters] or [values, units], and `bias`. */
  weightShapes: Readonly<Record<string, Shape>>
  operation: Does
}

/** Reads what a layer does to inputs of a shape. Throws a `format` error for settings that Heatlens does not know. */
export type LayerReader = (
  spec: LayerSpec,
  inputShape: Shape,
) => Pick<PlannedLayer, 'outputShape' | 'weightShapes' | 'operation'>
