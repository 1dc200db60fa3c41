import type { Layout, NodeLayout } from './layout.ts'
import { readWeight } from './readWeight.ts'
import { isScaling, scalingOf } from './scaling.ts'
import type { StoredWeight } from './storedWeight.ts'
import type { ThreadContext } from './threadPool.ts'

/** The values of a node's weight, if it has it. */
export function weightValues(thread: ThreadContext, { node }: NodeLayout, key: string) {
  const named = Object.hasOwn(node.weights, key) ? node.weights[key] : undefined
  const weight = named && thread.layout.weights.get(named.tensor)
  return weight && readWeight(thread, weight as StoredWeight)
}

/**
 * Writes what nodes need of their weights as floats: biases, the factors and summands of normalizations, both of these
 * together, and depthwise filters.
 */
export function prepareNodes(thread: ThreadContext): void {
  const { floats, layout } = thread
  floats.fill(1, layout.ones / 4, layout.zeros / 4)
  for (const own of layout.nodes) {
    const { node, depthwise, bias } = own
    if ('useBias' in node.operation && node.operation.useBias) {
      floats.set(weightValues(thread, own, 'bias') ?? [], bias / 4)
    }
    if (isScaling(node)) {
      const { scale, shift } = scalingOf(node, (key) => weightValues(thread, own, key))
      floats.set(scale, own.scale / 4)
      floats.set(shift, own.shift / 4)
    }
    if (depthwise) {
      const values = readWeight(thread, depthwise.kernel)
      const channels = node.shape.at(-1) as number
      const step = own.map.pixel / 4
      for (let tap = 0; tap * channels < values.length; tap++) {
        floats.set(values.subarray(tap * channels, (tap + 1) * channels), depthwise.filters / 4 + tap * step)
      }
    }
  }
  for (const own of layout.nodes) fuseBias(thread, layout, own)
}

/** (sum + bias) · scale + shift = sum · scale + (bias · scale + shift). */
function fuseBias(thread: ThreadContext, layout: Layout, own: NodeLayout): void {
  const next = layout.nodes[own.users[0] ?? -1]
  if (own.fused === 0 || !next || !isScaling(next.node)) return
  const { scale, shift } = scalingOf(next.node, (key) => weightValues(thread, next, key))
  const { floats } = thread
  for (let c = 0; c < scale.length; c++) {
    floats[own.fused / 4 + c] = (floats[own.bias / 4 + c] as number) * (scale[c] as number) + (shift[c] as number)
  }
}
