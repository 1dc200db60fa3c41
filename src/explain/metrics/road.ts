import type { NetworkPlan } from '../../graph/plan.ts'
import type { Heatmap, MetricCost } from '../../types.ts'
import type { CamContext } from '../context.ts'
import { pictureShape } from '../pictureShape.ts'
import { normal } from '../random.ts'
import { rangeOf } from '../rangeOf.ts'
import { imputingWork } from '../workAfter.ts'
import { impute } from './impute.ts'
import { fromHottest, maskOf } from './mask.ts'
import { oncePerMap } from './oncePerMap.ts'
import { measuredScore, scoresOf } from './scores.ts'

/** Shares of the pixels that stay, in percent: those of ARCC. */
export const roadPercentiles = [20, 40, 60, 80] as const

/**
 * The standard deviation of ROAD's noise, of the range of the input: what the 0.01 of its authors is of pixels from 0 to
 * 1 that are divided by 0.225 (ImageNet's).
 */
const NOISE = 0.00225

/** Pictures for all percentiles, both ways round. */
const ROAD_PICTURES = 2 * roadPercentiles.length

/** Their passes, and the time that it takes to impute them. */
export const roadCost = (plan: NetworkPlan): MetricCost => ({
  passes: ROAD_PICTURES + imputingWork(plan),
  shares: 'road',
})

/** The scores with the hottest pixels removed (most relevant first), and with the coldest. */
export interface RoadScores {
  before: number
  /** One for each of {@link roadPercentiles}. */
  morf: readonly number[]
  lerf: readonly number[]
}

/**
 * Removes the hottest, or the coldest, (100 − q)% of the pixels and imputes them from the others. Exactly that share:
 * pixels are ranked, equal ones by position, since a threshold removes everything where most of a map is 0. `noise` is
 * of the input's range; it is the same for each picture.
 */
export async function roadScores(context: CamContext, map: Heatmap, noise = NOISE): Promise<RoadScores> {
  const shape = pictureShape(context.plan)
  const [picture = new Float32Array()] = context.inputs
  const order = fromHottest(maskOf(context, map))
  const sigma = noise * rangeOf(picture)
  const before = measuredScore(context)(context.logits)
  const morf: number[] = []
  const lerf: number[] = []
  for (const percentile of roadPercentiles) {
    const count = Math.round((order.length * (100 - percentile)) / 100)
    for (const [scores, removed] of [
      [morf, order.subarray(0, count)],
      [lerf, order.subarray(order.length - count)],
    ] as const) {
      context.signal?.throwIfAborted()
      const isMissing = new Uint8Array(order.length)
      for (const pixel of removed) isMissing[pixel] = 1
      const imputed = addNoise(await impute(picture, shape, isMissing), isMissing, sigma)
      const quiet = { ...context, onProgress: () => {} }
      scores.push(...(await scoresOf(quiet, 1, () => imputed)))
      context.onProgress({ done: morf.length + lerf.length, total: ROAD_PICTURES })
    }
  }
  return { before, morf, lerf }
}

/** Adds noise to the pixels that were missing. */
function addNoise(picture: Float32Array, isMissing: Uint8Array, sigma: number): Float32Array {
  const channels = picture.length / isMissing.length
  const noise = normal(picture.length, 0)
  return picture.map((value, at) =>
    isMissing[Math.floor(at / channels)] === 1 ? value + sigma * (noise[at] as number) : value,
  )
}

/** The same once for a map. */
export const roadOnce = oncePerMap((context, map) => roadScores(context, map))

/** The mean change of the score. */
export const meanChange = ({ before }: RoadScores, scores: readonly number[]): number =>
  scores.reduce((sum, score) => sum + score - before, 0) / scores.length

/** Half of what the score loses more by the hottest pixels than by the coldest: ROAD combined. */
export const roadDifference = (scores: RoadScores): number =>
  (meanChange(scores, scores.lerf) - meanChange(scores, scores.morf)) / 2

/** The scores by the share of the pixels that was removed. */
export const roadCurve = ({ before }: RoadScores, scores: readonly number[]): { x: number; y: number }[] =>
  [{ x: 0, y: before }, ...scores.map((y, index) => ({ x: (100 - (roadPercentiles[index] as number)) / 100, y }))].sort(
    (a, b) => a.x - b.x,
  )
