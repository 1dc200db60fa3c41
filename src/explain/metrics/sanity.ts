import type { MetricFrame } from '../../types.ts'
import type { Metric } from '../metric.ts'
import { spearman } from './correlation.ts'
import { MOST_STEPS, stepsFromTop } from './reinitialise.ts'

/** A rank correlation from which on a map is said not to depend on the weights. */
const INSENSITIVE = 0.9

/**
 * The cascading randomisation of Adebayo et al.: layers lose what they learned, from the top down, and the map should
 * lose its likeness with the first one. The value is the rank correlation once nothing learned is left.
 */
export const sanity: Metric = {
  paper: 'Adebayo et al. 2018, section 3.1',
  better: 'low',
  cost: (_, mapCost) => MOST_STEPS * mapCost,
  async run(context, map, again) {
    const { plan, output, signal, onProgress } = context
    const steps = stepsFromTop(plan, output.node)
    const lost = new Map<string, () => Float32Array<ArrayBuffer>>()
    const film: MetricFrame[] = []
    for (const { layers, values } of steps) {
      signal?.throwIfAborted()
      for (const [tensor, make] of values) lost.set(tensor, make)
      const other = await again.withWeights(lost)
      film.push({ map: other, correlation: spearman(map.values, other.values), layers })
      onProgress({ done: film.length, total: steps.length })
    }
    const isEmpty = map.values.every((value) => value === map.values[0])
    const value = isEmpty ? Number.NaN : (film.at(-1)?.correlation ?? Number.NaN)
    return { value, film, isInsensitive: value >= INSENSITIVE }
  },
}
