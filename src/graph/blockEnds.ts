import { isMap, onlyMoves, pathsBetween, planeOf } from './plan/findTarget.ts'
import type { NetworkPlan, PlannedNode } from './plan.ts'
import { usersOf } from './usersOf.ts'

/** Whether an operation leaves the resolution of a feature map. */
function changesResolution(node: PlannedNode): boolean {
  const { operation } = node
  switch (operation.kind) {
    case 'conv2d':
    case 'depthwiseConv2d':
    case 'conv2dTranspose':
    case 'pooling2d':
      return operation.strides.some((stride) => stride > 1)
    case 'resize':
      return true
    default:
      return !planeOf(node) || (operation.kind === 'reduce' && operation.axes.some((axis) => axis < 2))
  }
}

/** Whether an operation joins branches: the sum or the concatenation of feature maps. */
function joins({ operation, inputs }: PlannedNode, nodes: readonly PlannedNode[]): boolean {
  const isJoin = operation.kind === 'concatenate' || (operation.kind === 'arithmetic' && operation.function === 'add')
  return (
    isJoin && inputs.filter((input) => nodes[input]?.plane === null || isMap(nodes[input] ?? { shape: [] })).length > 1
  )
}

/** Whether all that read each node's output leave its resolution, also after padding or cropping. */
function lastOfResolution(nodes: readonly PlannedNode[], users: readonly (readonly number[])[]): boolean[] {
  const isLast = nodes.map(() => false)
  for (let place = nodes.length - 1; place >= 0; place--) {
    isLast[place] = (users[place] ?? []).every((user) => {
      const node = nodes[user] as PlannedNode
      const { kind } = node.operation
      return kind === 'padding2d' || kind === 'cropping2d' ? isLast[user] === true : changesResolution(node)
    })
  }
  return isLast
}

/**
 * The layers at the ends of a network's blocks, in order: the feature maps that every path goes through before a loss
 * of resolution, those where branches have joined (with the activation that follows), and the layers that are explained
 * by default. What comes before the first convolution is no block.
 */
export function blockEnds({ nodes, inputs, outputs }: Pick<NetworkPlan, 'nodes' | 'inputs' | 'outputs'>): string[] {
  const users = usersOf(nodes)
  const isLast = lastOfResolution(nodes, users)
  const isJoin = nodes.map((node) => joins(node, nodes))
  /** The activation that is all that reads a node. */
  const followedBy = (place: number) => {
    const [user = -1, ...others] = users[place] ?? []
    return others.length === 0 && nodes[user]?.operation.kind === 'activation' ? user : undefined
  }
  const found = new Set<number>()
  for (const { node: logits, target, layers } of outputs) {
    const hasGradients = new Set(layers)
    const { isOn, isDeep, narrow } = pathsBetween(nodes, inputs[0]?.node ?? 0, logits)
    for (const [place, node] of nodes.entries()) {
      if (node.name === target) found.add(place)
      if (!isOn[place] || !isDeep[place] || !hasGradients.has(node.name) || onlyMoves(node)) continue
      if (isLast[place] && narrow.has(place)) found.add(place)
      if (!isJoin[place]) continue
      const end = followedBy(place) ?? place
      // What is only joined further is a part of that.
      if (!users[end]?.every((user) => isJoin[user])) found.add(end)
    }
  }
  return nodes.filter((_, place) => found.has(place)).map(({ name }) => name)
}
