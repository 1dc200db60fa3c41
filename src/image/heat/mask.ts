import type { Heatmap, Pixels } from '../../types.ts'
import { partUnder } from './area.ts'
import { createRowEnlarger } from './upsample.ts'

/** Brightness of the masked part. */
const BRIGHTNESS = 0.25

/**
 * Keeps the photo where the enlarged map is at or above the threshold, and makes the rest grey and dark, in place: a
 * quarter of Rec. 709's luma, as in CSS' `grayscale`. Outside of the map it stays as it is.
 */
export function maskInto({ height, width, data }: Pixels, map: Heatmap, threshold: number): void {
  const part = partUnder(map, height, width)
  const enlargeRow = createRowEnlarger(map, part.height, part.width)
  const row = new Float32Array(part.width)
  // Rows are float32: a plateau exactly at the threshold must not be rounded below it.
  const least = Math.fround(threshold)
  for (let y = 0; y < part.height; y++) {
    enlargeRow(y, row)
    let at = ((part.top + y) * width + part.left) * 4
    for (let x = 0; x < part.width; x++, at += 4) {
      if ((row[x] as number) >= least) continue
      const luma = 0.2126 * (data[at] as number) + 0.7152 * (data[at + 1] as number) + 0.0722 * (data[at + 2] as number)
      data[at] = data[at + 1] = data[at + 2] = BRIGHTNESS * luma
    }
  }
}

/** Rec. 709's luma coefficients, in 65536ths. */
const [RED, GREEN, BLUE] = [13933, 46871, 4732] as const

/**
 * A copy of a photo, entirely as {@link maskInto} draws what is below the threshold, within one level: integer
 * arithmetic is faster.
 */
export function dimmed({ height, width, data: photo }: Pixels): Pixels {
  const words = new Uint32Array(height * width)
  for (let pixel = 0, at = 0; pixel < words.length; pixel++, at += 4) {
    const luma = RED * (photo[at] as number) + GREEN * (photo[at + 1] as number) + BLUE * (photo[at + 2] as number)
    // A quarter of the luma, rounded.
    words[pixel] = greys[(luma + 2 ** 17) >> 18] as number
  }
  return { height, width, data: new Uint8ClampedArray(words.buffer) }
}

/** The greys up to a quarter of white as 4-byte pixels, in the machine's byte order. */
const greys = new Uint32Array(Uint8Array.from({ length: 65 * 4 }, (_, i) => (i % 4 === 3 ? 255 : i >> 2)).buffer)
