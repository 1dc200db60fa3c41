import type { PlannedNode } from '../../graph/plan.ts'

type Nodes = readonly Pick<PlannedNode, 'inputs'>[]

/** A node and all that depend on it. */
export function dependents(nodes: Nodes, from: number): Set<number> {
  const behind = new Set([from])
  for (const [index, { inputs }] of nodes.entries()) if (inputs.some((input) => behind.has(input))) behind.add(index)
  return behind
}

/** Some nodes and all that they depend on. */
export function dependencies(nodes: Nodes, of: readonly number[]): Set<number> {
  const before = new Set(of)
  for (let index = nodes.length - 1; index >= 0; index--) {
    if (before.has(index)) for (const input of nodes[index]?.inputs ?? []) before.add(input)
  }
  return before
}

/** The nodes on the paths from one node to others, ends included. */
export function onPaths(nodes: Nodes, from: number, to: readonly number[]): Set<number> {
  const before = dependencies(nodes, to)
  return new Set([...dependents(nodes, from)].filter((index) => before.has(index)))
}
