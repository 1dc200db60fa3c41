import { ancestors, dependents } from '../graph/paths.ts'
import type { NetworkPlan, PlannedNode } from '../graph/plan.ts'
import { valueCount } from '../model/package/manifest.ts'

/** The multiplications of a node, about: those with its weights or of its matrices; else one a value. */
function workOf({ nodes }: NetworkPlan, { operation, shape, weights, inputs }: PlannedNode): number {
  const values = valueCount(shape)
  const kernel = weights.kernel ? valueCount(weights.kernel.shape) : 0
  const of = (position: number) => nodes[inputs[position] ?? -1]?.shape ?? []
  const last = shape.at(-1) || 1
  switch (operation.kind) {
    case 'conv2d':
    case 'depthwiseConv2d':
    case 'dense':
      return (values / last) * kernel
    case 'conv2dTranspose':
      return (valueCount(of(0)) / (of(0).at(-1) || 1)) * kernel
    case 'matmul':
      return values * (of(0).at(-1) ?? 1)
    case 'pooling2d':
      return values * operation.size[0] * operation.size[1]
    case 'input':
    case 'constant':
      return 0
    default:
      return values
  }
}

/** The share of a forward pass that comes after a node, 0 to 1: of the multiplications, about. */
export function workAfter(plan: NetworkPlan, name: string): number {
  const { nodes, outputs } = plan
  const needed = ancestors(
    nodes,
    outputs.map(({ node }) => node),
  )
  const from = nodes.findIndex((node) => node.name === name)
  const after = dependents(nodes, from < 0 ? [] : [from])
  let all = 0
  let later = 0
  for (const [index, node] of nodes.entries()) {
    if (!needed[index]) continue
    const work = workOf(plan, node)
    all += work
    if (after[index] && index !== from) later += work
  }
  return all > 0 ? later / all : 0
}

/** The forward passes that a whole pass and the way back from the logits to a node take, about. */
export const thereAndBack = (plan: NetworkPlan, name: string): number => 1 + workAfter(plan, name)
