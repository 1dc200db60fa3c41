import type { StoredTensor } from '../storedNetwork.ts'

/** The rows of a tensor of this shape: steps along its first side. A scalar is one row. */
export const rowsOf = ([rows = 1]: readonly number[]): number => rows

/** Yields the values of a tensor in blocks of rows, so that a large one is never in memory as a whole. */
export async function* rowBlocks(tensor: StoredTensor, rowsAtOnce: number): AsyncGenerator<Float32Array> {
  const rows = rowsOf(tensor.shape)
  for (let start = 0; start < rows; start += rowsAtOnce) {
    yield await tensor.readRows(start, Math.min(start + rowsAtOnce, rows))
  }
}
