import { arriveActivation } from '../../portable/arrive.ts'
import { yieldToEventLoop } from '../../yieldToEventLoop.ts'
import type { Kept, SimdNetwork } from '../forward.ts'
import { activationOf } from '../fusion.ts'
import type { NodeLayout } from '../layout.ts'
import { denseOf, type Item, toItem } from './denseOf.ts'
import type { Tail } from './tail.ts'

/** The output of the last node of a tail for each of a batch of outputs of the node before it. */
export async function runTail(
  { threadPool }: SimdNetwork,
  kept: ReadonlyMap<number, Kept>,
  { cut, nodes }: Tail,
  batch: readonly Item[],
  signal?: AbortSignal,
): Promise<Float32Array[]> {
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
    const { apply } = await arriveActivation(activationOf(own.node))
    lists = lists.map((list) => apply(list, own.node.shape) as Float32Array)
    items = lists.map((list) => toItem(list, outputOf(index)))
    before = index
  }
  return lists as Float32Array[]
}
