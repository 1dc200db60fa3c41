import type { CamMethod } from '../method.ts'
import { noiseOf, noisyPicture } from '../noisyPicture.ts'
import { pictureShape } from '../pictureShape.ts'
import { refine } from '../refine.ts'
import { type ScaledSum, scaledSum } from '../scaledSum.ts'
import { noiseWork, thereAndBack } from '../workAfter.ts'
import { weighted, weightedMean } from './gradCam.ts'

/** Added to the denominators, as in grad-cam's Grad-CAM++. */
const GUARD = 1e-6

/** The mean gradients, their squares and their cubes, each divided by a power of the scale. */
interface Means {
  first: ScaledSum
  second: ScaledSum
  third: ScaledSum
}

/**
 * Smooth Grad-CAM++ (Omeiza et al. 2019) with so many samples: the weights of Grad-CAM++ by the mean over noisy pictures
 * of the gradients, of their squares and of their cubes, and the activations of the picture itself. Noise as for
 * SmoothGrad, the same at every visit. Takes the mean over the channels, as Grad-CAM here.
 */
export const smoothGradCamPlusPlusWith = (noise: { samples: number; seed: number; deviation?: number }): CamMethod => ({
  paper: 'Omeiza et al. 2019',
  isCounterfactual: false,
  cost: (plan, layer) => noise.samples * (noiseWork(plan) + thereAndBack(plan, layer)),
  async run(context) {
    const { layer } = context.question
    const [height = 0, width = 0, channels = 0] = context.shape
    const activations = await context.activations(layer)
    const input = { height, width, channels, activations }
    const [picture = new Float32Array(), ...others] = context.inputs
    const { deviation = noiseOf(picture) } = noise
    const sum = () => scaledSum(activations.length)
    const means: Means = { first: sum(), second: sum(), third: sum() }
    let done = 0
    const take = async (from: number, to: number) => {
      const noisy = noisyPicture(picture, pictureShape(context.plan), { deviation, seed: noise.seed + from })
      await context.about([noisy, ...others], async (about) => {
        const { values, logScale } = about.seed()
        const gradients = Float64Array.from(await about.gradients(layer, values))
        means.first.add(gradients, logScale)
        means.second.add(
          gradients.map((value) => value ** 2),
          2 * logScale,
        )
        means.third.add(
          gradients.map((value) => value ** 3),
          3 * logScale,
        )
      })
      done = to
    }
    return refine(context, { total: noise.samples, most: 1 }, take, () => {
      const channelWeights = weightsOf(means, done, input)
      return {
        ...{ height, width, channelWeights, logScale: 3 * means.first.logScale },
        values: weightedMean(input, channelWeights),
        products: () => weighted(input, channelWeights),
      }
    })
  },
})

/**
 * For each channel, the positive mean gradients, each times its alpha (equations 8 and 9). Of means that were divided by
 * the scale, its square and its cube; the weights are to be multiplied by its cube, which may underflow.
 */
function weightsOf(
  { first, second, third }: Means,
  samples: number,
  { channels, activations }: { channels: number; activations: Float32Array },
): Float64Array {
  const scale = Math.exp(first.logScale)
  const responses = new Float64Array(channels)
  for (const [at, value] of activations.entries()) {
    responses[at % channels] = (responses[at % channels] as number) + value
  }
  const weights = new Float64Array(channels)
  for (const [at, sum] of first.values.entries()) {
    const channel = at % channels
    const squares = (second.values[at] as number) / samples
    const cubes = ((third.values[at] as number) / samples) * scale ** 3
    const divisor = 2 * squares * scale ** 2 + (responses[channel] as number) * cubes + GUARD
    if (sum > 0 && divisor !== 0) {
      weights[channel] = (weights[channel] as number) + ((sum / samples) * squares) / divisor
    }
  }
  return weights
}

/** With as many samples as are worth their while in a tab. */
export const smoothGradCamPlusPlus = smoothGradCamPlusPlusWith({ samples: 16, seed: 3000 })
