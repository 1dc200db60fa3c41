import type { GraphNode, Shape } from '../graph.ts'
import { type Obstacles, refuse } from '../obstacles.ts'
import { outputShape } from '../shapes/outputShape.ts'
import { tensorOf, weightsOf } from '../shapes/weightShapes.ts'
import type { SortedNode } from './sortNodes.ts'

/** A node of the author with its shape and its weights. */
export interface InferredNode extends SortedNode {
  shape: Shape
  weights: Readonly<Record<string, { tensor: string; shape: Shape }>>
}

type ShapeOf = (tensor: string) => Shape | undefined

/** The shape of a node's output. Throws an obstacle. */
export function inferShape(node: GraphNode, inputs: readonly Shape[], shapeOf: ShapeOf): Shape {
  const weight = (key: string) => {
    const tensor = tensorOf(node, key)
    const shape = tensor === undefined ? undefined : shapeOf(tensor)
    return shape ?? refuse(node, 'weightsMissing', { weights: tensor ?? key })
  }
  return outputShape(node, { inputs, weight })
}

/**
 * The shapes and weights of all nodes, in order. Adds the first obstacle of each node; a node behind one that has no
 * shape adds none. Undefined if there is any.
 */
export function inferNodes(
  sorted: readonly SortedNode[],
  tensors: ReadonlyMap<string, Shape>,
  obstacles: Obstacles,
): InferredNode[] | undefined {
  const shapes: (Shape | undefined)[] = []
  const inferred: InferredNode[] = []
  const shapeOf = (tensor: string) => tensors.get(tensor)
  for (const { node, inputs } of sorted) {
    const before = inputs.flatMap((input) => (shapes[input] ? [shapes[input]] : []))
    const isKnown = before.length === inputs.length
    const shape = isKnown ? obstacles.collect(() => inferShape(node, before, shapeOf)) : undefined
    shapes.push(shape)
    const weights = shape && obstacles.collect(() => weightsOf(node, before[0] ?? [], shapeOf))
    if (shape && weights) inferred.push({ node, inputs, shape, weights })
  }
  return obstacles.count > 0 ? undefined : inferred
}
