import { denseForward } from '../dense.ts'
import type { Kept } from '../forward.ts'
import type { NodeLayout } from '../layout.ts'
import type { ThreadPool } from '../threadPool.ts'
import { addDifferences, type Difference, findDifference } from './differences.ts'
import { multiplyLists } from './products.ts'

/** A list that differs in at most this share of its values from that of the pass is told by these. */
const FEW = 1 / 8
/** From so many lists on, a product of matrices is faster than one after another. */
const MANY = 8

/** A list in a batch: whole, or where it differs from the one that the pass has. */
export type Item = Difference | Float32Array

const isWhole = (item: Item): item is Float32Array => item instanceof Float32Array

/** A list as an item of a batch, which may be the list itself. */
export const toItem = (list: Float32Array, base: Float32Array): Item =>
  findDifference(list, base, Math.ceil(list.length * FEW)) ?? list

/** The list of an item. */
function toList(item: Item, base: Float32Array): Float32Array {
  if (isWhole(item)) return item
  const list = base.slice()
  for (const [i, at] of item.at.entries()) list[at] = (base[at] as number) + (item.by[i] as number)
  return list
}

/**
 * The sums of a dense layer, with their bias, for a batch of lists. `base`: the list that the pass has, and `kept`: what
 * it gave.
 */
export async function denseOf(
  threadPool: ThreadPool,
  own: NodeLayout,
  batch: readonly Item[],
  [base, kept]: readonly [Float32Array, Kept],
  signal: AbortSignal | undefined,
): Promise<Float32Array[]> {
  const near = batch.filter((item): item is Difference => !isWhole(item))
  const sums = addDifferences(threadPool, own, kept.sums ?? kept.output, near)
  const lists = (sums ? batch.filter(isWhole) : batch).map((item) => toList(item, base))
  const whole = await multiplyAll(threadPool, own, lists, signal)
  let [ofNear, ofWhole] = [0, 0]
  return batch.map((item) => (sums && !isWhole(item) ? sums[ofNear++] : whole[ofWhole++]) as Float32Array)
}

async function multiplyAll(
  threadPool: ThreadPool,
  own: NodeLayout,
  lists: readonly Float32Array[],
  signal: AbortSignal | undefined,
): Promise<Float32Array[]> {
  const together = lists.length >= MANY ? await multiplyLists(threadPool, own, lists, signal) : undefined
  const all = together ?? lists.map((list) => denseForward(threadPool, own, list))
  const { floats } = threadPool.main
  return all.map((sums) => sums.map((sum, unit) => sum + (floats[own.bias / 4 + unit] as number)))
}
