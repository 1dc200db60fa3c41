import type { GraphNode, Shape } from '../graph.ts'
import { everyShape } from '../shapes/outputShape.ts'
import { inferBy } from './inferNodes.ts'

/** The shape of a node's output, whatever its kind, given those of its inputs and of tensors. Throws an obstacle. */
export const inferShape = (
  node: GraphNode,
  inputs: readonly Shape[],
  shapeOf: (tensor: string) => Shape | undefined,
): Shape => inferBy(everyShape, node, inputs, shapeOf)
