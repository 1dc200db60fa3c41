import type { NetworkPlan } from '../../graph/plan.ts'

type Nodes = Pick<NetworkPlan, 'nodes'>

/** The nodes whose output depends on that of a node, and the node itself: their indexes. */
export function behind({ nodes }: Nodes, from: readonly number[]): Set<number> {
  const found = new Set(from)
  for (const [index, { inputs }] of nodes.entries()) if (inputs.some((input) => found.has(input))) found.add(index)
  return found
}

/** The nodes that the outputs of some nodes depend on, and these nodes themselves: their indexes. */
export function before({ nodes }: Nodes, to: readonly number[]): Set<number> {
  const found = new Set(to)
  for (let index = nodes.length - 1; index >= 0; index--) {
    if (found.has(index)) for (const input of nodes[index]?.inputs ?? []) found.add(input)
  }
  return found
}

/** How many nodes of a set use the output of each node. */
export function countUses({ nodes }: Nodes, running: ReadonlySet<number>): number[] {
  const uses = nodes.map(() => 0)
  for (const index of running) for (const input of nodes[index]?.inputs ?? []) uses[input] = (uses[input] as number) + 1
  return uses
}
