import type { Shape } from '../layers/plannedLayer.ts'

/** How a picture of channels lies in memory: [rows, columns, channels], with room around it that holds zeros. */
export interface FeatureMap {
  height: number
  width: number
  channels: number
  /** Rows of zeros above the picture, and columns of zeros to its left. */
  top: number
  left: number
  /** All rows and columns, the zeros with them. */
  rows: number
  columns: number
  /** Bytes from one pixel to the next: its channels, filled up to whole quads. */
  pixel: number
  /** Bytes from one row to the next. */
  row: number
  bytes: number
}

/** Floats of four: what kernels work on at a time. */
export const upToQuads = (count: number): number => Math.ceil(count / 4) * 4

/** Describes a picture of a shape in a field of at least `rows` x `columns` pixels. */
export function makeFeatureMap(
  [height = 0, width = 0, channels = 0]: Shape,
  { top = 0, left = 0, rows = 0, columns = 0 } = {},
): FeatureMap {
  const allRows = Math.max(rows, top + height)
  const allColumns = Math.max(columns, left + width)
  const pixel = upToQuads(channels) * 4
  const row = allColumns * pixel
  return { height, width, channels, top, left, rows: allRows, columns: allColumns, pixel, row, bytes: allRows * row }
}

/** Where the first pixel of the picture is, from the beginning of the field. */
export const originOf = ({ top, left, row, pixel }: FeatureMap): number => top * row + left * pixel

/** Puts zeros around the picture. */
export function clearPadding(memory: ArrayBufferLike, at: number, map: FeatureMap): void {
  const { height, width, top, left, rows, columns, pixel, row } = map
  const bytes = new Uint8Array(memory, at, map.bytes)
  bytes.fill(0, 0, originOf(map))
  const gap = (columns - width) * pixel
  if (gap > 0) {
    for (let y = 0; y < height; y++) {
      const end = (top + y) * row + (left + width) * pixel
      bytes.fill(0, end, Math.min(end + gap, map.bytes))
    }
  }
  if (top + height < rows) bytes.fill(0, (top + height) * row)
}

/** Copies a picture out of its map: [height, width, channels] without gaps. */
export function readFeatureMap(memory: ArrayBufferLike, at: number, map: FeatureMap): Float32Array<ArrayBuffer> {
  const { height, width, channels, pixel, row } = map
  const values = new Float32Array(height * width * channels)
  const line = width * channels
  for (let y = 0; y < height; y++) {
    const from = at + originOf(map) + y * row
    if (channels * 4 === pixel) {
      values.set(new Float32Array(memory, from, line), y * line)
      continue
    }
    const padded = new Float32Array(memory, from, (width * pixel) / 4)
    for (let x = 0; x < width; x++) {
      const start = (x * pixel) / 4
      for (let c = 0; c < channels; c++) values[y * line + x * channels + c] = padded[start + c] as number
    }
  }
  return values
}

/**
 * Writes values, [height, width, channels] without gaps, into a map, zeros around them. With strides, the values are those of every so
 * many pixels, and zeros lie between them.
 */
export function writeFeatureMap(
  memory: ArrayBufferLike,
  at: number,
  map: FeatureMap,
  values: Float32Array,
  [valueRows, valueColumns]: readonly [number, number] = [map.height, map.width],
  [down, across]: readonly [number, number] = [1, 1],
): void {
  const { channels, pixel, row } = map
  const floats = new Float32Array(memory, at, map.bytes / 4)
  const isPlain = down === 1 && across === 1 && channels * 4 === pixel
  if (isPlain) clearPadding(memory, at, map)
  else floats.fill(0)
  const line = valueColumns * channels
  for (let y = 0; y < valueRows; y++) {
    const start = (originOf(map) + y * down * row) / 4
    if (isPlain) {
      floats.set(values.subarray(y * line, (y + 1) * line), start)
      continue
    }
    for (let x = 0; x < valueColumns; x++) {
      const to = start + (x * across * pixel) / 4
      for (let c = 0; c < channels; c++) floats[to + c] = values[y * line + x * channels + c] as number
    }
  }
}
