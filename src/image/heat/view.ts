import type { Pixels } from '../../types.ts'
import { MAX_VIEW_PIXELS } from './viewPixels.ts'

/** The longest side that is shown; browsers reject much longer canvases. */
const MAX_VIEW_SIDE = 8192

/** The size at which a picture is shown: its own, or the same shape within `most` pixels and {@link MAX_VIEW_SIDE}. */
export function viewSize(height: number, width: number, most = MAX_VIEW_PIXELS): { height: number; width: number } {
  const scale = Math.min(1, Math.sqrt(most / (height * width)), MAX_VIEW_SIDE / Math.max(height, width))
  return { height: Math.max(1, Math.floor(height * scale)), width: Math.max(1, Math.floor(width * scale)) }
}

/**
 * A picture at the size at which it is shown; the same object if it need not shrink. Each pixel is the mean of the
 * pixels it covers.
 */
export function shrinkToView(photo: Pixels, most = MAX_VIEW_PIXELS): Pixels {
  const { height, width } = viewSize(photo.height, photo.width, most)
  if (height === photo.height && width === photo.width) return photo
  const data = new Uint8ClampedArray(height * width * 4)
  const edges = (from: number, to: number) =>
    Uint32Array.from({ length: to + 1 }, (_, i) => Math.floor((i * from) / to))
  const rows = edges(photo.height, height)
  const columns = edges(photo.width, width)
  const sums = new Float64Array(width * 3)
  for (let y = 0; y < height; y++) {
    sums.fill(0)
    const top = rows[y] as number
    const bottom = rows[y + 1] as number
    for (let sourceY = top; sourceY < bottom; sourceY++) {
      const row = sourceY * photo.width
      for (let x = 0; x < width; x++) {
        let red = 0
        let green = 0
        let blue = 0
        const end = (row + (columns[x + 1] as number)) * 4
        for (let at = (row + (columns[x] as number)) * 4; at < end; at += 4) {
          red += photo.data[at] as number
          green += photo.data[at + 1] as number
          blue += photo.data[at + 2] as number
        }
        sums[x * 3] = (sums[x * 3] as number) + red
        sums[x * 3 + 1] = (sums[x * 3 + 1] as number) + green
        sums[x * 3 + 2] = (sums[x * 3 + 2] as number) + blue
      }
    }
    for (let x = 0; x < width; x++) {
      const count = (bottom - top) * ((columns[x + 1] as number) - (columns[x] as number))
      const at = (y * width + x) * 4
      for (let c = 0; c < 3; c++) data[at + c] = (sums[x * 3 + c] as number) / count
      data[at + 3] = 255
    }
  }
  return { height, width, data }
}
