import type { Kernels } from './kernels.ts'
import type { StoredWeight } from './layout.ts'

/**
 * Writes rows of `count` values of a weight, from wherever they are, as floats. Rows are `fromRow` and `toRow` bytes apart.
 */
export function unpack(
  kernels: Kernels,
  { type, scale, min }: StoredWeight,
  [from, fromRow]: readonly [number, number],
  [to, toRow]: readonly [number, number],
  rows: number,
  count: number,
): void {
  if (type === 'float32') kernels.unpackFloat32(from, fromRow, rows, count, to, toRow)
  else if (type === 'float16') kernels.unpackFloat16(from, fromRow, rows, count, to, toRow)
  else kernels.unpackUint8(from, fromRow, rows, count, to, toRow, scale, min)
}
