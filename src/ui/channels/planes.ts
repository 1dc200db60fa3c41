import type { Details } from '../../types.ts'

/** One channel out of [height, width, channels]: [height, width]. */
export function planeOf({ channels }: Pick<Details, 'channels'>, values: Float32Array, channel: number): Float32Array {
  const plane = new Float32Array(values.length / channels)
  for (let cell = 0; cell < plane.length; cell++) plane[cell] = values[cell * channels + channel] as number
  return plane
}

/** The least and the largest value. */
export function extentOf(values: ArrayLike<number>): [low: number, high: number] {
  let low = Infinity
  let high = -Infinity
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i] as number)
    high = Math.max(high, values[i] as number)
  }
  return [low, high]
}
