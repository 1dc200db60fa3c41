import { PictureError } from '../errors.ts'
import type { Pixels } from '../types.ts'

/** Encodes pixels as a PNG of their own size. Needs `OffscreenCanvas`. Throws PictureError where the canvas is too large for the browser. */
export async function encodePng({ height, width, data }: Pixels): Promise<Blob> {
  try {
    const canvas = new OffscreenCanvas(width, height)
    const context = canvas.getContext('2d')
    if (!context) throw new RangeError('no context')
    context.putImageData(new ImageData(data, width, height), 0, 0)
    return await canvas.convertToBlob({ type: 'image/png' })
  } catch {
    throw new PictureError(
      `This browser cannot write a picture of ${width} × ${height} pixels. Make the picture smaller, choose it again and save then.`,
    )
  }
}

/** The name for a saved file: the picture's without its ending, only letters, digits, `.`, `_` and `-`, then the suffix. */
export function savedName(pictureName: string, suffix: string): string {
  const stem = pictureName
    .replace(/\.[^./\\]*$/, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
  return `${stem.slice(0, 80) || 'picture'}${suffix}`
}
