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

/** Expresses nodes by others that engines run faster. Leaves constants without users. */
export const simplify = (nodes: readonly PlannedNode[]): PlannedNode[] =>
  nodes.map((node) =>
    node.operation.kind === 'matmul' ? denseOf(node as PlannedNode<OperationOf<'matmul'>>, nodes) : node,
  )
