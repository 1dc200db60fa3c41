const TWO_OVER_ROOT_PI = 2 / Math.sqrt(Math.PI)

/**
 * The error function, to about 1e-15. Below 2.5 its series, all of whose terms are positive: Abramowitz and Stegun,
 * "Handbook of Mathematical Functions", 7.1.6; above, the continued fraction of its complement, 7.1.14.
 */
export function erf(x: number): number {
  const size = Math.abs(x)
  if (!(size < 6)) return Math.sign(x)
  const square = x * x
  if (size < 2.5) {
    let term = x
    let sum = x
    for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
      term *= (2 * square) / (2 * n + 1)
      sum += term
    }
    return TWO_OVER_ROOT_PI * Math.exp(-square) * sum
  }
  let fraction = 0
  for (let n = 40; n > 0; n--) fraction = n / 2 / (size + fraction)
  return Math.sign(x) * (1 - Math.exp(-square) / (Math.sqrt(Math.PI) * (size + fraction)))
}

/** Its derivative. */
export const erfSlope = (x: number): number => TWO_OVER_ROOT_PI * Math.exp(-x * x)
