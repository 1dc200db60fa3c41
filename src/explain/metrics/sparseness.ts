import type { Metric } from '../metric.ts'

/** The Gini index of a map: 0 if all of it is as hot, near 1 if all heat is in one cell. */
export const sparseness: Metric = {
  paper: 'Chalasani et al. 2020; Gini index of Hurley and Rickard 2009',
  better: null,
  cost: () => ({ passes: 0 }),
  run: async (_, { values }) => ({ value: giniOf(values) }),
}

/** Σ (2 i − n − 1) x_i / (n Σ x_i), with x sorted and i from 1; NaN where all are 0. */
export function giniOf(values: Float32Array): number {
  const sorted = values.slice().sort()
  let [ranked, sum] = [0, 0]
  for (let at = 0; at < sorted.length; at++) {
    const value = sorted[at] as number
    ranked += (2 * at + 1 - sorted.length) * value
    sum += value
  }
  return sum > 0 ? ranked / (sorted.length * sum) : Number.NaN
}
