interface Linked {
  readonly inputs: readonly number[]
}

/** Whether each node depends on one of these nodes, or is one. The nodes stand in topological order. */
export function dependents(nodes: readonly Linked[], sources: readonly number[]): boolean[] {
  const found = nodes.map(() => false)
  for (const source of sources) found[source] = true
  for (const [index, { inputs }] of nodes.entries()) found[index] ||= inputs.some((input) => found[input])
  return found
}

/** Whether one of these nodes depends on each node, or is it. The nodes stand in topological order. */
export function ancestors(nodes: readonly Linked[], ends: readonly number[]): boolean[] {
  const found = nodes.map(() => false)
  for (const end of ends) found[end] = true
  for (let index = nodes.length - 1; index >= 0; index--) {
    if (found[index]) for (const input of nodes[index]?.inputs ?? []) found[input] = true
  }
  return found
}
