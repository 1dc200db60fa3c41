import { arriveActivation } from '../../portable/arrive.ts'
import { yieldToEventLoop } from '../../yieldToEventLoop.ts'
import type { Kept, SimdNetwork } from '../forward.ts'
import { activationOf, clampOf } from '../fusion.ts'
import type { NodeLayout } from '../layout.ts'
import { denseOf, type Item } from './denseOf.ts'
import { findDifference } from './differences.ts'
import type { Tail } from './tail.ts'

/** The output of the last node of a tail for each of a batch of outputs of the node before it. */
export async function runTail(
  { threadPool }: SimdNetwork,
  kept: ReadonlyMap<number, Kept>,
  { cut, nodes }: Tail,
  batch: readonly Item[],
  signal?: AbortSignal,
): Promise<readonly Float32Array[]> {
  const outputOf = (index: number) => (kept.get(index) as Kept).output
  let before = cut
  let items = batch
  let lists: readonly Float32Array[] = []
  for (const index of nodes) {
    await yieldToEventLoop()
    signal?.throwIfAborted()
    const own = threadPool.main.layout.nodes[index] as NodeLayout
    if (own.node.operation.kind === 'dense') {
      const base = [outputOf(before), kept.get(index) as Kept] as const
      lists = await denseOf(threadPool, own, items, base, signal)
    }
    lists = await activated(own, lists)
    items = lists.map((list) => findDifference(list, outputOf(index)) ?? list)
    before = index
  }
  return lists
}

/** The activation of a node on many lists, in their place where that is only bounds. */
async function activated({ node }: NodeLayout, lists: readonly Float32Array[]): Promise<readonly Float32Array[]> {
  const activation = activationOf(node)
  const bounds = clampOf(activation)
  if (!bounds) {
    const { apply } = await arriveActivation(activation)
    return lists.map((list) => apply(list, node.shape) as Float32Array)
  }
  const { floor, ceiling } = bounds
  if (activation.id === 'linear') return lists
  for (const list of lists) {
    for (let i = 0; i < list.length; i++) list[i] = Math.min(Math.max(list[i] as number, floor), ceiling)
  }
  return lists
}
