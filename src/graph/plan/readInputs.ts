import { HeatlensError } from '../../errors/index.ts'
import type { Graph, GraphNode } from '../graph.ts'
import type { Obstacles } from '../obstacles.ts'
import type { OperationOf } from '../operations.ts'

type InputNode = GraphNode & { operation: OperationOf<'input'> }

const isInput = (node: GraphNode | undefined): node is InputNode => node?.operation.kind === 'input'

/** Whether an input is a picture of any size: grey or coloured, or with channels that the file leaves free. */
function isPicture({ operation: { shape } }: InputNode): boolean {
  const channels = shape[2]
  return shape.length === 3 && (channels === 1 || channels === 3)
}

/** The inputs of a network, as its author orders them, but with the picture first. */
export function inputNodes({ nodes, inputs }: Pick<Graph, 'nodes' | 'inputs'>): InputNode[] {
  const all = new Map(nodes.filter(isInput).map((node) => [node.name, node]))
  const ordered = inputs.map((name) => all.get(name))
  if (!ordered.every(isInput) || ordered.length === 0) throw new HeatlensError('notANetwork')
  const listed = [...new Set([...ordered, ...all.values()])]
  const picture = listed.find(isPicture) ?? listed.find(({ operation }) => operation.shape.length === 3)
  return picture ? [picture, ...listed.filter((node) => node !== picture)] : listed
}

/**
 * Adds an obstacle unless the first input is a picture of one or three channels, and every further one a list of
 * numbers.
 */
export function checkInputs([first, ...others]: readonly InputNode[], obstacles: Obstacles): void {
  if (first) {
    const { shape } = first.operation
    const channels = shape[2]
    if (shape.length !== 3) obstacles.add(first, 'noPictureIn', { shape: shape.map((side) => side ?? 1) })
    else if (typeof channels === 'number' && !isPicture(first)) obstacles.add(first, 'channelsUnfit', { channels })
  }
  for (const node of others) {
    const { shape } = node.operation
    if (shape.length !== 1) obstacles.add(node, 'furtherInputUnfit', { shape: shape.map((side) => side ?? 1) })
  }
}

/** Whether the file leaves a side of the picture free, so that a size has to be chosen. */
export function hasFreeSize(graph: Graph): boolean {
  const shape = inputNodes(graph)[0]?.operation.shape ?? []
  return shape.length === 3 && shape.slice(0, 2).includes(null)
}

/** The graph's nodes, with the free sides of the picture set. */
export function withSize(graph: Graph, height: number, width: number): Graph {
  if (!hasFreeSize(graph)) return graph
  const picture = inputNodes(graph)[0]
  return {
    ...graph,
    nodes: graph.nodes.map((node) => {
      if (node !== picture) return node
      const [rows, columns, channels] = picture.operation.shape
      return { ...node, operation: { kind: 'input', shape: [rows ?? height, columns ?? width, channels ?? null] } }
    }),
  }
}
