import type { Activation } from '../graph/operations.ts'
import { ancestors, dependents } from '../graph/paths.ts'
import type { NetworkPlan, PlannedNode } from '../graph/plan.ts'

const straight: ReadonlySet<Activation['id']> = new Set([
  ...([
    'linear',
    'relu',
    'hardSigmoid',
    'clip',
    'hardTanh',
    'softShrink',
    'hardShrink',
    'absolute',
    'negative',
  ] as const),
])

/**
 * Whether the output of a node is piecewise linear in what changes: `changing` is how many of its inputs do. Of unknown
 * kinds, it is not said.
 */
function isStraight({ operation }: PlannedNode, changing: number): boolean {
  switch (operation.kind) {
    case 'conv2d':
    case 'depthwiseConv2d':
    case 'conv2dTranspose':
    case 'dense':
    case 'activation':
      return straight.has(operation.activation.id)
    case 'arithmetic':
      return ['add', 'subtract', 'maximum', 'minimum'].includes(operation.function)
        ? true
        : operation.function === 'multiply' && changing < 2
    case 'batchNormalization':
    case 'normalization':
    case 'affine':
    case 'pooling2d':
    case 'reduce':
    case 'concatenate':
    case 'reshape':
    case 'permute':
    case 'slice':
    case 'expand':
    case 'padding2d':
    case 'cropping2d':
    case 'resize':
    case 'prelu':
      return true
    case 'matmul':
      return changing < 2
    default:
      return false
  }
}

/** Whether the logits of an output are piecewise linear in the output of a layer: there is no curvature between them. */
export function isPiecewiseLinear({ nodes }: NetworkPlan, layer: string, logits: number): boolean {
  const from = nodes.findIndex(({ name }) => name === layer)
  const isAfter = dependents(nodes, [from])
  const isBefore = ancestors(nodes, [logits])
  return nodes.every((node, place) => {
    if (place === from || !isAfter[place] || !isBefore[place]) return true
    return isStraight(node, node.inputs.filter((input) => isAfter[input]).length)
  })
}
