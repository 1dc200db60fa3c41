import type { Graph, GraphNode } from '../graph.ts'
import type { Obstacles } from '../obstacles.ts'
import { usersOf } from '../usersOf.ts'

/** A node of the author with its inputs by their places in the order. */
export interface SortedNode {
  node: GraphNode
  inputs: readonly number[]
}

/**
 * The nodes in topological order: the author's order, if it is one. Adds an obstacle for each name that is taken twice,
 * each unknown input and for a circle; then the result is not to be used. Takes linear time (Kahn's algorithm).
 */
export function sortNodes({ nodes }: Graph, obstacles: Obstacles): SortedNode[] {
  const places = new Map<string, number>()
  for (const [index, node] of nodes.entries()) {
    if (places.has(node.name)) obstacles.add(node, 'nameTwice')
    places.set(node.name, index)
  }
  const linked = nodes.map((node) => ({
    node,
    inputs: node.inputs.flatMap((input) => {
      const place = places.get(input)
      if (place === undefined) obstacles.add(node, 'inputUnknown', { input })
      return place ?? []
    }),
  }))
  if (linked.every(({ inputs }, index) => inputs.every((input) => input < index))) return linked

  const users = usersOf(linked)
  const open = linked.map(({ inputs }) => inputs.length)
  const order = linked.flatMap((_, index) => (open[index] === 0 ? index : []))
  for (const index of order) {
    for (const user of users[index] ?? []) {
      const left = (open[user] ?? 0) - 1
      open[user] = left
      if (left === 0) order.push(user)
    }
  }
  if (order.length < linked.length) addCircle(linked, open, obstacles)
  const newPlaces = new Map(order.map((old, place) => [old, place]))
  return order.map((old) => {
    const { node, inputs } = linked[old] as SortedNode
    return { node, inputs: inputs.map((input) => newPlaces.get(input) ?? 0) }
  })
}

/** Goes backwards from a node that waits for an input, over such nodes, until one comes again. */
function addCircle(linked: readonly SortedNode[], open: readonly number[], obstacles: Obstacles): void {
  const waits = (index: number) => (open[index] ?? 0) > 0
  const path = new Set<number>()
  let at = open.findIndex((left) => left > 0)
  while (!path.has(at)) {
    path.add(at)
    at = linked[at]?.inputs.find(waits) ?? at
  }
  const all = [...path]
  const [first, ...through] = all.slice(all.indexOf(at)).map((index) => linked[index]?.node)
  if (first) obstacles.add(first, 'circle', { through: through.flatMap((node) => node?.name ?? []) })
}
