import type { PictureShape } from '../pictureShape.ts'

/**
 * The linear system of missing pixels: each is the mean of its neighbours in the picture, those beside it with twice the
 * weight of those across a corner. The matrix is symmetric and, if any pixel is known, positive definite. Its vectors lie
 * on the picture with a frame of one pixel around it, with 0 for known pixels and the frame.
 */
export interface MissingPixels {
  /** Where the missing pixels lie in the vectors, in order. */
  places: Uint32Array
  /** The same, in the picture. */
  pixels: Uint32Array
  /** A vector: the sum of the weights of a pixel's neighbours. */
  diagonal: Float64Array
  /** The length of a row of the vectors. */
  row: number
}

/** Finds the system of the pixels where `isMissing` is 1. */
export function findMissing(isMissing: Uint8Array, height: number, width: number): MissingPixels {
  const row = width + 2
  const pixels = Uint32Array.from(isMissing.keys()).filter((pixel) => isMissing[pixel] === 1)
  const places = pixels.map((pixel) => (Math.floor(pixel / width) + 1) * row + (pixel % width) + 1)
  const inside = framed(height, width, () => 1)
  const diagonal = new Float64Array(inside.length)
  for (const place of places) diagonal[place] = around(inside, place, row)
  return { places, pixels, diagonal, row }
}

/** What the known neighbours add, for one channel of a picture [height, width, channels]: the right side. */
export function knownSums(
  { places, pixels, row }: MissingPixels,
  picture: Float32Array,
  { height, width, channels }: Omit<PictureShape, 'name'>,
  channel: number,
): Float64Array {
  const known = framed(height, width, (pixel) => picture[pixel * channels + channel] as number)
  for (let at = 0; at < pixels.length; at++) known[places[at] as number] = 0
  const sums = new Float64Array(known.length)
  for (const place of places) sums[place] = around(known, place, row)
  return sums
}

/** The sum of a pixel's neighbours times their weights. */
export const around = (values: Float64Array, at: number, row: number): number =>
  before(values, at, row) + after(values, at, row)

/** That of the neighbours before it, in reading order. */
export const before = (values: Float64Array, at: number, row: number): number =>
  (values[at - row - 1] as number) +
  2 * (values[at - row] as number) +
  (values[at - row + 1] as number) +
  2 * (values[at - 1] as number)

/** That of the neighbours after it. */
export const after = (values: Float64Array, at: number, row: number): number =>
  2 * (values[at + 1] as number) +
  (values[at + row - 1] as number) +
  2 * (values[at + row] as number) +
  (values[at + row + 1] as number)

/** Values of the pixels of a picture with a frame of zeros. */
function framed(height: number, width: number, read: (pixel: number) => number): Float64Array {
  const values = new Float64Array((height + 2) * (width + 2))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) values[(y + 1) * (width + 2) + x + 1] = read(y * width + x)
  }
  return values
}
