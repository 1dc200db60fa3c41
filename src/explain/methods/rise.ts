import { enlarger } from '../enlarge.ts'
import type { CamMethod } from '../method.ts'
import { masked, pictureShape } from '../pictureShape.ts'
import { batchOf, refine } from '../refine.ts'
import { type MaskRule, riseMasks } from '../riseMasks.ts'
import { unseenMasks } from '../unseenMasks.ts'

interface RiseRule extends MaskRule {
  masks: number
  /** Numbers of masks that are shown before the others. */
  first?: readonly number[]
}

/**
 * RISE (Petsiuk et al. 2018, equation 6) with these masks: the mean of random masks of the prepared picture, each times
 * how much the score that the network gives with it is above the mean score. The paper does not subtract that: its map
 * is this one and the mean score times how often a pixel was shown by chance, which is the same for all pixels after
 * very many masks, and most of the map before. What it adds to the score to show a pixel; ReLU keeps the pixels that
 * raise it. The same masks for every picture. Until all were shown, those that were not count with the score that the
 * others let expect.
 */
export const riseWith = ({ masks, first = [], ...rule }: RiseRule): CamMethod => ({
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
    const unseen = unseenMasks(rule, height, width)
    const enlarge = enlarger({ height: rule.side, width: rule.side }, { height, width }, 'halfPixel')
    const numbers = new Set([...first, ...Array.from({ length: masks }, (_, number) => number)])
    const order = [...numbers]
    let done = 0
    let scores = 0
    const take = async (from: number, to: number) => {
      const batch = order.slice(from, to).map(maskOf)
      const answers = await context.logitsOf(batch.map((mask) => [masked(picture, mask), ...others]))
      for (const [index, mask] of batch.entries()) {
        const score = context.score(answers[index] as Float32Array)
        for (let at = 0; at < shown.length; at++) {
          scored[at] = (scored[at] as number) + score * (mask[at] as number)
          shown[at] = (shown[at] as number) + (mask[at] as number)
        }
        scores += score
        unseen.add(mask, score)
      }
      done = to
    }
    return refine(context, { total: masks, most: batchOf(picture.length) }, take, () => {
      const mean = scores / done
      const rest = done < masks ? enlarge(unseen.expect(masks - done, mean).values) : undefined
      return {
        ...{ height, width, isAbsolute: true },
        values: scored.map(
          (value, at) => (value - mean * (shown[at] as number) + (rest?.[at] ?? 0)) / (masks * rule.keep),
        ),
      }
    })
  },
})

/**
 * Masks whose scores tell most of those of the others, best first: each adds most to what a regression on the earlier
 * ones explains of all masks (a greedy design of experiments; rise.test.ts finds them).
 */
export const mostTelling = [
  624, 533, 333, 908, 641, 977, 123, 675, 245, 525, 111, 987, 204, 845, 174, 152, 660, 826, 444, 822, 389, 145, 214,
  796, 560, 474, 671, 862, 166, 128, 676, 894, 898, 231, 868, 773, 890, 911, 550, 770, 668, 358, 851, 52, 185, 138, 101,
  88, 319, 131, 991, 194, 783, 13, 697, 6, 613, 179, 551, 976, 561, 511, 435, 734,
]

/**
 * The paper's grid of 7 x 7 cells, of which each is shown by half of the masks; it takes 4000 masks for VGG16, where a
 * quarter of them gives most of the map.
 */
export const rise = riseWith({ masks: 1000, first: mostTelling, side: 7, keep: 0.5, seed: 0 })
