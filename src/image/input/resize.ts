import type { Pixels } from '../../types.ts'
import type { Samples } from './samples.ts'

/**
 * The source index of each of `to` cells on a line of `from` cells, by the rule of Pillow's NEAREST (`load_img`'s
 * default): the position is accumulated in double precision, not computed in closed form. The closed form differs for
 * 40 of the first 3000 sizes, 320 among them (docs/numerics.md). The line begins at the cell `start`, as with Pillow's
 * `box`.
 */
export function nearestIndexes(from: number, to: number, start = 0): Uint32Array {
  const step = from / to
  const indexes = new Uint32Array(to)
  let position = start + step / 2
  for (let i = 0; i < to; i++) {
    indexes[i] = Math.floor(position)
    position += step
  }
  return indexes
}

/** The rows and columns of the nearest pixels. */
export interface Nearest {
  rows: Uint32Array
  columns: Uint32Array
}

/** The nearest pixels: bytes, [rows, columns, channels]. */
export function takeNearest(samples: Samples, { rows, columns }: Nearest): Uint8Array<ArrayBuffer> {
  const { channels, data, start, pixelStep, rowStep } = samples
  const bytes = new Uint8Array(rows.length * columns.length * channels)
  let to = 0
  for (const row of rows) {
    for (const column of columns) {
      const from = start + row * rowStep + column * pixelStep
      for (let c = 0; c < channels; c++) bytes[to++] = data[from + c] as number
    }
  }
  return bytes
}

/**
 * Resizes to [size, size] like Keras' `load_img(target_size=...)`, without alpha. Returns RGB bytes, [size, size, 3].
 */
export function resizeNearest({ height, width, data }: Pixels, size: number): Uint8Array {
  const rows = nearestIndexes(height, size)
  const columns = nearestIndexes(width, size)
  const rgb = new Uint8Array(size * size * 3)
  let to = 0
  for (const row of rows) {
    for (const column of columns) {
      const from = (row * width + column) * 4
      rgb[to++] = data[from] as number
      rgb[to++] = data[from + 1] as number
      rgb[to++] = data[from + 2] as number
    }
  }
  return rgb
}
