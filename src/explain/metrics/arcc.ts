import type { Metric } from '../metric.ts'
import { masked } from '../pictureShape.ts'
import { pearson } from './correlation.ts'
import { maskOf } from './mask.ts'
import { roadCost, roadDifference, roadOnce } from './road.ts'
import { withPicture } from './scores.ts'

/**
 * Average drop, coherency and complexity in one number, with ROAD in the place of the drop, as in grad-cam: the harmonic
 * mean of coherency, 1 − complexity and 2 · ROAD combined, cut to 0..1.
 */
export const arcc: Metric = {
  paper: 'Poppi et al. 2021; with ROAD as in grad-cam',
  better: 'high',
  cost: (plan) => ({ ...roadCost(plan), maps: 1 }),
  async run(context, map, again) {
    const [picture = new Float32Array()] = context.inputs
    const mask = maskOf(context, map)
    const total = again.cost + roadCost(context.plan).passes
    const after = (before: number, cost: number) => (part: { done: number; total: number }) =>
      context.onProgress({ done: before + (cost * part.done) / part.total, total })
    const other = await again.about(withPicture(context, masked(picture, mask)), after(0, again.cost))
    const coherency = (pearson(maskOf(context, other), mask) + 1) / 2
    const scores = await roadOnce({ ...context, onProgress: after(again.cost, total - again.cost) }, map)
    const road = Math.min(Math.max(2 * roadDifference(scores), 0), 1)
    return { value: harmonicMean([coherency, 1 - complexityOf(mask), road]) }
  },
}

/** The mean of a mask: how much of the picture it keeps. */
export const complexityOf = (mask: Float32Array): number => mask.reduce((sum, value) => sum + value, 0) / mask.length

/** 0 if any is 0. */
export const harmonicMean = (values: readonly number[]): number =>
  values.every((value) => value > 0) ? values.length / values.reduce((sum, value) => sum + 1 / value, 0) : 0
