import type { Pixels } from '../../types.ts'
import { openBitmap } from './decode.ts'
import { usedRange } from './range.ts'
import { readPixels } from './readPixels.ts'
import { stretch } from './stretch.ts'

/**
 * Like `decode`, with values stretched over their whole range if they use a small part of it; all 16 bits are
 * used. Throws a `picture` error.
 */
export async function decodeStretched(file: File, onDecoded: () => void): Promise<Pixels> {
  const picture = await openBitmap(file)
  const { bitmap, orientation, deep } = picture
  try {
    onDecoded()
    if (!deep) {
      const pixels = readPixels(bitmap, orientation)
      const range = usedRange(pixels.data)
      return range ? stretch(pixels, range) : pixels
    }
    const { data, width, height } = stretch(deep.pixels, deep.range)
    const stretched = await createImageBitmap(new ImageData(data, width, height))
    const pixels = readPixels(stretched, orientation)
    stretched.close()
    return pixels
  } finally {
    bitmap.close()
  }
}
