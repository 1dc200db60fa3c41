import { imageDimensionsFromData } from 'image-dimensions'
import { HeatlensError } from '../../../errors/index.ts'

/** The largest picture that is opened, in pixels: 100 megapixels are 400 MB in memory. */
export const MAX_PIXELS = 100_000_000

/** How much of a file may stand before its size: profiles and previews come first in some JPEGs. */
const HEADER_BYTES = 2 ** 20

/** The size that a picture's header promises; undefined where it is not found, and known only once it is decoded. */
export async function sizeFromHeader(file: Blob): Promise<{ height: number; width: number } | undefined> {
  try {
    const header = new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer())
    if (header[0] === 0x42 && header[1] === 0x4d && header.length >= 26) {
      // BMP, which the library does not know: two little-endian 32-bit numbers; a negative height is upside down.
      const view = new DataView(header.buffer)
      // Older headers are shorter and have other fields.
      if (view.getUint32(14, true) < 40) return undefined
      return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) }
    }
    return imageDimensionsFromData(header)
  } catch {
    return undefined
  }
}

/** Throws a `picture` error for a picture without pixels or with too many. */
export function checkSize(fileName: string, size: { height: number; width: number } | undefined): void {
  if (!size) return
  const { height, width } = size
  if (height === 0 || width === 0) {
    throw new HeatlensError('pictureWithoutPixels', { file: fileName, width, height })
  }
  if (height * width > MAX_PIXELS) {
    const megapixels = Math.ceil((height * width) / 1e6)
    throw new HeatlensError('pictureTooLarge', { file: fileName, megapixels, width, height })
  }
}
