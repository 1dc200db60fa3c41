import type { Heatmap, Pixels } from '../types.ts'
import { createRowEnlarger } from './upsample.ts'

/** How bright what is masked stays. */
const BRIGHTNESS = 0.25

/** Makes one pixel grey and dark, in place: a quarter of Rec. 709's luma, as CSS' `grayscale` has it. */
function dim(data: Uint8ClampedArray, at: number): void {
  const luma = 0.2126 * (data[at] as number) + 0.7152 * (data[at + 1] as number) + 0.0722 * (data[at + 2] as number)
  data[at] = data[at + 1] = data[at + 2] = BRIGHTNESS * luma
}

/** A copy of a photo that looks everywhere as {@link maskInto} makes it under the threshold. */
export function dimmed({ height, width, data: photo }: Pixels): Pixels {
  const data = photo.slice()
  for (let at = 0; at < data.length; at += 4) dim(data, at)
  return { height, width, data }
}

/** Leaves the photo as it is where the enlarged map is at or over the threshold, and makes the rest of it grey and dark, in place. */
export function maskInto({ height, width, data }: Pixels, map: Heatmap, threshold: number): void {
  const enlargeRow = createRowEnlarger(map, height, width)
  const row = new Float32Array(width)
  // The row is in singles: at a plateau that is just at the threshold, it must not be rounded below it.
  const least = Math.fround(threshold)
  for (let y = 0, at = 0; y < height; y++) {
    enlargeRow(y, row)
    for (let x = 0; x < width; x++, at += 4) {
      if ((row[x] as number) < least) dim(data, at)
    }
  }
}
