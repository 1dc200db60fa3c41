import { type Samples, type Span, type Taps, tapsOf } from './samples.ts'

// Resizing without antialiasing, by the definitions of TensorFlow 2's `tf.image.resize`. The values are not rounded.

/** The position of a cell on the line before, with half-pixel centres. */
const positionOf = (cell: number, from: number, to: number) => ((cell + 0.5) * from) / to - 0.5

/** Bilinear, clamped at the edges: the same in `cv2.resize` and `torch.nn.functional.interpolate`. */
export function bilinearTaps(from: number, { from: begin, count, of }: Span): Taps {
  return tapsOf(count, (i) => {
    const position = Math.min(Math.max(positionOf(begin + i, from, of), 0), from - 1)
    const first = Math.floor(position)
    const share = position - first
    return { first, weights: share === 0 ? [1] : [1 - share, share] }
  })
}

/** TensorFlow reads the weights from a table of this many steps a cell. */
const STEPS = 1024

/** Keys' cubic convolution with a = −0.5. OpenCV and torch have −0.75 here. */
function keys(distance: number): number {
  const x = Math.abs(distance)
  if (x < 1) return (1.5 * x - 2.5) * x * x + 1
  return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0
}

/** Bicubic: the cells outside have no weight, and the others sum to 1. */
export function bicubicTaps(from: number, { from: begin, count, of }: Span): Taps {
  return tapsOf(count, (i) => {
    const position = positionOf(begin + i, from, of)
    const share = Math.round((position - Math.floor(position)) * STEPS) / STEPS
    const before = Math.floor(position) - 1
    const first = Math.min(Math.max(before, 0), from - 1)
    const end = Math.max(Math.min(before + 4, from), first + 1)
    const weights = Array.from({ length: end - first }, (_, k) => keys(first + k - before - 1 - share))
    const sum = weights.reduce((total, weight) => total + weight, 0)
    return { first, weights: weights.map((weight) => weight / sum) }
  })
}

/** The mean over the area that a cell covers: `tf.image.resize(method='area')`, and INTER_AREA where it shrinks. */
export function areaTaps(from: number, { from: begin, count, of }: Span): Taps {
  const scale = from / of
  return tapsOf(count, (i) => {
    const [start, end] = [(begin + i) * scale, (begin + i + 1) * scale]
    const first = Math.min(Math.floor(start), from - 1)
    const last = Math.max(Math.min(Math.ceil(end), from), first + 1)
    const weights = Array.from({ length: last - first }, (_, k) => {
      const cell = first + k
      return (Math.min(cell + 1, end) - Math.max(cell, start)) / scale
    })
    return { first, weights }
  })
}

/** Resizes by the taps of rows and columns, in doubles, and rounds to float32 once: [rows, columns, channels]. */
export function interpolate(samples: Samples, rows: Taps, columns: Taps): Float32Array<ArrayBuffer> {
  const { channels, data, start, pixelStep, rowStep } = samples
  const [height, width] = [rows.firsts.length, columns.firsts.length]
  const values = new Float32Array(height * width * channels)
  /** Rows that were resized along the width, by their number; neighbours share them. */
  const wide = new Map<number, Float64Array>()
  const widen = (y: number) => {
    const line = new Float64Array(width * channels)
    for (let x = 0; x < width; x++) {
      const from = start + y * rowStep + (columns.firsts[x] as number) * pixelStep
      const count = columns.counts[x] as number
      for (let c = 0; c < channels; c++) {
        let sum = 0
        for (let k = 0; k < count; k++) {
          sum += (columns.weights[x * columns.most + k] as number) * (data[from + k * pixelStep + c] as number)
        }
        line[x * channels + c] = sum
      }
    }
    return line
  }
  const sums = new Float64Array(width * channels)
  for (let y = 0; y < height; y++) {
    const first = rows.firsts[y] as number
    for (const past of wide.keys()) if (past < first) wide.delete(past)
    sums.fill(0)
    for (let k = 0; k < (rows.counts[y] as number); k++) {
      const line = wide.get(first + k) ?? widen(first + k)
      wide.set(first + k, line)
      const weight = rows.weights[y * rows.most + k] as number
      for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] as number) + weight * (line[at] as number)
    }
    values.set(sums, y * width * channels)
  }
  return values
}
