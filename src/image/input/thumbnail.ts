import type { OpenPicture } from './decode.ts'
import { isTurned, uprightTransform } from './formats/orientation.ts'

/** The longest side of a thumbnail, in pixels. */
const SIDE = 160

/** The size of a picture scaled to fit into a square of that side; never enlarged, and at least one pixel. */
export function fitWithin(side: number, { height, width }: { height: number; width: number }) {
  const scale = Math.min(1, side / Math.max(height, width))
  return { height: Math.max(1, Math.round(height * scale)), width: Math.max(1, Math.round(width * scale)) }
}

/**
 * Draws a small upright version of a picture, alpha on white. Needs `OffscreenCanvas`. Throws RangeError if the browser
 * provides no canvas.
 */
export function drawSmall(picture: OpenPicture, side: number = SIDE): OffscreenCanvas {
  const { bitmap, orientation } = picture
  const { height, width } = fitWithin(side, picture)
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new RangeError('no context')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  // Scales through intermediate sizes, so that each pixel averages all that it covers.
  context.imageSmoothingQuality = 'medium'
  const stored = isTurned(orientation) ? { height: width, width: height } : { height, width }
  context.setTransform(...uprightTransform(orientation, stored.height, stored.width))
  context.drawImage(bitmap, 0, 0, stored.width, stored.height)
  return canvas
}
