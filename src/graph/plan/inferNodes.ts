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

/** The shape and the weights of a node. Throws its first obstacle. */
export function inferNode(
  node: GraphNode,
  inputs: readonly Shape[],
  shapeOf: (tensor: string) => Shape | undefined,
): Pick<InferredNode, 'shape' | 'weights'> {
  const weight = (key: string) => {
    const tensor = tensorOf(node, key)
    const shape = tensor === undefined ? undefined : shapeOf(tensor)
    return shape ?? refuse(node, 'weightsMissing', { weights: tensor ?? key })
  }
  const shape = outputShape(node, { inputs, weight })
  return { shape, weights: weightsOf(node, inputs[0] ?? [], shapeOf) }
}

/**
 * The shapes and weights of all nodes, in order. Adds the first obstacle of each node; a node behind one has no shape
 * and adds none. Undefined if there is any.
 */
export function inferNodes(
  sorted: readonly SortedNode[],
  tensors: ReadonlyMap<string, Shape>,
  obstacles: Obstacles,
): InferredNode[] | undefined {
  const all: (InferredNode | undefined)[] = []
  for (const { node, inputs } of sorted) {
    const before = inputs.flatMap((input) => all[input] ?? [])
    const shapes = before.map(({ shape }) => shape)
    const isOpen = before.length < inputs.length
    const found = isOpen ? undefined : obstacles.collect(() => inferNode(node, shapes, (name) => tensors.get(name)))
    all.push(found && { node, inputs, ...found })
  }
  return obstacles.count > 0 ? undefined : all.flatMap((node) => node ?? [])
}
