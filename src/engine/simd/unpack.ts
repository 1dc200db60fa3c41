import type { Kernels } from './kernels.ts'
import type { StoredWeight } from './layout.ts'

/**
 * The byte of a uint8 weight that represents about zero. Kernels subtract it from each byte to keep their sums small:
 * bytes around 128 make sums that are nearly all the same number, at the cost of the digits in which they differ. A
 * weight is (byte − zero point) · scale + `offsetOf`.
 */
export function zeroPointOf({ type, scale, min }: StoredWeight): number {
  return type === 'uint8' ? Math.min(Math.max(Math.round(-min / scale), 0), 255) : 0
}

/** The remainder of the minimum of a uint8 weight: mostly zero; at most half a step if zero is among the values. */
export const offsetOf = (weight: StoredWeight): number => weight.min + zeroPointOf(weight) * weight.scale

/** Writes rows of `count` values of a weight as floats. Rows are `fromRow` and `toRow` bytes apart. */
export function unpack(
  kernels: Kernels,
  weight: StoredWeight,
  [from, fromRow]: readonly [number, number],
  [to, toRow]: readonly [number, number],
  rows: number,
  count: number,
): void {
  const { type, scale } = weight
  if (type === 'float32') kernels.unpackFloat32(from, fromRow, rows, count, to, toRow)
  else if (type === 'float16') kernels.unpackFloat16(from, fromRow, rows, count, to, toRow)
  else kernels.unpackUint8(from, fromRow, rows, count, to, toRow, scale, offsetOf(weight), zeroPointOf(weight))
}
