import { imageDimensionsFromData } from 'image-dimensions'
import { HeatlensError } from '../../../errors/index.ts'

/** The largest picture that can be opened, in pixels: 100 megapixels take 400 MB of memory. */
export const MAX_PIXELS = 100_000_000

/** How far into a file its size may be: some JPEGs start with profiles and previews. */
const HEADER_BYTES = 2 ** 20

/** The size in a picture's header; undefined if it is not found, so that only decoding tells. */
export async function sizeFromHeader(file: Blob): Promise<{ height: number; width: number } | undefined> {
  try {
    const header = new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer())
    if (header[0] === 0x42 && header[1] === 0x4d && header.length >= 26) {
      // BMP, which the library does not support: two little-endian 32-bit numbers; a negative height marks top-down rows.
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

/** Throws a `picture` error for a picture with no pixels or too many. */
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
