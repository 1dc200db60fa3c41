import { largestEigenvector } from './lanczos.ts'
import { dots, thereAndBack } from './products.ts'

/** What is left of equal cells, as a part of the sum of all squares. */
const ROUNDING = 1e-26

/** Values of a layer, [height, width, channels]. */
export interface Planes {
  height: number
  width: number
  channels: number
  values: ArrayLike<number>
}

/** The same without each channel's mean over height and width. */
export function centred({ height, width, channels, values }: Planes): Float64Array {
  const means = new Float64Array(channels)
  for (let at = 0, k = 0; at < values.length; at++) {
    means[k] = (means[k] as number) + (values[at] as number)
    if (++k === channels) k = 0
  }
  for (let k = 0; k < channels; k++) means[k] = (means[k] as number) / (height * width)
  const rest = new Float64Array(values.length)
  for (let at = 0, k = 0; at < rest.length; at++) {
    rest[at] = (values[at] as number) - (means[k] as number)
    if (++k === channels) k = 0
  }
  return rest
}

/** Turns a map's sign so that its larger side is positive: that of an eigenvector says nothing. */
export function largerSideUp(map: Float64Array): Float64Array {
  let [least, most] = [0, 0]
  for (const value of map) {
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  return -least > most ? map.map((value) => -value) : map
}

/**
 * The cells along the first principal component of their channels, [height, width]: the projections of what
 * {@link centred} gives on its first right singular vector, with the larger side positive; zeros if all cells are alike.
 */
export function firstComponent(planes: Planes): Float64Array {
  const { height, width, channels } = planes
  const rows = { values: centred(planes), length: channels }
  const { value, vector } = largestEigenvector(channels, (one) => thereAndBack(rows, one))
  let squares = 0
  for (let at = 0; at < planes.values.length; at++) squares += (planes.values[at] as number) ** 2
  const map = new Float64Array(height * width)
  if (value > ROUNDING * squares) dots(rows, vector, 0, map, 0)
  return largerSideUp(map)
}
