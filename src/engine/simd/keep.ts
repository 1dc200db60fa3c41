import { ancestors, dependents } from '../../graph/paths.ts'
import { hasOwnSums } from './forward.ts'
import type { NodeLayout } from './layout.ts'

/** The nodes on the paths from some nodes to others, ends included: their indexes. */
export function onPaths(
  nodes: readonly { readonly inputs: readonly number[] }[],
  from: readonly number[],
  to: readonly number[],
): Set<number> {
  const behind = dependents(nodes, from)
  const before = ancestors(nodes, to)
  return new Set([...nodes.keys()].filter((index) => behind[index] && before[index]))
}

/**
 * What nodes on the paths from one read, such as the other factor of a product: their way back and a run of them anew
 * need it. Of the first, if its own activation is computed with its sums in plain arrays.
 */
export function beside(nodes: readonly NodeLayout[], path: ReadonlySet<number>, from: number): number[] {
  return [...path].flatMap((index) => {
    const own = nodes[index] as NodeLayout
    const isRead = index !== from || ('useBias' in own.node.operation && !hasOwnSums(own))
    return isRead ? own.node.inputs : []
  })
}
