import { type Samples, type Span, type Taps, tapsOf } from './samples.ts'

// Resizing with antialiasing, as Pillow's `Image.resize` (src/libImaging/Resample.c), byte for byte: when a line
// shrinks, the filter widens with it. torchvision does the same on tensors, without rounding to bytes.

/** The bits of a weight after the point. */
const PRECISION = 22

/** A filter: its values, and how far from its centre it reaches. */
export interface Filter {
  support: number
  weight(distance: number): number
}

export const triangle: Filter = { support: 1, weight: (distance) => Math.max(0, 1 - Math.abs(distance)) }

/** Keys' cubic convolution with a = −0.5. */
export const cubic: Filter = {
  support: 2,
  weight(distance) {
    const x = Math.abs(distance)
    if (x < 1) return (1.5 * x - 2.5) * x * x + 1
    return x < 2 ? (((x - 5) * x + 8) * x - 4) * -0.5 : 0
  },
}

/**
 * The taps of a line of `from` cells, as fixed-point numbers of {@link PRECISION} bits. It is resized from the cells of
 * `box` on; the filter reads beyond them, as with Pillow's `box`.
 */
export function filterTaps(
  from: number,
  box: { start: number; size: number },
  { from: begin, count, of }: Span,
  { support, weight }: Filter,
): Taps {
  const scale = box.size / of
  const widening = Math.max(scale, 1)
  const reach = support * widening
  const taps = tapsOf(count, (i) => {
    const centre = box.start + (begin + i + 0.5) * scale
    const first = Math.max(Math.trunc(centre - reach + 0.5), 0)
    const end = Math.min(Math.trunc(centre + reach + 0.5), from)
    const weights = Array.from({ length: end - first }, (_, k) => weight((first + k - centre + 0.5) * (1 / widening)))
    const sum = weights.reduce((total, one) => total + one, 0)
    return { first, weights: sum === 0 ? weights : weights.map((one) => one / sum) }
  })
  const { weights } = taps
  for (let at = 0; at < weights.length; at++) {
    const fixed = (weights[at] as number) * (1 << PRECISION)
    weights[at] = Math.trunc(fixed < 0 ? fixed - 0.5 : fixed + 0.5)
  }
  return taps
}

/** Rounds a sum of bytes times fixed-point weights to a byte. */
const toByte = (sum: number) => Math.min(Math.max((sum + (1 << (PRECISION - 1))) >> PRECISION, 0), 255)

/**
 * Resizes by the taps of rows and columns, rounded to bytes after each of the two passes: [rows, columns, channels]. The
 * height comes first where `isHeightFirst`, as in Pillow 13 where a picture loses more than twice as many rows as
 * columns (found by trial; Pillow 12 always begins with the width, which is another byte here and there).
 */
export function resample(samples: Samples, rows: Taps, columns: Taps, isHeightFirst: boolean): Uint8Array<ArrayBuffer> {
  if (isHeightFirst) return alongWidth(packed(alongHeight(samples, rows), samples, rows.firsts.length), columns)
  const lowest = rows.firsts.reduce((least, first) => Math.min(least, first), samples.height)
  const highest = rows.firsts.reduce((most, first, y) => Math.max(most, first + (rows.counts[y] as number)), 0)
  const used = { ...samples, height: highest - lowest, start: samples.start + lowest * samples.rowStep }
  const shape = { width: columns.firsts.length, channels: samples.channels }
  const moved = { ...rows, firsts: rows.firsts.map((first) => first - lowest) }
  return alongHeight(packed(alongWidth(used, columns), shape, used.height), moved)
}

/** Samples without anything between them. */
function packed(data: Uint8Array, { width, channels }: Pick<Samples, 'width' | 'channels'>, height: number): Samples {
  return { height, width, channels, data, start: 0, pixelStep: channels, rowStep: width * channels }
}

function alongWidth({ height, channels, data, start, pixelStep, rowStep }: Samples, columns: Taps) {
  const width = columns.firsts.length
  const bytes = new Uint8Array(height * width * channels)
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = start + y * rowStep + (columns.firsts[x] as number) * pixelStep
      const count = columns.counts[x] as number
      for (let c = 0; c < channels; c++) {
        let sum = 0
        for (let k = 0; k < count; k++) {
          sum += (columns.weights[x * columns.most + k] as number) * (data[from + k * pixelStep + c] as number)
        }
        bytes[to++] = toByte(sum)
      }
    }
  }
  return bytes
}

function alongHeight({ width, channels, data, start, pixelStep, rowStep }: Samples, rows: Taps) {
  const height = rows.firsts.length
  const line = width * channels
  const bytes = new Uint8Array(height * line)
  const sums = new Float64Array(line)
  for (let y = 0; y < height; y++) {
    sums.fill(0)
    for (let k = 0; k < (rows.counts[y] as number); k++) {
      const weight = rows.weights[y * rows.most + k] as number
      let from = start + ((rows.firsts[y] as number) + k) * rowStep
      for (let at = 0; at < line; from += pixelStep) {
        for (let c = 0; c < channels; c++, at++) sums[at] = (sums[at] as number) + weight * (data[from + c] as number)
      }
    }
    for (let at = 0; at < line; at++) bytes[y * line + at] = toByte(sums[at] as number)
  }
  return bytes
}
