import { HeatlensError } from '../errors/index.ts'
import type { Stroke } from '../image/heat/strokes.ts'
import type { Pixels } from '../types.ts'

/**
 * Draws pixels, and lines over them, on a canvas of their size. Needs `OffscreenCanvas`. Throws if the canvas is too
 * large for the browser.
 */
export function toCanvas({ height, width, data }: Pixels, strokes: readonly Stroke[] = []): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new RangeError('no context')
  context.putImageData(new ImageData(data, width, height), 0, 0)
  context.lineJoin = context.lineCap = 'round'
  for (const stroke of strokes) {
    context.strokeStyle = stroke.colour
    context.lineWidth = stroke.width
    context.stroke(new Path2D(stroke.path))
  }
  return canvas
}

/**
 * Encodes pixels, and lines over them, as a PNG of their size. Throws a `picture` error if the canvas is too large for
 * the browser.
 */
export async function encodePng(pixels: Pixels, strokes: readonly Stroke[] = []): Promise<Blob> {
  try {
    return await toCanvas(pixels, strokes).convertToBlob({ type: 'image/png' })
  } catch {
    const { height, width } = pixels
    throw new HeatlensError('pictureNotWritten', { width, height })
  }
}
