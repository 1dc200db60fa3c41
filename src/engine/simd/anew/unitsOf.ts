import { kernelOf } from '../dense.ts'
import type { NodeLayout } from '../layout.ts'
import type { ThreadPool } from '../threadPool.ts'
import { unpack } from '../unpack.ts'
import { type Base, type Item, isWhole } from './denseOf.ts'
import { roomOf } from './room.ts'

/** More units of a dense layer are faster together. */
export const FEW_UNITS = 4

/** What a dense layer gives for each of a batch of lists, for a few of its units; NaN for all others. */
export function unitsOf(
  threadPool: ThreadPool,
  own: NodeLayout,
  batch: readonly Item[],
  { list: base, kept, bounds: { floor, ceiling } }: Base,
  units: readonly number[],
): Float32Array[] {
  const known = kept.sums ?? kept.output
  const outputs = batch.map(() => new Float32Array(known.length).fill(Number.NaN))
  for (const unit of units) {
    const column = readColumn(threadPool, own, unit)
    for (const [index, item] of batch.entries()) {
      const sum = (known[unit] as number) + productOf(item, base, column)
      ;(outputs[index] as Float32Array)[unit] = Math.min(Math.max(sum, floor), ceiling)
    }
  }
  return outputs
}

/** A column of the matrix of a dense layer. */
function readColumn(threadPool: ThreadPool, own: NodeLayout, unit: number): Float32Array {
  const { kernels, floats } = threadPool.main
  const weight = kernelOf(threadPool, own)
  const [count = 0, units = 1] = weight.shape
  const { start } = roomOf(threadPool)
  const row = weight.bytes / count
  unpack(kernels, weight, [weight.at + (unit * row) / units, row], [start, 4], count, 1, unit)
  return floats.slice(start / 4, start / 4 + count)
}

/** What a list differs from the base, times a column. */
function productOf(item: Item, base: Float32Array, column: Float32Array): number {
  let sum = 0
  if (isWhole(item)) {
    for (let i = 0; i < base.length; i++) sum += ((item[i] as number) - (base[i] as number)) * (column[i] as number)
  } else {
    for (const [i, at] of item.at.entries()) sum += (item.by[i] as number) * (column[at] as number)
  }
  return sum
}
