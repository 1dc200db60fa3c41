import type { Scaled } from '../types.ts'
import type { CamInput } from './method.ts'

/** The smallest normal double. */
const LEAST_NORMAL = 2 ** -1022

/** With a scale above this, its product with two float32 values cannot underflow a double. */
const SMALL_ENOUGH_TO_LOOK = Math.log(LEAST_NORMAL) + 2 * 149 * Math.LN2

/** The factor applied to the gradients, and the scale that remains to be applied. */
export interface SplitScale {
  factor: number
  gradientScale: Scaled
}

/**
 * Splits the scale of gradients, given as a logarithm, so that no reported value underflows: if the scaled gradients,
 * their means, and their products with activations are all normal doubles, the factor is the whole scale and 1 remains.
 * Otherwise the factor is 1.
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

/** A scale that changes nothing. */
export const ONE: Scaled = [1, 0]

/** The smallest nonzero magnitude; infinity if there is none. */
function leastMagnitude(values: Float32Array): number {
  return values.reduce((least, value) => (value === 0 ? least : Math.min(least, Math.abs(value))), Infinity)
}
