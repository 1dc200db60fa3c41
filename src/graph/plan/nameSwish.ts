import type { PlannedNode } from '../plan.ts'
import { usersOf } from '../usersOf.ts'

/**
 * Turns x · sigmoid(x), where nothing else reads the sigmoid, into one activation with the name of the product. Leaves
 * the sigmoids without users.
 */
export function nameSwish(nodes: readonly PlannedNode[], outputs: readonly number[]): PlannedNode[] {
  const users = usersOf(nodes)
  return nodes.map((node) => {
    const { operation, inputs } = node
    if (operation.kind !== 'arithmetic' || operation.function !== 'multiply' || inputs.length !== 2) return node
    const isGate = (gate: number, of: number) => {
      const before = nodes[gate]
      return (
        before?.operation.kind === 'activation' &&
        before.operation.activation.id === 'sigmoid' &&
        before.inputs[0] === of &&
        users[gate]?.length === 1 &&
        !outputs.includes(gate)
      )
    }
    const [one = 0, other = 0] = inputs
    const from = isGate(other, one) ? one : isGate(one, other) ? other : undefined
    if (from === undefined) return node
    return { ...node, operation: { kind: 'activation', activation: { id: 'swish' } }, inputs: [from] }
  })
}
