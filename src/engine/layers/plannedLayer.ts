import type { LayerSpec } from '../../model/package/topology.ts'

/** The shape of a tensor without the batch: [height, width, channels] or [values]. */
export type Shape = readonly number[]

/**
 * The supported activations, by Keras' names. Softmax is missing: it may only end a network, and networks are cut at
 * the logits.
 */
export const activationIds = ['linear', 'relu', 'sigmoid', 'tanh', 'elu'] as const

export type ActivationId = (typeof activationIds)[number]

/** The windows along one side: their number, and the padding at both ends. */
export interface Windows {
  cells: number
  before: number
  after: number
}

type Pair = readonly [height: number, width: number]

/** Windows that slide over a feature map. */
export interface WindowGrid {
  /** Size of one window. */
  size: Pair
  strides: Pair
  /** Keras' name. `rows` and `columns` hold the resulting padding. */
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

export type OperationOf<Kind extends Operation['kind']> = Extract<Operation, { kind: Kind }>

/** A layer as an engine receives it: its operation, shapes and weights. */
export interface PlannedLayer<Does extends Operation = Operation> {
  /** Keras' name, such as `block5_conv3`. */
  name: string
  /** Keras' class, such as `Conv2D`. */
  className: string
  inputShape: Shape
  outputShape: Shape
  /**
   * Shapes of its weights by Keras' short names: `kernel`, [height, width, channels, filters] or [values, units], and
   * `bias`.
   */
  weightShapes: Readonly<Record<string, Shape>>
  operation: Does
}

/**
 * Reads the operation of a layer for an input shape. Throws a `format` error for settings that Heatlens does not
 * support.
 */
export type LayerReader = (
  spec: LayerSpec,
  inputShape: Shape,
) => Pick<PlannedLayer, 'outputShape' | 'weightShapes' | 'operation'>
