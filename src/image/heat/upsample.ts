import type { Heatmap } from '../../types.ts'

/** Writes row `y` of the enlarged map into `row`. */
export type RowEnlarger = (y: number, row: Float32Array) => void

/**
 * For each of `to` cells of an enlarged line, where it reads the line of `from` cells: the cell before, and the weight
 * of the next one.
 */
function taps(from: number, to: number) {
  const before = new Uint32Array(to)
  const share = new Float32Array(to)
  for (let i = 0; i < to; i++) {
    // Half-pixel centres, clamped at the edge, as in cv2.resize's INTER_LINEAR and tf.image.resize.
    const position = Math.min(Math.max(((i + 0.5) * from) / to - 0.5, 0), from - 1)
    before[i] = Math.floor(position)
    share[i] = position - Math.floor(position)
  }
  return { before, share }
}

/** A map enlarged to its full width, and where each row of the enlarged map reads it. */
export interface Stretched {
  /** [the map's height, width] */
  wide: Float32Array
  /** For each row: the row of `wide` before it, and the weight of the next one. */
  rows: { before: Uint32Array; share: Float32Array }
}

/** Enlarges the few rows of a map to `width`: the first half of the enlargement. */
export function stretch(map: Heatmap, height: number, width: number): Stretched {
  const columns = taps(map.width, width)
  const rows = taps(map.height, height)
  const wide = new Float32Array(map.height * width)
  for (let y = 0; y < map.height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * map.width + (columns.before[x] as number)
      const left = map.values[at] as number
      const share = columns.share[x] as number
      wide[y * width + x] = share === 0 ? left : left + share * ((map.values[at + 1] as number) - left)
    }
  }
  return { wide, rows }
}

/**
 * Enlarges a map to [height, width] with half-pixel bilinear interpolation, like `cv2.resize(map, (width, height))`,
 * one row at a time: a picture of 100 megapixels never needs 400 MB of floats.
 */
export function createRowEnlarger(map: Heatmap, height: number, width: number): RowEnlarger {
  const { wide, rows } = stretch(map, height, width)
  return (y, row) => {
    const top = (rows.before[y] as number) * width
    const share = rows.share[y] as number
    const bottom = share === 0 ? top : top + width
    for (let x = 0; x < width; x++) {
      const above = wide[top + x] as number
      row[x] = above + share * ((wide[bottom + x] as number) - above)
    }
  }
}

/** The whole enlarged map, [height, width]. */
export function enlarge(map: Heatmap, height: number, width: number): Float32Array {
  const enlargeRow = createRowEnlarger(map, height, width)
  const values = new Float32Array(height * width)
  for (let y = 0; y < height; y++) enlargeRow(y, values.subarray(y * width, (y + 1) * width))
  return values
}

/**
 * The value of the enlarged map at a point, in fractions of the map's width and height: what {@link
 * createRowEnlarger} gives for a pixel centred there, for any picture size.
 */
export function valueAt({ height, width, values }: Heatmap, x: number, y: number): number {
  const column = Math.min(Math.max(x * width - 0.5, 0), width - 1)
  const row = Math.min(Math.max(y * height - 0.5, 0), height - 1)
  const [left, top] = [Math.floor(column), Math.floor(row)]
  const [right, bottom] = [Math.min(left + 1, width - 1), Math.min(top + 1, height - 1)]
  const across = (line: number) => {
    const from = values[line * width + left] as number
    return from + (column - left) * ((values[line * width + right] as number) - from)
  }
  const above = across(top)
  return above + (row - top) * (across(bottom) - above)
}
