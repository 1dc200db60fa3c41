import type { Graph, GraphNode } from '../../graph/graph.ts'
import type { NetworkPlan } from '../../graph/plan.ts'
import type { StoredNetwork } from '../storedNetwork.ts'

/**
 * What a plan uses of a network, for a package: the outputs that give classes, the nodes and tensors that they need, and
 * inputs of the planned size, but for what the file leaves free of the picture's.
 */
export function usedPart(
  { graph, tensors }: Pick<StoredNetwork, 'graph' | 'tensors'>,
  plan: NetworkPlan,
): Pick<StoredNetwork, 'graph' | 'tensors'> {
  const outputs = plannedOutputs(graph, plan)
  const used = usedNodes(
    graph.nodes,
    outputs.map(({ node }) => node),
  )
  const shapes = new Map(plan.inputs.map(({ name, shape }) => [name, shape]))
  const nodes = graph.nodes.flatMap((node): GraphNode[] => {
    if (node.operation.kind !== 'input') return used.has(node.name) ? [node] : []
    const shape = shapes.get(node.name)
    if (!shape) return [node]
    const own = node.operation.shape
    // What the file leaves free of a picture's size stays free: a person may choose another one.
    const kept = shape.map((side, at) => (shape.length === 3 && at < 2 ? (own[at] ?? null) : side))
    return [{ ...node, operation: { kind: 'input', shape: kept } }]
  })
  return {
    graph: { ...graph, nodes, outputs },
    tensors: tensors.filter(({ name }) => plan.tensors.has(name)),
  }
}

/** The plan keeps the order of the outputs, and leaves some out. */
function plannedOutputs({ outputs }: Graph, plan: NetworkPlan): Graph['outputs'] {
  const waiting = [...plan.outputs]
  return outputs.filter(({ name }) => {
    if (waiting[0]?.name !== name) return false
    waiting.shift()
    return true
  })
}

/** The names of nodes that the outputs depend on. A graph from a file need not be in order. */
function usedNodes(nodes: readonly GraphNode[], outputs: readonly string[]): ReadonlySet<string> {
  const byName = new Map(nodes.map((node) => [node.name, node]))
  const used = new Set<string>()
  const waiting = [...outputs]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (used.has(name)) continue
    used.add(name)
    waiting.push(...(byName.get(name)?.inputs ?? []))
  }
  return used
}
