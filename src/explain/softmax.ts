/** log Σ exp(logits), in double precision, without overflow. */
export function logSumExp(logits: ArrayLike<number>): number {
  let largest = Number.NEGATIVE_INFINITY
  for (let i = 0; i < logits.length; i++) largest = Math.max(largest, logits[i] as number)
  if (largest === Number.NEGATIVE_INFINITY) return largest
  let sum = 0
  for (let i = 0; i < logits.length; i++) sum += Math.exp((logits[i] as number) - largest)
  return largest + Math.log(sum)
}

/** Softmax: one probability a logit; they sum to 1. */
export function softmax(logits: ArrayLike<number>): Float64Array {
  const all = logSumExp(logits)
  return Float64Array.from(logits, (logit) => Math.exp(logit - all))
}
