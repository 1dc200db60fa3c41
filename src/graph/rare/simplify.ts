import type { OperationOf } from '../operations.ts'
import type { PlannedNode } from '../plan.ts'

const linear = { id: 'linear' } as const

/** A product with a matrix that the file holds as a dense layer, which engines run faster. */
function denseOf(node: PlannedNode<OperationOf<'matmul'>>, nodes: readonly PlannedNode[]): PlannedNode {
  const [from = 0, matrix = 0] = node.inputs
  const { operation, weights: { value } = {} } = nodes[matrix] ?? {}
  const units = value?.shape[1]
  if (operation?.kind !== 'constant' || !value || value.shape.length !== 2 || units === undefined) return node
  return {
    ...node,
    operation: { kind: 'dense', units, useBias: false, activation: linear },
    inputs: [from],
    weights: { kernel: value },
  }
}

/** A product whose second factor was only turned, last axis for last but one, with that factor as it was. */
function turned(node: PlannedNode<OperationOf<'matmul'>>, nodes: readonly PlannedNode[]): PlannedNode {
  const [first = 0, second = 0] = node.inputs
  const { operation, inputs: [from = 0] = [] } = nodes[second] ?? {}
  if (operation?.kind !== 'permute') return node
  const { length } = operation.axes
  const isTurn = operation.axes.every((axis, at) => axis === (at < length - 2 ? at : 2 * length - 3 - at))
  return isTurn ? { ...node, operation: { kind: 'matmul', transposesSecond: true }, inputs: [first, from] } : node
}

/** Expresses nodes by others that engines run faster. Leaves constants and permutations without users. */
export const simplify = (nodes: readonly PlannedNode[]): PlannedNode[] =>
  nodes.map((node) => {
    if (node.operation.kind !== 'matmul') return node
    const product = node as PlannedNode<OperationOf<'matmul'>>
    const dense = denseOf(product, nodes)
    return dense === node ? turned(product, nodes) : dense
  })
