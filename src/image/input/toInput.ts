import type { Pixels, Preprocessing } from '../../types.ts'
import type { Part } from '../heat/crop.ts'
import { frame } from './fit.ts'
import { resizeTo } from './resizeTo.ts'
import { colourSamples, greySamples } from './samples.ts'
import { orderOf, scalingOf, toValues } from './values.ts'

/** The network's input, and the part of the picture that it shows. */
export interface PreparedInput {
  /** [height, width, channels] of the preprocessing. */
  input: Float32Array<ArrayBuffer>
  /** What the network sees, in pixels of the picture; a map is stretched over it. */
  crop: Part
}

/** The number of channels of an input. */
export const channelsOf = ({ channels }: Pick<Preprocessing, 'channels'>): 1 | 3 => (channels === 'grey' ? 1 : 3)

/**
 * Makes the network's input of a picture: framed, made grey if asked, resized, scaled. Grey is rounded to bytes before
 * resizing, as in Keras' `load_img`. Values are computed in doubles and rounded to float32 once. With `seenFrom`, the
 * network sees the part that begins there: see {@link frame}.
 */
export function toInput(pixels: Pixels, preprocessing: Preprocessing, seenFrom?: number): PreparedInput {
  const framing = frame(pixels, preprocessing, seenFrom)
  const samplesOf = preprocessing.channels === 'grey' ? greySamples : colourSamples
  const resized = resizeTo(samplesOf(pixels), framing, preprocessing)
  return { input: toValues(resized, preprocessing), crop: framing.crop }
}

/**
 * What the network saw, from its input: upright pixels of [height, width], opaque. Bytes that went in come back exactly;
 * values between them are rounded.
 */
export function toShown(input: Float32Array, preprocessing: Preprocessing): Pixels {
  const { height, width } = preprocessing
  const { mean, divisor } = scalingOf(preprocessing)
  const order = orderOf[preprocessing.channels]
  const count = order.length
  const data = new Uint8ClampedArray(height * width * 4).fill(255)
  for (let from = 0, to = 0; to < data.length; from += count, to += 4) {
    for (let c = 0; c < count; c++) {
      const value = Math.round((input[from + c] as number) * (divisor[c] as number) + (mean[c] as number))
      if (count === 1) data.fill(value, to, to + 3)
      else data[to + (order[c] as number)] = value
    }
  }
  return { height, width, data }
}
