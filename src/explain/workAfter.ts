import { ancestors, dependents } from '../graph/paths.ts'
import { onlyMoves } from '../graph/plan/findTarget.ts'
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

/** For nodes that an answer needs, in order: their work, and whether they depend on the node of this name. */
function worksOf(plan: NetworkPlan, name: string) {
  const { nodes, outputs } = plan
  const ends = outputs.map(({ node }) => node)
  const needed = ancestors(nodes, ends)
  const from = nodes.findIndex((node) => node.name === name)
  const after = dependents(nodes, from < 0 ? [] : [from])
  return nodes.map((node, index) => ({
    ...{ node, work: needed[index] ? workOf(plan, node) : 0, isAfter: after[index] === true && index !== from },
    isIt: index === from,
  }))
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

/** The share of a forward pass that comes after a node, 0 to 1: of the multiplications, about. */
export function workAfter(plan: NetworkPlan, name: string): number {
  const works = worksOf(plan, name)
  const later = sumOf(works.map(({ work, isAfter }) => (isAfter ? work : 0)))
  return later / (sumOf(works.map(({ work }) => work)) || 1)
}

/**
 * The forward passes that it takes to compute anew what follows a layer for each of its channels, about. What only
 * pools or moves them, and the first dense layer behind, computes what belongs to one channel each time.
 */
export function workOfChannels(plan: NetworkPlan, layer: string): number {
  const channels = plan.featureMaps.get(layer)?.at(-1) ?? 0
  const works = worksOf(plan, layer)
  /** Nodes in which a channel still stands apart. */
  const apart = new Set(works.flatMap(({ isIt }, index) => (isIt ? index : [])))
  const later = works.map(({ node, work, isAfter }, index) => {
    if (!isAfter) return 0
    const isBehind = node.inputs.every((input) => apart.has(input))
    if (isBehind && onlyMoves(node)) apart.add(index)
    return isBehind && (onlyMoves(node) || node.operation.kind === 'dense') ? work / channels : work
  })
  return (channels * sumOf(later)) / (sumOf(works.map(({ work }) => work)) || 1)
}

/**
 * The way back takes about as long as so many ways there: gradients pass through plain arrays between the layers. 1.9 on
 * VGG16, 2.4 on EfficientNet-Lite0, on the CPU engine (docs/performance.md).
 */
const WAY_BACK = 2

/** The forward passes that a whole pass and the way back from the logits to a node take, about. */
export const thereAndBack = (plan: NetworkPlan, name: string): number => 1 + WAY_BACK * workAfter(plan, name)
