import { releaseLarge } from '../../model/package/release.ts'
import type { StoredTensor } from '../../model/storedNetwork.ts'

/** So many numbers of a file are read at a time. */
const READ_AT_ONCE = 2 ** 20

/** So many numbers of the result are made in one pass over a file that has to be turned: 64 MB. */
const MADE_AT_ONCE = 2 ** 24

interface Turn {
  /** Of the result: [values, units]. */
  values: number
  units: number
  /** Whether the file has [units, values]. */
  isTurned: boolean
  /** The file's place of each of our values. */
  order: ArrayLike<number> | undefined
  factor: number
}

/**
 * A matrix as a kernel [values, units], of one that may be turned, with its values in another order, times a factor. A
 * turned one is read whole for every 64 MB that are wanted of it; more is never held.
 */
export function turnedRows(stored: StoredTensor, { values, units, isTurned, order, factor }: Turn): StoredTensor {
  const { quantization, ...rest } = stored
  const isHalf = quantization?.dtype === 'float16' && factor === 1
  const rowsAtOnce = Math.max(Math.floor(MADE_AT_ONCE / Math.max(units, 1)), 1)
  let made: { start: number; rows: Float32Array } | undefined
  const placeOf = (value: number) => order?.[value] ?? value

  const fromTurned = async (start: number, end: number) => {
    const rows = new Float32Array((end - start) * units)
    const step = Math.max(Math.floor(READ_AT_ONCE / Math.max(values, 1)), 1)
    for (let unit = 0; unit < units; unit += step) {
      const until = Math.min(unit + step, units)
      const part = await stored.readRows(unit, until)
      for (let value = start; value < end; value++) {
        const place = placeOf(value)
        const to = (value - start) * units
        for (let one = unit; one < until; one++)
          rows[to + one] = (part[(one - unit) * values + place] as number) * factor
      }
      releaseLarge(part)
    }
    return rows
  }
  const fromRows = async (start: number, end: number) => {
    const rows = new Float32Array((end - start) * units)
    for (let value = start; value < end; ) {
      // Rows that follow each other in the file are read together.
      let count = 1
      while (value + count < end && placeOf(value + count) === placeOf(value) + count) count++
      const part = await stored.readRows(placeOf(value), placeOf(value) + count)
      for (let at = 0; at < part.length; at++) rows[(value - start) * units + at] = (part[at] as number) * factor
      releaseLarge(part)
      value += count
    }
    return rows
  }
  /** Rows in another order are mostly single ones: a part of the file that has them all is read once, if it is small. */
  const fromWhole = async (start: number, end: number) => {
    const all = await stored.readRows(0, values)
    const rows = new Float32Array((end - start) * units)
    for (let value = start; value < end; value++) {
      const from = placeOf(value) * units
      const to = (value - start) * units
      for (let one = 0; one < units; one++) rows[to + one] = (all[from + one] as number) * factor
    }
    return rows
  }
  const isSmall = values * units <= MADE_AT_ONCE
  const make = isTurned ? fromTurned : order && isSmall ? fromWhole : fromRows
  return {
    ...rest,
    ...(isHalf && { quantization }),
    shape: [values, units],
    async readRows(start, end) {
      if (!made || start < made.start || end > made.start + made.rows.length / units) {
        const until = Math.min(Math.max(end, start + rowsAtOnce), values)
        made = undefined
        made = { start, rows: await make(start, until) }
      }
      const { start: first, rows } = made
      if (start === first && (end - first) * units === rows.length) {
        made = undefined
        return rows
      }
      const part = rows.slice((start - first) * units, (end - first) * units)
      // What was made is of no use behind its end.
      if (end - first >= rows.length / units) made = undefined
      return part
    },
  }
}
