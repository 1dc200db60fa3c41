import type { NetworkPlan } from '../../graph/plan.ts'
import type { Heatmap, MetricCost, MetricResult } from '../../types.ts'
import type { CamContext } from '../context.ts'
import { pictureShape } from '../pictureShape.ts'
import { fromHottest, maskOf } from './mask.ts'
import { scoresOf } from './scores.ts'

/** Steps of {@link replacing}: one row's worth of pixels each, as RISE has it; and the picture before the first. */
export const replacingCost = ({ inputs }: NetworkPlan): MetricCost => ({ passes: (inputs[0]?.shape[0] ?? 1) + 1 })

/**
 * The scores while the pixels of a picture become those of another one, hottest first, a row's worth in each step; and
 * the area under them by the trapezoid rule.
 */
export async function replacing(
  context: CamContext,
  map: Heatmap,
  from: Float32Array,
  to: Float32Array,
): Promise<MetricResult> {
  const { height, width, channels } = pictureShape(context.plan)
  const order = fromHottest(maskOf(context, map))
  const picture = from.slice()
  const scores = await scoresOf(context, height + 1, (step) => {
    for (const pixel of order.subarray((step - 1) * width, step * width)) {
      const at = pixel * channels
      picture.set(to.subarray(at, at + channels), at)
    }
    return picture.slice()
  })
  const ends = ((scores[0] as number) + (scores[height] as number)) / 2
  return {
    value: (scores.reduce((sum, score) => sum + score, 0) - ends) / height,
    curve: scores.map((y, step) => ({ x: step / height, y })),
  }
}
