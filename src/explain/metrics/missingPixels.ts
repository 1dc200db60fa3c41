/** Where the values of a plane are missing. */
export interface Holes {
  height: number
  width: number
  /** 1 where a value is missing, [height, width]. */
  isMissing: Uint8Array
}

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

/** The system of a plane with holes. */
export function findMissing({ height, width, isMissing }: Holes): MissingPixels {
  const row = width + 2
  const pixels = new Uint32Array(isMissing.reduce((sum, one) => sum + one, 0))
  for (let pixel = 0, count = 0; pixel < isMissing.length; pixel++) if (isMissing[pixel] === 1) pixels[count++] = pixel
  const places = pixels.map((pixel) => (Math.floor(pixel / width) + 1) * row + (pixel % width) + 1)
  const inside = new Float64Array((height + 2) * row)
  for (let y = 1; y <= height; y++) inside.fill(1, y * row + 1, y * row + 1 + width)
  const diagonal = new Float64Array(inside.length)
  for (const place of places) diagonal[place] = around(inside, place, row)
  return { places, pixels, diagonal, row }
}

/** What the known neighbours add: the right side. */
export function knownSums({ places, row }: MissingPixels, holes: Holes, values: Float32Array): Float64Array {
  const { height, width, isMissing } = holes
  const known = new Float64Array((height + 2) * row)
  for (let pixel = 0, place = row + 1; pixel < values.length; pixel++, place++) {
    if (isMissing[pixel] !== 1) known[place] = values[pixel] as number
    // To the next row, over its frame.
    if ((pixel + 1) % width === 0) place += 2
  }
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
