import type { Head } from '../types.ts'
import type { Shape } from './graph.ts'
import type { EngineOperation } from './operations.ts'

/** The windows along one side: their number, and the padding at both ends. */
export interface Windows {
  cells: number
  before: number
  after: number
}

/** A plane in an output [tokens, channels]: its cells, row by row, after `skip` class tokens. */
export interface TokenPlane {
  height: number
  width: number
  skip: number
}

/**
 * What cells see along rows or columns of those of the inputs, where the kind of operation does not say it: the `same`
 * or the `whole` side, windows of it, or what cannot be said.
 */
export type Sight = 'same' | 'whole' | 'unknown' | { start: number; step: number; window: number; cells: number }

/** A node as an engine runs it: every shape known, every setting resolved. */
export interface PlannedNode<Does extends EngineOperation = EngineOperation> {
  name: string
  /** What the file calls this kind, for people. */
  kindName: string
  operation: Does
  /** Indexes of earlier nodes. */
  inputs: readonly number[]
  shape: Shape
  /** By short name: the tensor's name, and its shape. */
  weights: Readonly<Record<string, { tensor: string; shape: Shape }>>
  /**
   * For convolutions and pooling. Of a transposed convolution: the rows and columns that it gives, and how many of those
   * that its kernels reach are cut off before and after them; less than 0 if some are added.
   */
  windows?: { rows: Windows; columns: Windows }
  /** Tokens that are a plane; `null` for an output of three sides that is none. Else those of three sides are planes. */
  plane?: TokenPlane | null
  sights?: readonly [rows: Sight, columns: Sight]
}

export interface PlannedInput {
  name: string
  /** Its node. */
  node: number
  /** [height, width, channels] of a picture, or [values]. */
  shape: Shape
}

export interface PlannedOutput {
  /** The author's name. */
  name: string
  /** The node that gives the logits, [values]: what follows it in the file is the head. */
  node: number
  head: Head
  /** Number of logits: one for the head `sigmoid`. */
  units: number
  /** The node to explain by default. */
  target: string
  /** Names of the feature maps that these logits depend on, in order. */
  layers: readonly string[]
}

/** A layer in the summary of a network: as the author made it, with what the plan drops. */
export interface SummaryNode {
  name: string
  kindName: string
  /** Names of the nodes before it. */
  inputs: readonly string[]
  shape: Shape
  parameters: number
}

/** A network ready for any engine: checked, with every shape known, without weights. */
export interface NetworkPlan {
  /** In order. Inputs are nodes of kind `input`. */
  nodes: readonly PlannedNode[]
  /** The first is the picture. */
  inputs: readonly PlannedInput[]
  outputs: readonly PlannedOutput[]
  /** The author's nodes, for people. */
  summary: readonly SummaryNode[]
  /** The planes [height, width, channels] of nodes, by name, in order, but for inputs: those that can be explained. */
  featureMaps: ReadonlyMap<string, Shape>
  /** Tensors of the file that the plan wants, by name, with their shapes. */
  tensors: ReadonlyMap<string, Shape>
  /** Bytes of all weights as float32, and the most bytes of feature maps that are needed at one time (by liveness). */
  bytes: { weights: number; peak: number }
}
