/** A sum of arrays with a scale each that may underflow a double: see `Seed.logScale`. */
export interface ScaledSum {
  /** The sum is `exp(logScale) * values`. */
  values: Float64Array<ArrayBuffer>
  logScale: number
  /** Adds `exp(logScale) * terms`. */
  add(terms: ArrayLike<number>, logScale: number): void
}

/** A sum of arrays of this length, none so far. */
export function scaledSum(length: number): ScaledSum {
  const sum: ScaledSum = {
    values: new Float64Array(length),
    logScale: Number.NEGATIVE_INFINITY,
    add(terms, logScale) {
      if (logScale === Number.NEGATIVE_INFINITY) return
      if (logScale > sum.logScale) {
        const less = Math.exp(sum.logScale - logScale)
        for (let at = 0; at < length; at++) sum.values[at] = (sum.values[at] as number) * less
        sum.logScale = logScale
      }
      const factor = Math.exp(logScale - sum.logScale)
      for (let at = 0; at < length; at++) sum.values[at] = (sum.values[at] as number) + factor * (terms[at] as number)
    },
  }
  return sum
}
