/** The nodes that read each node's output, by index; a node that reads it twice stands there twice. */
export function usersOf(nodes: readonly { readonly inputs: readonly number[] }[]): number[][] {
  const users: number[][] = nodes.map(() => [])
  for (const [index, { inputs }] of nodes.entries()) for (const input of inputs) users[input]?.push(index)
  return users
}
