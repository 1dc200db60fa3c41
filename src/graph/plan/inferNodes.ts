import type { GraphNode, Shape } from '../graph.ts'
import { type Obstacles, refuse } from '../obstacles.ts'
import type { OperationKind } from '../operations.ts'
import { type ShapeRules, shapeBy } from '../shapes/rules.ts'
import { tensorOf, weightsOf } from '../shapes/weightShapes.ts'
import type { SortedNode } from './sortNodes.ts'

/** A node of the author with its shape and its weights. */
export interface InferredNode extends SortedNode {
  shape: Shape
  weights: Readonly<Record<string, { tensor: string; shape: Shape }>>
}

type ShapeOf = (tensor: string) => Shape | undefined

/** Rules for the kinds of operation that a graph has. */
export type Rules = Partial<ShapeRules<OperationKind>>

/** The shape of a node's output, given those of its inputs and of tensors. Throws an obstacle. */
export function inferBy(rules: Rules, node: GraphNode, inputs: readonly Shape[], shapeOf: ShapeOf): Shape {
  const weight = (key: string) => {
    const tensor = tensorOf(node, key)
    const shape = tensor === undefined ? undefined : shapeOf(tensor)
    return shape ?? refuse(node, 'weightsMissing', { weights: tensor ?? key })
  }
  return shapeBy(rules, node, { inputs, weight })
}

/**
 * The shapes and weights of all nodes, in order. Adds the first obstacle of each node; a node behind one that has no
 * shape adds none. Undefined if there is any.
 */
export function inferNodes(
  sorted: readonly SortedNode[],
  tensors: ReadonlyMap<string, Shape>,
  obstacles: Obstacles,
  rules: Rules,
): InferredNode[] | undefined {
  const shapes: (Shape | undefined)[] = []
  const inferred: InferredNode[] = []
  const shapeOf = (tensor: string) => tensors.get(tensor)
  for (const { node, inputs } of sorted) {
    const before = inputs.flatMap((input) => (shapes[input] ? [shapes[input]] : []))
    const isKnown = before.length === inputs.length
    const shape = isKnown ? obstacles.collect(() => inferBy(rules, node, before, shapeOf)) : undefined
    shapes.push(shape)
    const weights = shape && obstacles.collect(() => weightsOf(node, before[0] ?? [], shapeOf))
    if (shape && weights) inferred.push({ node, inputs, shape, weights })
  }
  return obstacles.count > 0 ? undefined : inferred
}
