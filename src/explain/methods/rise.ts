import type { CamMethod } from '../method.ts'
import { masked, pictureShape } from '../pictureShape.ts'
import { batchOf, refine } from '../refine.ts'
import { type MaskRule, riseMasks } from '../riseMasks.ts'

/**
 * RISE (Petsiuk et al. 2018, equation 6) with these masks: the mean of random masks of the prepared picture, each times
 * how much the score that the network gives with it is above the mean score. The paper does not subtract that: its map
 * is this one and the mean score times how often a pixel was shown by chance, which is the same for all pixels after
 * very many masks, and most of the map before. What it adds to the score to show a pixel; ReLU keeps the pixels that
 * raise it. The same masks for every picture.
 */
export const riseWith = ({ masks, ...rule }: MaskRule & { masks: number }): CamMethod => ({
  paper: 'Petsiuk et al. 2018',
  isCounterfactual: false,
  fusesLayers: true,
  cost: () => masks,
  async run(context) {
    const { height, width } = pictureShape(context.plan)
    const [picture = new Float32Array(), ...others] = context.inputs
    const maskOf = riseMasks(rule, height, width)
    const scored = new Float64Array(height * width)
    const shown = new Float64Array(height * width)
    let done = 0
    let scores = 0
    const take = async (from: number, to: number) => {
      const batch = Array.from({ length: to - from }, (_, index) => maskOf(from + index))
      const answers = await context.logitsOf(batch.map((mask) => [masked(picture, mask), ...others]))
      for (const [index, mask] of batch.entries()) {
        const score = context.score(answers[index] as Float32Array)
        for (let at = 0; at < shown.length; at++) {
          scored[at] = (scored[at] as number) + score * (mask[at] as number)
          shown[at] = (shown[at] as number) + (mask[at] as number)
        }
        scores += score
      }
      done = to
    }
    return refine(context, { total: masks, most: batchOf(picture.length) }, take, () => ({
      ...{ height, width, isAbsolute: true },
      values: scored.map((value, at) => (value - (scores / done) * (shown[at] as number)) / (done * rule.keep)),
    }))
  },
})

/**
 * The paper's grid of 7 x 7 cells, of which each is shown by half of the masks; it takes 4000 masks for VGG16, where a
 * quarter of them gives most of the map.
 */
export const rise = riseWith({ masks: 1000, side: 7, keep: 0.5, seed: 0 })
