import type { OperationOf } from '../operations.ts'
import type { PlannedNode } from '../plan.ts'
import { usersOf } from '../usersOf.ts'
import { joinMoves } from './joinMoves.ts'

const linear = { id: 'linear' } as const

type Matmul = PlannedNode<OperationOf<'matmul'>>

const isMatmul = (node: PlannedNode): node is Matmul => node.operation.kind === 'matmul'

/** A product with a matrix that the file holds as a dense layer, which engines run faster. */
function denseOf(node: Matmul, nodes: readonly PlannedNode[]): PlannedNode | undefined {
  const [from = 0, matrix = 0] = node.inputs
  const { operation, weights: { value } = {} } = nodes[matrix] ?? {}
  const units = value?.shape[1]
  if (operation?.kind !== 'constant' || !value || value.shape.length !== 2 || units === undefined) return undefined
  return {
    ...node,
    operation: { kind: 'dense', units, useBias: false, activation: linear },
    inputs: [from],
    weights: { kernel: value },
  }
}

const swapLast = <T>(list: readonly T[]): T[] => [...list.slice(0, -2), ...list.slice(-1), ...list.slice(-2, -1)]

/**
 * Keys that were turned to be a second factor, with their last axis for the last but one: as they were before. Changes
 * both nodes; returns whether it did.
 */
function turnKeys(nodes: PlannedNode[], place: number, users: readonly (readonly number[])[]): boolean {
  const node = nodes[place] as Matmul
  const [first = 0, second = 0] = node.inputs
  const turn = nodes[second]
  if (turn?.operation.kind !== 'permute' || users[second]?.length !== 1 || node.operation.transposesSecond) return false
  const { axes } = turn.operation
  if (axes.at(-1) === axes.length - 1) return false
  const own = swapLast(axes)
  if (own.at(-1) !== axes.length - 1) return false
  nodes[second] = { ...turn, operation: { kind: 'permute', axes: own }, shape: swapLast(turn.shape) }
  const isNothing = own.every((axis, at) => axis === at)
  const from = isNothing ? (turn.inputs[0] ?? 0) : second
  nodes[place] = { ...node, operation: { kind: 'matmul', transposesSecond: true }, inputs: [first, from] }
  return true
}

/** Expresses nodes by others that engines run faster. Leaves nodes without users. `kept`: places that stay as they are. */
export function simplify(nodes: readonly PlannedNode[], kept: readonly number[]): PlannedNode[] {
  const simple = nodes.map((node) => (isMatmul(node) ? (denseOf(node, nodes) ?? node) : node))
  const joined = joinMoves(simple, kept)
  const users = usersOf(joined)
  for (const place of kept) users[place]?.push(-1)
  for (const [place, node] of joined.entries()) if (isMatmul(node)) turnKeys(joined, place, users)
  return joined
}
