import type { Kernels } from './kernels.ts'
import { columnsOf, hasColumns, type StoredWeight } from './storedWeight.ts'

const numberAt = (numbers: number | readonly number[], index: number) =>
  typeof numbers === 'number' ? numbers : (numbers[index] as number)

/**
 * The byte of a uint8 weight that represents about zero, in the given column. Kernels subtract it from each byte to
 * keep their sums small: bytes around 128 make sums that are nearly all the same number, at the cost of the digits in
 * which they differ. A weight is (byte − zero point) · scale + `offsetOf`.
 */
export function zeroPointOf({ type, scale, min }: Pick<StoredWeight, 'type' | 'scale' | 'min'>, column = 0): number {
  if (type !== 'uint8') return 0
  return Math.min(Math.max(Math.round(-numberAt(min, column) / numberAt(scale, column)), 0), 255) || 0
}

/** The remainder of the minimum of a uint8 weight: mostly zero; at most half a step if zero is among the values. */
export function offsetOf(weight: Pick<StoredWeight, 'type' | 'scale' | 'min'>, column = 0): number {
  return numberAt(weight.min, column) + zeroPointOf(weight, column) * numberAt(weight.scale, column)
}

/** Where `denseColumnsUint8` finds the zeros. */
export const denseZerosAt = (weight: StoredWeight): number => weight.scales + 3 * columnsOf(weight) * 4

/** The scale of a column. */
export const scaleOf = ({ scale }: Pick<StoredWeight, 'scale'>, column = 0): number => numberAt(scale, column)

/** Columns that `denseColumnsUint8` processes together, and their order. */
const SIXTEEN = [0, 2, 4, 6, 1, 3, 5, 7, 8, 10, 12, 14, 9, 11, 13, 15]

/**
 * Writes the lists of a weight with a scale for each column: scales, rests and zeros as floats for `unpack`, and negated
 * zeros as integers for `denseColumnsUint8`.
 */
export function writeColumns(memory: ArrayBufferLike, weight: StoredWeight): void {
  if (!hasColumns(weight)) return
  const columns = columnsOf(weight)
  const numbers = new Float32Array(memory, weight.scales, 3 * columns)
  const zeros = new Int32Array(memory, denseZerosAt(weight), columns)
  for (let column = 0; column < columns; column++) {
    numbers[column] = scaleOf(weight, column)
    numbers[columns + column] = offsetOf(weight, column)
    numbers[2 * columns + column] = zeroPointOf(weight, column)
    const first = column - (column % 16)
    const from = first + 16 <= columns ? first + (SIXTEEN[column % 16] as number) : column
    zeros[column] = -zeroPointOf(weight, from)
  }
}

/**
 * Writes rows of `count` values of a weight as floats. Rows are `fromRow` and `toRow` bytes apart. `column`: the index
 * along the last side of the first value of each row.
 */
export function unpack(
  kernels: Kernels,
  weight: StoredWeight,
  [from, fromRow]: readonly [number, number],
  [to, toRow]: readonly [number, number],
  rows: number,
  count: number,
  column = 0,
): void {
  const { type } = weight
  if (type === 'float32') kernels.unpackFloat32(from, fromRow, rows, count, to, toRow)
  else if (type === 'float16') kernels.unpackFloat16(from, fromRow, rows, count, to, toRow)
  else if (hasColumns(weight)) {
    const scales = weight.scales + column * 4
    const list = columnsOf(weight) * 4
    kernels.unpackColumnsUint8(from, fromRow, rows, count, to, toRow, scales, scales + list, scales + 2 * list)
  } else {
    const [scale, offset, zero] = [scaleOf(weight), offsetOf(weight), zeroPointOf(weight)]
    kernels.unpackUint8(from, fromRow, rows, count, to, toRow, scale, offset, zero)
  }
}
