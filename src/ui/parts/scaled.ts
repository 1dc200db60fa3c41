import type { Scaled } from '../../types.ts'
import type { Amount } from '../../words/formats.ts'

/** What turns a number of an answer into what is printed: times the answer's `gradientScale`, which may be too small for a number. */
export const scaledBy =
  ([mantissa, exponent]: Scaled) =>
  (value: number): Amount =>
    exponent === 0 ? value * mantissa : [value * mantissa, exponent]
