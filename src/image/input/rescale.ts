import type { Preprocessing } from '../../types.ts'
import { orderOf, scalingOf } from './values.ts'

/**
 * The input of another preprocessing that differs in values and order of the channels alone: within rounding what
 * {@link toInput} makes of the picture.
 */
export function rescale(input: Float32Array, from: Preprocessing, to: Preprocessing): Float32Array<ArrayBuffer> {
  const [before, after] = [scalingOf(from), scalingOf(to)]
  const [orderBefore, orderAfter] = [orderOf[from.channels], orderOf[to.channels]]
  const count = orderAfter.length
  /** For each channel of the new input, the channel of the old one. */
  const sources = orderAfter.map((colour) => (orderBefore as readonly number[]).indexOf(colour))
  const rescaled = new Float32Array(input.length)
  for (let at = 0; at < input.length; at += count) {
    for (let c = 0; c < count; c++) {
      const source = sources[c] as number
      const pixel =
        (input[at + source] as number) * (before.divisor[source] as number) + (before.mean[source] as number)
      rescaled[at + c] = (pixel - (after.mean[c] as number)) / (after.divisor[c] as number)
    }
  }
  return rescaled
}
