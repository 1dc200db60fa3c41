import { HeatlensError } from '../../errors/index.ts'
import type { Pixels } from '../../types.ts'
import { isTurned, type Orientation, uprightSteps } from './formats/orientation.ts'

/**
 * Pixels are read back in tiles of this side, so that no canvas exceeds a browser's limit, however long the picture.
 */
const TILE = 2048

/**
 * Reads the pixels of a stored picture: upright, alpha blended onto white. Needs `OffscreenCanvas`. Throws a `picture`
 * error if the browser provides none.
 */
export function readPixels(bitmap: ImageBitmap, orientation: Orientation): Pixels {
  const { height, width } = bitmap
  const data = new Uint8ClampedArray(height * width * 4)
  const canvas = new OffscreenCanvas(Math.min(width, TILE), Math.min(height, TILE))
  const context = canvas.getContext('2d', { willReadFrequently: true, colorSpace: 'srgb' })
  if (!context) throw new HeatlensError('noCanvasToRead')
  // Copies pixel by pixel for turned pictures, row by row otherwise.
  const pixels = new Uint32Array(data.buffer)
  const { start, across, down } = uprightSteps(orientation, height, width)
  for (let top = 0; top < height; top += TILE) {
    for (let left = 0; left < width; left += TILE) {
      const tileHeight = Math.min(TILE, height - top)
      const tileWidth = Math.min(TILE, width - left)
      context.fillStyle = '#fff'
      context.fillRect(0, 0, tileWidth, tileHeight)
      context.drawImage(bitmap, left, top, tileWidth, tileHeight, 0, 0, tileWidth, tileHeight)
      const tile = new Uint32Array(context.getImageData(0, 0, tileWidth, tileHeight).data.buffer)
      for (let y = 0; y < tileHeight; y++) {
        const row = tile.subarray(y * tileWidth, (y + 1) * tileWidth)
        let to = start + (top + y) * down + left * across
        if (across === 1) pixels.set(row, to)
        else {
          for (const pixel of row) {
            pixels[to] = pixel
            to += across
          }
        }
      }
    }
  }
  return isTurned(orientation) ? { height: width, width: height, data } : { height, width, data }
}
