import { arriveActivation } from '../../portable/arrive.ts'
import { yieldToEventLoop } from '../../yieldToEventLoop.ts'
import type { Kept, SimdNetwork } from '../forward.ts'
import { activationOf, clampOf } from '../fusion.ts'
import type { NodeLayout } from '../layout.ts'
import { denseOf, type Item } from './denseOf.ts'
import { findDifference } from './differences.ts'
import type { Tail } from './tail.ts'
import { FEW_UNITS, unitsOf } from './unitsOf.ts'

const unbounded = { floor: Number.NEGATIVE_INFINITY, ceiling: Number.POSITIVE_INFINITY }

/**
 * The output of the last node of a tail for each of a batch of outputs of the node before it. `units`: which of its
 * values are wanted, all by default.
 */
export async function runTail(
  { threadPool }: SimdNetwork,
  kept: ReadonlyMap<number, Kept>,
  { cut, nodes }: Tail,
  batch: readonly Item[],
  { signal, units }: { signal?: AbortSignal | undefined; units?: readonly number[] | undefined } = {},
): Promise<readonly Float32Array[]> {
  const outputOf = (index: number) => (kept.get(index) as Kept).output
  let before = cut
  let items = batch
  let lists: readonly Float32Array[] = []
  for (const index of nodes) {
    await yieldToEventLoop()
    signal?.throwIfAborted()
    const own = threadPool.main.layout.nodes[index] as NodeLayout
    const isLast = index === nodes.at(-1)
    const isDense = own.node.operation.kind === 'dense'
    const bounds = isDense ? clampOf(activationOf(own.node)) : undefined
    if (isDense) {
      const base = { list: outputOf(before), kept: kept.get(index) as Kept, bounds: bounds ?? unbounded }
      if (isLast && bounds && units && units.length <= FEW_UNITS) return unitsOf(threadPool, own, items, base, units)
      lists = await denseOf(threadPool, own, items, base, signal)
    }
    if (!bounds) lists = await activated(own, lists)
    if (isLast) return lists
    items = lists.map((list) => findDifference(list, outputOf(index)) ?? list)
    before = index
  }
  return lists
}

/** The activation of a node on many lists. */
async function activated({ node }: NodeLayout, lists: readonly Float32Array[]): Promise<readonly Float32Array[]> {
  const { apply } = await arriveActivation(activationOf(node))
  return lists.map((list) => apply(list, node.shape) as Float32Array)
}
