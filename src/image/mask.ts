import type { Heatmap, Pixels } from '../types.ts'
import { createRowEnlarger } from './upsample.ts'

/** How bright what is masked stays. */
export const MASKED_BRIGHTNESS = 0.25

/** What a browser has to do to a photo so that it looks as {@link maskInto} makes it under the threshold; the filter's greys are the same. */
export const MASKED_FILTER = `grayscale(1) brightness(${MASKED_BRIGHTNESS})`

/**
 * Leaves the photo as it is where the enlarged map is at or over the threshold, and makes the rest of it grey and dark, in place: Rec. 709's luma, as
 * CSS' `grayscale` has it.
 */
export function maskInto({ height, width, data }: Pixels, map: Heatmap, threshold: number): void {
  const enlargeRow = createRowEnlarger(map, height, width)
  const row = new Float32Array(width)
  // The row is in singles: at a plateau that is just at the threshold, it must not be rounded below it.
  const least = Math.fround(threshold)
  for (let y = 0, at = 0; y < height; y++) {
    enlargeRow(y, row)
    for (let x = 0; x < width; x++, at += 4) {
      if ((row[x] as number) >= least) continue
      const luma = 0.2126 * (data[at] as number) + 0.7152 * (data[at + 1] as number) + 0.0722 * (data[at + 2] as number)
      data[at] = data[at + 1] = data[at + 2] = MASKED_BRIGHTNESS * luma
    }
  }
}
