import type { PictureShape } from './pictureShape.ts'
import { normal } from './random.ts'
import { rangeOf } from './rangeOf.ts'

/** The share of the range of a picture's values that noise has as its standard deviation (Smilkov et al. 2017). */
const NOISE = 0.15

/** The standard deviation of the noise that SmoothGrad adds to a prepared picture. */
export const noiseOf = (picture: Float32Array): number => NOISE * rangeOf(picture)

/**
 * A prepared picture with normal noise of this standard deviation. Channels have the noise of a seed one after another,
 * as in PyTorch's layout.
 */
export function noisyPicture(
  picture: Float32Array,
  { height, width, channels }: PictureShape,
  { deviation, seed }: { deviation: number; seed: number },
): Float32Array {
  const noise = normal(picture.length, seed)
  const pixels = height * width
  return picture.map((value, at) => {
    const place = (at % channels) * pixels + Math.floor(at / channels)
    return value + Math.fround(deviation * (noise[place] as number))
  })
}
