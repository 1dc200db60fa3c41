import type { Pixels } from '../../types.ts'
import type { Part } from '../heat/crop.ts'

/** A rectangle of bytes inside a larger picture, with one or three channels to read. */
export interface Samples {
  height: number
  width: number
  channels: 1 | 3
  data: Uint8Array | Uint8ClampedArray
  /** Index of the first byte. */
  start: number
  /** Bytes from one pixel to the next. */
  pixelStep: number
  /** Bytes from one row to the next. */
  rowStep: number
}

/** The colours of a picture, without alpha; nothing is copied. */
export function colourSamples({ height, width, data }: Pixels): Samples {
  return { height, width, channels: 3, data, start: 0, pixelStep: 4, rowStep: width * 4 }
}

/**
 * A picture in grey, rounded to bytes as Pillow's `convert('L')` and so Keras' `color_mode='grayscale'`: 0.299 R + 0.587
 * G + 0.114 B (ITU-R 601-2) in fixed-point numbers of 16 bits.
 */
export function greySamples({ height, width, data }: Pixels): Samples {
  const grey = new Uint8Array(height * width)
  for (let to = 0, from = 0; to < grey.length; to++, from += 4) {
    const [red, green, blue] = [data[from] as number, data[from + 1] as number, data[from + 2] as number]
    grey[to] = (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16
  }
  return { height, width, channels: 1, data: grey, start: 0, pixelStep: 1, rowStep: width }
}

/** A part of them. */
export function cut(samples: Samples, { left, top, height, width }: Part): Samples {
  return { ...samples, height, width, start: samples.start + top * samples.rowStep + left * samples.pixelStep }
}

/** Some of the cells of a resized line: the whole line has `of` cells, and those from `from` on are wanted. */
export interface Span {
  from: number
  count: number
  of: number
}

/** Where each wanted cell of a resized line reads the line before: `counts` cells from `firsts` on, with weights. */
export interface Taps {
  firsts: Int32Array
  counts: Int32Array
  /** [cell, `most`]; the unused are 0. */
  weights: Float64Array
  /** The largest count. */
  most: number
}

/** Makes the taps of one line; `of` gives the first cell that is read and the weights from there on. */
export function tapsOf(count: number, of: (cell: number) => { first: number; weights: readonly number[] }): Taps {
  const cells = Array.from({ length: count }, (_, cell) => of(cell))
  const most = cells.reduce((largest, { weights }) => Math.max(largest, weights.length), 1)
  const taps: Taps = {
    firsts: Int32Array.from(cells, ({ first }) => first),
    counts: Int32Array.from(cells, ({ weights }) => weights.length),
    weights: new Float64Array(count * most),
    most,
  }
  for (const [cell, { weights }] of cells.entries()) taps.weights.set(weights, cell * most)
  return taps
}

/** Resized bytes or values from 0 to 255, [height, width, channels]. */
export type Resized = Uint8Array<ArrayBuffer> | Float32Array<ArrayBuffer>
