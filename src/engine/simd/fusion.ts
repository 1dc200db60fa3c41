import type { Activation } from '../../graph/operations.ts'
import type { PlannedNode } from '../../graph/plan.ts'
import type { NodeLayout } from './layout.ts'
import type { Convolution } from './planConvolution.ts'
import { isScaling } from './scaling.ts'

/** The bounds that an activation puts on its values: all that it does, or undefined if it does more. */
export function clampOf(activation: Activation): { floor: number; ceiling: number } | undefined {
  const [floor, ceiling] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  if (activation.id === 'linear') return { floor, ceiling }
  if (activation.id === 'clip') return { floor: activation.min, ceiling: activation.max }
  if (activation.id !== 'relu' || activation.slope || activation.threshold) return undefined
  return { floor: 0, ceiling: activation.max ?? ceiling }
}

/** The activation of a node, if it has one. */
export function activationOf({ operation }: PlannedNode): Activation {
  return 'activation' in operation ? operation.activation : { id: 'linear' }
}

/** What is computed together with the sums of a convolution, or with a normalization by channels. */
export interface Fusion {
  /** The last node whose output this gives. */
  last: number
  /** The normalization after a convolution, if there is one. */
  scaling: number | undefined
  /** The bounds, or undefined if an activation still has to be applied. */
  clamp: { floor: number; ceiling: number } | undefined
  /** Whether the last node is a pool. */
  pool: boolean
}

/** Nodes after a convolution or a normalization that can be computed with it; none whose input is to be kept. */
export function findFusion(nodes: readonly NodeLayout[], index: number, isKept: (index: number) => boolean): Fusion {
  const own = nodes[index] as NodeLayout
  const clamp = clampOf(activationOf(own.node))
  const fusion: Fusion = { last: index, scaling: undefined, clamp, pool: false }
  /** The only reader of the last node, if nobody wants that node's own output. */
  const next = () => {
    const { users } = nodes[fusion.last] as NodeLayout
    const [user = -1] = users
    return users.length === 1 && !isKept(fusion.last) ? nodes[user] : undefined
  }
  const isInPlace = (one: NodeLayout | undefined) => one?.storage === own.storage && one.node.inputs.length === 1
  if (activationOf(own.node).id === 'linear') {
    const scaling = next()
    if (scaling && isInPlace(scaling) && isScaling(scaling.node) && !isScaling(own.node)) {
      fusion.scaling = own.users[0]
      fusion.last = own.users[0] as number
    }
    const after = next()
    const bounds =
      after && isInPlace(after) && after.node.operation.kind === 'activation' ? activationOf(after.node) : undefined
    if (bounds && clampOf(bounds)) {
      fusion.clamp = clampOf(bounds)
      fusion.last = (nodes[fusion.last] as NodeLayout).users[0] as number
    }
  }
  const forward = own.convolution?.forward
  const pool = fusion.last === index ? next() : undefined
  if (pool && forward && canPool(forward, own.node, pool.node)) {
    fusion.pool = true
    fusion.last = own.users[0] as number
  }
  return fusion
}

/** Whether a convolution can write its pooled output directly: plain 2 x 2 windows, and a monotonic activation. */
export function canPool({ mode, height, width }: Convolution, node: PlannedNode, next: PlannedNode): boolean {
  const { operation, windows } = next
  if (operation.kind !== 'pooling2d' || operation.mode !== 'max' || !windows || mode === 'im2col') return false
  if (!clampOf(activationOf(node))) return false
  const { rows, columns } = windows
  const isPlain = rows.cells === Math.floor(height / 2) && columns.cells === Math.floor(width / 2)
  const sides = [...operation.size, ...operation.strides]
  return isPlain && sides.every((side) => side === 2) && rows.before === 0 && columns.before === 0
}
