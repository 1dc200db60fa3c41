/** What a metric says of the maps of many pictures. */
export interface Summary {
  mean: number
  /** The 95% confidence interval of the mean: infinitely wide for a single picture. */
  low: number
  high: number
  /** Pictures with a value. */
  count: number
}

/**
 * The mean of a metric over pictures, with a 95% confidence interval: mean ± t · s / √n, with Student's t of n − 1
 * degrees of freedom. Values that are NaN do not count; `undefined` if none is left.
 */
export function summarise(values: readonly number[]): Summary | undefined {
  const known = values.filter((value) => !Number.isNaN(value))
  const count = known.length
  if (count === 0) return undefined
  const mean = known.reduce((sum, value) => sum + value, 0) / count
  const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const reach = count > 1 ? studentT(count - 1) * Math.sqrt(squares / (count - 1) / count) : Number.POSITIVE_INFINITY
  return { mean, low: mean - reach, high: mean + reach, count }
}

/**
 * The same of what is 1 for some pictures and 0 for the others: their share, with the interval of Wilson (1927), which
 * stays within 0 and 1 and does not vanish where all pictures agree.
 */
export function summariseShare(values: readonly number[]): Summary | undefined {
  const summary = summarise(values)
  if (!summary || summary.count < 2) return summary
  const { mean, count } = summary
  const share = Z ** 2 / count
  const middle = (mean + share / 2) / (1 + share)
  const reach = (Z * Math.sqrt((mean * (1 - mean)) / count + share / count / 4)) / (1 + share)
  return { mean, low: Math.max(middle - reach, 0), high: Math.min(middle + reach, 1), count }
}

/** The 97.5% quantile of the normal distribution. */
const Z = 1.959963984540054

/**
 * The 97.5% quantile of Student's t: exact for one and two degrees of freedom, else the expansion in 1 / degrees of
 * Abramowitz and Stegun, 26.7.5 (to 0.2% at three, 0.03% at four).
 */
export function studentT(degrees: number): number {
  if (degrees === 1) return Math.tan(Math.PI * 0.475)
  if (degrees === 2) return 0.95 * Math.sqrt(2 / (1 - 0.95 ** 2))
  const z = (power: number) => Z ** power
  return [
    Z,
    (z(3) + Z) / 4,
    (5 * z(5) + 16 * z(3) + 3 * Z) / 96,
    (3 * z(7) + 19 * z(5) + 17 * z(3) - 15 * Z) / 384,
    (79 * z(9) + 776 * z(7) + 1482 * z(5) - 1920 * z(3) - 945 * Z) / 92160,
  ].reduce((sum, term, power) => sum + term / degrees ** power, 0)
}
