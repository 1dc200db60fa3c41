import type { Explanation, Rescaling } from '../../types.ts'

type Peaked = Pick<Explanation, 'rawPeak' | 'gradientScale'>

/** The peak of an explanation as a part of another's, whatever their scales; NaN where neither has any heat. */
export const peakRatio = (one: Peaked, other: Peaked): number =>
  (one.rawPeak / other.rawPeak) *
  (one.gradientScale[0] / other.gradientScale[0]) *
  10 ** (one.gradientScale[1] - other.gradientScale[1])

/**
 * What an explanation's map is multiplied by on a scale with a hotter one: its own peak as a part of the other's; 1 where
 * that is no hotter.
 */
export const factorOn = (one: Peaked, hottest: Peaked): number => {
  const ratio = peakRatio(one, hottest)
  return ratio < 1 ? ratio : 1
}

const scaled = new WeakMap<Explanation, { factor: number; explanation: Explanation }>()

/** The explanation with its map on the scale of a hotter one; the same object for the same scale. */
export function onScaleOf(explanation: Explanation, hottest: Peaked): Explanation {
  const factor = factorOn(explanation, hottest)
  if (factor === 1) return explanation
  const known = scaled.get(explanation)
  if (known?.factor === factor) return known.explanation
  const { heatmap } = explanation
  const values = heatmap.values.map((value) => value * factor)
  const found = { factor, explanation: { ...explanation, heatmap: { ...heatmap, values } } }
  scaled.set(explanation, found)
  return found.explanation
}

/** Draws the explanations that `answers` tells on the scale of the hottest one, others on their own. */
export function rescalingTo(hottest: Explanation, answers: (explanation: Explanation) => boolean): Rescaling {
  const factorOf = (explanation: Explanation) => (answers(explanation) ? factorOn(explanation, hottest) : 1)
  return {
    factorOf,
    apply: (explanation) => (factorOf(explanation) === 1 ? explanation : onScaleOf(explanation, hottest)),
  }
}
