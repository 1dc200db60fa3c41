import type { FusionId } from '../types.ts'
import { enlarger } from './enlarge.ts'

/** A map, [height, width]. */
export interface Plane {
  height: number
  width: number
  values: Float64Array
}

/**
 * Maps as one of the size of the largest: each is resized by half-pixel bilinear interpolation, and their means or
 * products are taken. Throws RangeError for no map.
 */
export function fuse(maps: readonly Plane[], fusion: FusionId): Plane {
  const cells = Math.max(...maps.map(({ values }) => values.length))
  const largest = maps.find(({ values }) => values.length === cells)
  if (!largest) throw new RangeError('There is no map to fuse.')
  const { height, width } = largest
  const values = new Float64Array(height * width).fill(fusion === 'product' ? 1 : 0)
  for (const map of maps) {
    const resized = enlarger(map, { height, width }, 'halfPixel')(map.values)
    for (let at = 0; at < values.length; at++) {
      const [before, value] = [values[at] as number, resized[at] as number]
      values[at] = fusion === 'product' ? before * value : before + value / maps.length
    }
  }
  return { height, width, values }
}

/** After ReLU, divided by the maximum: 0 to 1; zeros where nothing is positive. */
export function scaled({ height, width, values }: Plane): Plane {
  const peak = values.reduce((most, value) => Math.max(most, value), 0)
  return { height, width, values: values.map((value) => (peak > 0 ? Math.max(value, 0) / peak : 0)) }
}

/** From the least value as 0 to the largest as 1; zeros where all are equal. */
export function stretched(values: ArrayLike<number>): Float64Array {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let at = 0; at < values.length; at++) {
    least = Math.min(least, values[at] as number)
    most = Math.max(most, values[at] as number)
  }
  return Float64Array.from(values, (value) => (most > least ? (value - least) / (most - least) : 0))
}
