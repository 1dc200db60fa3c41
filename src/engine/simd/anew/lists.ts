import { kernelOf } from '../dense.ts'
import type { NodeLayout } from '../layout.ts'
import type { ThreadPool } from '../threadPool.ts'
import type { Bounds } from './bounds.ts'
import { byteOffsetOf, multiplyAsBytes } from './byteProducts.ts'
import { multiplyAsFloats } from './floatProducts.ts'

/** Lists that a dense layer takes, and one of which its sums are known. */
export interface Lists {
  lists: readonly Float32Array[]
  base: Float32Array
  known: Float32Array
  /** What bounds the sums. */
  bounds: Bounds
  /** Where the sums of each are written. */
  to: readonly Float32Array[]
}

/** A list that differs from the base by more than this share of it, as vectors go, is not rounded. */
const SLIGHT = 1 / 4

/**
 * The sums of a dense layer, [values, units], for many lists: what they differ from the base times the matrix, and the
 * sums of the base. The matrix is read once, and of it only the rows in which some list differs. False if there is no
 * room.
 */
export async function multiplyLists(
  threadPool: ThreadPool,
  own: NodeLayout,
  lists: Lists,
  signal?: AbortSignal,
): Promise<boolean> {
  const offset = byteOffsetOf(threadPool, kernelOf(threadPool, own))
  if (offset === undefined) return multiplyAsFloats(threadPool, own, used(lists), signal)
  const { base } = lists
  const isUsed = new Uint8Array(base.length)
  const most = SLIGHT * SLIGHT * base.reduce((sum, value) => sum + value * value, 0)
  const isNear = lists.lists.map((list) => markDifferent(list, base, isUsed) <= most)
  const near = only(lists, (index) => isNear[index] === true)
  const far = only(lists, (index) => isNear[index] === false)
  const slight = far.lists.length === 0 ? { lists, rows: placesIn(isUsed) } : used(near)
  if (near.lists.length > 0 && !(await multiplyAsBytes(threadPool, own, slight, offset, signal))) return false
  return far.lists.length === 0 || multiplyAsFloats(threadPool, own, used(far), signal)
}

/** Some of the lists. */
const only = (lists: Lists, isOne: (index: number) => boolean): Lists => ({
  ...lists,
  lists: lists.lists.filter((_, index) => isOne(index)),
  to: lists.to.filter((_, index) => isOne(index)),
})

/** Lists with the places at which some of them differs from the base. */
function used(lists: Lists): { lists: Lists; rows: Uint32Array } {
  const isUsed = new Uint8Array(lists.base.length)
  for (const list of lists.lists) markDifferent(list, lists.base, isUsed)
  return { lists, rows: placesIn(isUsed) }
}

function placesIn(isUsed: Uint8Array): Uint32Array {
  const rows: number[] = []
  for (let i = 0; i < isUsed.length; i++) if (isUsed[i] === 1) rows.push(i)
  return Uint32Array.from(rows)
}

/** Marks where a list differs from the base. Returns the sum of the squares of what it differs by. */
function markDifferent(list: Float32Array, base: Float32Array, marks: Uint8Array): number {
  let sum = 0
  for (let i = 0; i < base.length; i++) {
    const by = (list[i] as number) - (base[i] as number)
    if (by !== 0) marks[i] = 1
    sum += by * by
  }
  return sum
}
