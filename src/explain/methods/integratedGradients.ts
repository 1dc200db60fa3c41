import { scalingOf } from '../../image/input/values.ts'
import type { CamContext } from '../context.ts'
import type { CamMethod } from '../method.ts'
import { perPixel, pictureShape } from '../pictureShape.ts'
import { refine } from '../refine.ts'
import { scaledSum } from '../scaledSum.ts'
import { spreadOrder } from '../spreadOrder.ts'
import { thereAndBack } from '../workAfter.ts'

/** The values of a black picture, by channel; 0 where nobody knows how pictures are prepared. */
function blackOf({ preprocessing }: CamContext): readonly number[] {
  if (!preprocessing) return [0]
  const { mean, divisor } = scalingOf(preprocessing)
  return mean.map((value, channel) => -value / (divisor[channel] as number))
}

/**
 * Integrated gradients (Sundararajan et al. 2017, equation 3) in so many steps, taken in their middle: the mean gradient
 * on the straight way from a black picture, times what the picture adds to it, summed over the channels. All pixels sum
 * up to the score of the picture less that of the black one, about: the gradient of a network with ReLU jumps on the
 * way, so that rules for smooth functions come no nearer (docs/methods.md). ReLU keeps the pixels that raise it.
 */
export const integratedGradientsIn = (steps: number): CamMethod => ({
  paper: 'Sundararajan et al. 2017',
  isCounterfactual: true,
  fusesLayers: true,
  cost: (plan) => steps * thereAndBack(plan, pictureShape(plan).name),
  async run(context) {
    const { name, height, width, channels } = pictureShape(context.plan)
    const [picture = new Float32Array(), ...others] = context.inputs
    const black = blackOf(context)
    const baseline = picture.map((_, at) => black[at % channels] ?? black[0] ?? 0)
    const added = picture.map((value, at) => value - (baseline[at] as number))
    const order = spreadOrder(steps)
    const sum = scaledSum(picture.length)
    let done = 0
    const take = async (from: number, to: number) => {
      const share = ((order[from] as number) + 0.5) / steps
      const between = baseline.map((value, at) => value + share * (added[at] as number))
      await context.about(
        [between, ...others],
        async (about) => {
          const { values, logScale } = about.seed()
          sum.add(await about.gradients(name, values), logScale)
        },
        name,
      )
      done = to
    }
    return refine(context, { total: steps, most: 1 }, take, () => {
      const products = sum.values.map((value, at) => (value * (added[at] as number)) / done)
      return { height, width, logScale: sum.logScale, values: perPixel(products, channels, (value) => value) }
    })
  },
})

/** Integrated gradients in 50 steps, the number that Captum has too: the paper finds 20 to 300 enough. */
export const integratedGradients = integratedGradientsIn(50)
