import { denseForward } from '../dense.ts'
import type { Kept } from '../forward.ts'
import type { NodeLayout } from '../layout.ts'
import type { ThreadPool } from '../threadPool.ts'
import { applyDifference, type Difference } from './differences.ts'
import { multiplyLists } from './products.ts'
import { addDifferences } from './sparse.ts'

/** From so many lists on, a product of matrices is faster than one after another. */
const MANY = 8

/** A list in a batch: whole, or where it differs from the one that the pass has. */
export type Item = Difference | Float32Array

const isWhole = (item: Item): item is Float32Array => item instanceof Float32Array

/** The whole list of an item. */
export const toList = (item: Item, base: Float32Array): Float32Array =>
  isWhole(item) ? item : applyDifference(item, base)

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
  const known = kept.sums ?? kept.output
  const all = new Float32Array(batch.length * known.length)
  const sums = batch.map((_, index) => all.subarray(index * known.length, (index + 1) * known.length))
  const of = (indexes: readonly number[]) => indexes.map((index) => sums[index] as Float32Array)
  const near = [...batch.keys()].filter((index) => !isWhole(batch[index] as Item))
  const differences = near.map((index) => batch[index] as Difference)
  const isDone = addDifferences(threadPool, own, known, differences, of(near))
  const left = isDone ? [...batch.keys()].filter((index) => isWhole(batch[index] as Item)) : [...batch.keys()]
  const lists = left.map((index) => toList(batch[index] as Item, base))
  if (lists.length >= MANY && (await multiplyLists(threadPool, own, { lists, base, known, to: of(left) }, signal)))
    return sums
  for (const [i, list] of lists.entries())
    addBias(threadPool, own, denseForward(threadPool, own, list), of(left)[i] as Float32Array)
  return sums
}

function addBias({ main: { floats } }: ThreadPool, { bias }: NodeLayout, sums: Float32Array, to: Float32Array): void {
  for (let i = 0; i < sums.length; i++) to[i] = (sums[i] as number) + (floats[bias / 4 + i] as number)
}
