import { denseForward } from '../dense.ts'
import { type Kept, withBias } from '../forward.ts'
import type { NodeLayout } from '../layout.ts'
import type { ThreadPool } from '../threadPool.ts'
import { type Bounds, clamp } from './bounds.ts'
import { applyDifference, type Difference } from './differences.ts'
import { type Lists, multiplyLists } from './lists.ts'
import { addDifferences } from './sparse.ts'

/** From so many lists on, a product of matrices is faster than one after another. */
const MANY = 8

/** A list in a batch: whole, or where it differs from the one that the pass has. */
export type Item = Difference | Float32Array

/** Whether a list is told whole. */
export const isWhole = (item: Item): item is Float32Array => item instanceof Float32Array

/** The whole list of an item. */
export const toList = (item: Item, base: Float32Array): Float32Array =>
  isWhole(item) ? item : applyDifference(item, base)

/** What the pass has of a dense layer: the list that it takes and what it gave; and what bounds its sums. */
export interface Base {
  list: Float32Array
  kept: Kept
  bounds: Bounds
}

/** The sums of a dense layer, with their bias and within bounds, for a batch of lists. */
export async function denseOf(
  threadPool: ThreadPool,
  own: NodeLayout,
  batch: readonly Item[],
  { list: base, kept, bounds }: Base,
  signal: AbortSignal | undefined,
): Promise<Float32Array[]> {
  const known = kept.sums ?? kept.output
  const all = new Float32Array(batch.length * known.length)
  const sums = batch.map((_, index) => all.subarray(index * known.length, (index + 1) * known.length))
  const of = (indexes: readonly number[]) => indexes.map((index) => sums[index] as Float32Array)
  const near = [...batch.keys()].filter((index) => !isWhole(batch[index] as Item))
  const differences = near.map((index) => batch[index] as Difference)
  const isDone = addDifferences(threadPool, own, known, differences, of(near))
  if (isDone) for (const list of of(near)) clamp(list, bounds)
  const left = [...batch.keys()].filter((index) => !isDone || isWhole(batch[index] as Item))
  const lists = left.map((index) => toList(batch[index] as Item, base))
  const task = { lists, base, known, bounds, to: of(left) }
  await multiplyAll(threadPool, own, task, signal)
  return sums
}

/** Of as many lists at once as there is room for. */
async function multiplyAll(threadPool: ThreadPool, own: NodeLayout, task: Lists, signal: AbortSignal | undefined) {
  const { lists, to, bounds } = task
  if (lists.length >= MANY) {
    if (await multiplyLists(threadPool, own, task, signal)) return
    const half = Math.ceil(lists.length / 2)
    await multiplyAll(threadPool, own, { ...task, lists: lists.slice(0, half), to: to.slice(0, half) }, signal)
    await multiplyAll(threadPool, own, { ...task, lists: lists.slice(half), to: to.slice(half) }, signal)
    return
  }
  for (const [i, list] of lists.entries()) {
    const sums = withBias(threadPool, own, denseForward(threadPool, own, list))
    clamp(sums, bounds)
    to[i]?.set(sums)
  }
}
