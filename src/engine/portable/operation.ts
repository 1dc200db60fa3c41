import type { Shape } from '../../graph/graph.ts'
import type { EngineOperation } from '../../graph/operations.ts'
import type { PlannedNode } from '../../graph/plan.ts'
import type { BackwardRequest } from '../engine.ts'

/** A tensor's values, flat, in C order. Operations sum in double precision and give arrays of their input's kind. */
export type Values = Float32Array | Float64Array

/** What an operation works on. Nothing of it is changed. */
export interface Operands {
  /** One for each input of the node. */
  inputs: readonly Values[]
  inputShapes: readonly Shape[]
  /** By short name. */
  weights: Readonly<Record<string, Values>>
}

/** What the way back also knows. */
export interface BackwardOperands extends Operands {
  /** What the node gave on the way forward. */
  output: Values
  /** `plain` by default. */
  rule?: NonNullable<BackwardRequest['rule']> | undefined
  /**
   * Values that differ by at most this share of the input's largest magnitude count as equal maxima (in max pooling
   * and reductions); 0 by default. See `ties.ts`.
   */
  ties?: number | undefined
}

/** An operation on plain arrays, without batch. The results may share memory with the operands. */
export interface PortableOperation<Does extends EngineOperation = EngineOperation> {
  /** The node's output. */
  forward(node: PlannedNode<Does>, operands: Operands): Values
  /** The gradient with respect to each input, in its shape, given that of the output; null where there is none. */
  backward(node: PlannedNode<Does>, gradient: Values, operands: BackwardOperands): (Values | null)[]
  /** The gradient before the node's own activation, where it may have one; else it is that of the output. */
  backToSums?(node: PlannedNode<Does>, gradient: Values, operands: BackwardOperands): Values
}

/** Zeros, of the same kind of array. */
export const zerosLike = (values: Values, length: number = values.length): Values =>
  values instanceof Float64Array ? new Float64Array(length) : new Float32Array(length)

/** Numbers as an array of the same kind, without a copy if they are one already. */
export function sameKind(values: Values, numbers: Float64Array): Values {
  return values instanceof Float64Array ? numbers : new Float32Array(numbers)
}

/** The only input of a node, and its shape. */
export function only({ inputs, inputShapes }: Operands): [values: Values, shape: Shape] {
  const [values] = inputs
  const [shape] = inputShapes
  if (!values || !shape) throw new RangeError('The node has no input.')
  return [values, shape]
}

/** A weight that the plan promises. */
export function weightOf({ weights }: Operands, name: string): Values {
  const values = weights[name]
  if (!values) throw new RangeError(`The node has no weight ${name}.`)
  return values
}
