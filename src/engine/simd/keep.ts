import { ancestors, dependents } from '../../graph/paths.ts'

/** The nodes on the paths from one node to others, ends included: their indexes. */
export function onPaths(
  nodes: readonly { readonly inputs: readonly number[] }[],
  from: number,
  to: readonly number[],
): Set<number> {
  const behind = dependents(nodes, [from])
  const before = ancestors(nodes, to)
  return new Set([...nodes.keys()].filter((index) => behind[index] && before[index]))
}
