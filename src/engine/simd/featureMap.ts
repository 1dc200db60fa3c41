import type { Shape } from '../../graph/graph.ts'

/** A feature map in memory: [rows, columns, channels], zero-padded. */
export interface FeatureMap {
  height: number
  width: number
  channels: number
  /** Rows of zeros above the content, and columns of zeros to its left. */
  top: number
  left: number
  /** All rows and columns, with the padding. */
  rows: number
  columns: number
  /** Bytes between pixels: the channels, padded to whole quads. */
  pixel: number
  /** Bytes between rows. */
  row: number
  bytes: number
}

/** Rounds up to whole quads, the four floats that kernels process at a time. */
export const upToQuads = (count: number): number => Math.ceil(count / 4) * 4

/** Any tensor as [height, width, channels]: its last sides are these, and the others count as rows. */
export function asMap(shape: Shape): readonly [height: number, width: number, channels: number] {
  const rows = shape.slice(0, -2).reduce((product, side) => product * side, 1)
  return [rows, shape.at(-2) ?? 1, shape.at(-1) ?? 1]
}

/** What the reader of a feature map wants around it: where the content begins, and the fewest rows and columns. */
export interface Margins {
  top: number
  left: number
  rows: number
  columns: number
}

/** The feature map of a shape with all the margins that its readers want. */
export function withMargins(shape: Shape, wanted: readonly Margins[]): FeatureMap {
  const top = Math.max(0, ...wanted.map((one) => one.top))
  const left = Math.max(0, ...wanted.map((one) => one.left))
  const rows = Math.max(0, ...wanted.map((one) => top - one.top + one.rows))
  const columns = Math.max(0, ...wanted.map((one) => left - one.left + one.columns))
  return makeFeatureMap(shape, { top, left, rows, columns })
}

/** Where the windows begin of a reader that wants these margins. */
export const cornerOf = (map: FeatureMap, { top, left }: Pick<Margins, 'top' | 'left'>): number =>
  (map.top - top) * map.row + (map.left - left) * map.pixel

/** Describes a feature map of a shape, padded to at least `rows` x `columns` pixels. */
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

/** Offset of the first pixel of the content. */
export const originOf = ({ top, left, row, pixel }: FeatureMap): number => top * row + left * pixel

/** Clears the padding. */
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

/** Copies a feature map out of memory: [height, width, channels], without padding. */
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
 * Writes values, [height, width, channels] without padding, into a feature map and clears its padding. With strides,
 * the values go to every n-th pixel, with zeros in between.
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
  const isDense = down === 1 && across === 1
  const isPlain = isDense && channels * 4 === pixel
  const isPicture = isDense && channels === 3
  if (isPlain || isPicture) clearPadding(memory, at, map)
  else floats.fill(0)
  const line = valueColumns * channels
  for (let y = 0; y < valueRows; y++) {
    const start = (originOf(map) + y * down * row) / 4
    if (isPlain) {
      floats.set(values.subarray(y * line, (y + 1) * line), start)
      continue
    }
    const step = (across * pixel) / 4
    const from = y * line
    if (isPicture) {
      writePicture(values, from, valueColumns, floats, start)
      continue
    }
    for (let c = 0; c < channels; c++) spread(values, from + c, channels, valueColumns, floats, start + c, step)
  }
}

/** Copies `count` values, `each` apart, to places that are `step` apart. */
function spread(
  values: Float32Array,
  from: number,
  each: number,
  count: number,
  floats: Float32Array,
  to: number,
  step: number,
): void {
  let [read, write] = [from, to]
  for (let i = 0; i < count; i++) {
    floats[write] = values[read] as number
    read += each
    write += step
  }
}

/** Writes pixels of three channels as quads: a large map of every network, so in one run over both. */
function writePicture(values: Float32Array, from: number, count: number, floats: Float32Array, to: number): void {
  const end = from + count * 3
  for (let read = from, write = to; read < end; read += 3, write += 4) {
    floats[write] = values[read] as number
    floats[write + 1] = values[read + 1] as number
    floats[write + 2] = values[read + 2] as number
    floats[write + 3] = 0
  }
}
