import type { FusionId } from '../types.ts'
import { enlarger } from './enlarge.ts'

/** A map, [height, width]. */
export interface Plane {
  height: number
  width: number
  values: Float64Array
}

/** The size of the picture that a network takes, in pixels. */
type Size = Omit<Plane, 'values'>

/**
 * Maps as one at the size of the picture, as grad-cam makes one of several layers: each after ReLU, stretched to 0..1
 * and enlarged by half-pixel bilinear interpolation; their mean; and that stretched to 0..1. In products, each is
 * stretched once more after it was enlarged (RefineCAM). Throws RangeError for no map.
 */
export function fuse(maps: readonly Plane[], size: Size, fusion: FusionId): Plane {
  if (maps.length === 0) throw new RangeError('There is no map to fuse.')
  const { height, width } = size
  const values = new Float64Array(height * width).fill(fusion === 'product' ? 1 : 0)
  for (const map of maps) {
    const large = enlarged(map, size)
    const own = fusion === 'product' ? stretched(large) : large
    for (let at = 0; at < values.length; at++) {
      const [before, value] = [values[at] as number, own[at] as number]
      values[at] = fusion === 'product' ? before * value : before + value / maps.length
    }
  }
  return { height, width, values: stretched(values) }
}

/** What is positive of a map, stretched to 0..1, at another size. */
function enlarged(map: Plane, size: Size): Float64Array {
  return enlarger(map, size, 'halfPixel')(stretched(map.values.map((value) => Math.max(value, 0))))
}

/** From the least value as 0 to the largest as 1; where all are equal, ones if they are positive, else zeros. */
export function stretched(values: ArrayLike<number>): Float64Array {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let at = 0; at < values.length; at++) {
    least = Math.min(least, values[at] as number)
    most = Math.max(most, values[at] as number)
  }
  const range = most - least
  const equal = most > 0 ? 1 : 0
  // A loop without calls: a map of a picture has a hundred thousand values.
  const unit = new Float64Array(values.length)
  for (let at = 0; at < unit.length; at++) unit[at] = range > 0 ? ((values[at] as number) - least) / range : equal
  return unit
}
