import type { Scaled } from '../types.ts'
import type { CamInput } from './index.ts'

/** The least double that has all its digits. */
const LEAST_NORMAL = 2 ** -1022

/** Where the scale is not below this, no product of it with two float32 is too small for a double. */
const SMALL_ENOUGH_TO_LOOK = Math.log(LEAST_NORMAL) + 2 * 149 * Math.LN2

/** What the gradients that went back are multiplied by, and what their product is still to be multiplied by. */
export interface SplitScale {
  factor: number
  gradientScale: Scaled
}

/**
 * Splits the scale of gradients, whose logarithm is given, so that nothing that is told of them is lost: all of it is the factor, and 1 is
 * left, where gradients, their means, and those times an activation are doubles with all their digits. Else the factor is 1.
 */
export function splitScale(logScale: number, input: Pick<CamInput, 'activations' | 'gradients'>): SplitScale {
  const whole = { factor: Math.exp(logScale), gradientScale: ONE }
  // A network of one class has no gradient at all.
  if (logScale === Number.NEGATIVE_INFINITY || logScale > SMALL_ENOUGH_TO_LOOK) return whole
  const least = leastMagnitude(input.gradients) * Math.min(1, leastMagnitude(input.activations))
  if (Math.log(least) + logScale >= Math.log(LEAST_NORMAL)) return whole
  const exponent = Math.floor(logScale / Math.LN10)
  return { factor: 1, gradientScale: [Math.exp(logScale - exponent * Math.LN10), exponent] }
}

const ONE: Scaled = [1, 0]

/** Of those that are not zero; infinity where there is none. */
function leastMagnitude(values: Float32Array): number {
  return values.reduce((least, value) => (value === 0 ? least : Math.min(least, Math.abs(value))), Infinity)
}
