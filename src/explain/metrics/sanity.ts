import type { Heatmap, MeasuredMap, MetricFrame } from '../../types.ts'
import type { Metric } from '../metric.ts'
import { secondNetworkWork } from '../workAfter.ts'
import { spearman } from './correlation.ts'
import { MOST_STEPS, stepsFromTop } from './reinitialise.ts'

/** A rank correlation from which on a map is said not to depend on the weights. */
const INSENSITIVE = 0.9

/**
 * The cascading randomisation of Adebayo et al.: layers lose what they learned, from the top down, and the map should
 * lose its likeness with the first one. Maps are compared as the paper does, with their signs and by their magnitudes:
 * before ReLU, where the method has that, since ReLU may leave nothing. The value is the rank correlation, with signs,
 * once nothing learned is left; a method whose map keeps either likeness does not depend on what was learned.
 */
export const sanity: Metric = {
  paper: 'Adebayo et al. 2018, section 3.1',
  better: 'low',
  cost: (plan) => ({ passes: MOST_STEPS * secondNetworkWork(plan), maps: MOST_STEPS }),
  async run(context, map, again) {
    const { plan, output, signal, onProgress } = context
    const steps = stepsFromTop(plan, output.node)
    const lost = new Map<string, () => Float32Array<ArrayBuffer>>()
    const first = signed(map)
    const frameOf = (found: Heatmap, layers: readonly string[]): MetricFrame => ({
      ...{ map: found, layers },
      correlation: spearman(first.values, found.values),
      absolute: spearman(first.values.map(Math.abs), found.values.map(Math.abs)),
    })
    const film = [frameOf(first, [])]
    for (const { layers, values } of steps) {
      signal?.throwIfAborted()
      for (const [tensor, make] of values) lost.set(tensor, make)
      const before = film.length - 1
      const found = await again.withWeights(lost, ({ done, total }) =>
        onProgress({ done: before + done / total, total: steps.length }),
      )
      film.push(frameOf(signed(found), layers))
      onProgress({ done: film.length - 1, total: steps.length })
    }
    const isEmpty = first.values.every((value) => value === first.values[0])
    const { correlation = Number.NaN, absolute = Number.NaN } = film.at(-1) ?? {}
    const value = isEmpty ? Number.NaN : correlation
    return { value, film, isInsensitive: !isEmpty && Math.max(correlation, absolute) >= INSENSITIVE }
  },
}

/** The map before ReLU by its largest magnitude, where there is one; else the one after ReLU. */
function signed({ beforeRelu, ...map }: MeasuredMap): Heatmap {
  if (!beforeRelu) return map
  const largest = Array.from(beforeRelu).reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return { ...map, values: Float32Array.from(beforeRelu, (value) => value / (largest || 1)) }
}
