import { isMap, onlyMoves } from './plan/findTarget.ts'
import type { NetworkPlan, PlannedNode } from './plan.ts'
import { usersOf } from './usersOf.ts'

/** Whether an operation leaves the resolution of a feature map. */
function changesResolution({ operation, shape }: PlannedNode): boolean {
  switch (operation.kind) {
    case 'conv2d':
    case 'depthwiseConv2d':
    case 'conv2dTranspose':
    case 'pooling2d':
      return operation.strides.some((stride) => stride > 1)
    case 'resize':
      return true
    default:
      return shape.length !== 3 || (operation.kind === 'reduce' && operation.axes.some((axis) => axis < 2))
  }
}

/** Whether an operation joins branches: the sum or the concatenation of feature maps. */
function joins({ operation, inputs }: PlannedNode, nodes: readonly PlannedNode[]): boolean {
  const isJoin = operation.kind === 'concatenate' || (operation.kind === 'arithmetic' && operation.function === 'add')
  return isJoin && inputs.filter((input) => isMap(nodes[input] ?? { shape: [] })).length > 1
}

/**
 * The layers at the ends of a network's blocks, in order: the last feature maps before each loss of resolution, those
 * where branches join (with the activation that follows), and the layers that are explained by default.
 */
export function blockEnds({ nodes, outputs }: Pick<NetworkPlan, 'nodes' | 'outputs'>): string[] {
  const users = usersOf(nodes)
  const targets = new Set(outputs.map(({ target }) => target))
  const explainable = new Set(outputs.flatMap(({ layers }) => layers))

  /** For each node, whether all that read it leave its resolution, also after padding or cropping. */
  const isLast = nodes.map(() => false)
  for (let place = nodes.length - 1; place >= 0; place--) {
    isLast[place] = (users[place] ?? []).every((user) => {
      const node = nodes[user] as PlannedNode
      const { kind } = node.operation
      return kind === 'padding2d' || kind === 'cropping2d' ? isLast[user] === true : changesResolution(node)
    })
  }
  const followed = (place: number) => {
    const [user, ...others] = users[place] ?? []
    return user !== undefined && others.length === 0 && nodes[user]?.operation.kind === 'activation'
  }
  const isEnd = (node: PlannedNode, place: number): boolean => {
    if (targets.has(node.name)) return true
    if (onlyMoves(node) || !isMap(node)) return false
    if (isLast[place]) return true
    if (joins(node, nodes)) return !followed(place)
    const [before] = node.inputs
    if (node.operation.kind !== 'activation' || before === undefined) return false
    return joins(nodes[before] as PlannedNode, nodes) && followed(before)
  }
  return nodes.filter((node, place) => explainable.has(node.name) && isEnd(node, place)).map(({ name }) => name)
}
