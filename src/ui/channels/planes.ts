import type { Details } from '../../types.ts'

/** Extracts one channel, [height, width], from [height, width, channels]. */
export function planeOf({ channels }: Pick<Details, 'channels'>, values: Float32Array, channel: number): Float32Array {
  const plane = new Float32Array(values.length / channels)
  for (let cell = 0; cell < plane.length; cell++) plane[cell] = values[cell * channels + channel] as number
  return plane
}

/** The minimum and the maximum. */
export function extentOf(values: ArrayLike<number>): [low: number, high: number] {
  let low = Infinity
  let high = -Infinity
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i] as number)
    high = Math.max(high, values[i] as number)
  }
  return [low, high]
}
