import type { Scaled } from '../../types.ts'
import type { Amount } from '../../words/formats.ts'

/**
 * Scales a number of an answer for display: multiplies it by the answer's `gradientScale`, which may be too small for a
 * double.
 */
export const scaledBy =
  ([mantissa, exponent]: Scaled) =>
  (value: number): Amount =>
    exponent === 0 ? value * mantissa : [value * mantissa, exponent]
