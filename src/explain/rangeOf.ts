/** The largest value less the smallest: the unit of noise, so that it is the same for every kind of input. */
export function rangeOf(values: Float32Array): number {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  return Math.max(most - least, 0)
}
