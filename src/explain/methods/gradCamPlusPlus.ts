import type { CamInput, CamMap, CamMethod } from '../method.ts'
import { weighted, weightedMean } from './gradCam.ts'

/** Added to the denominators, as in grad-cam. */
const GUARD = 1e-6

/**
 * Grad-CAM++ (Chattopadhay et al. 2018, equations 11 and 19): each channel times the sum of its positive gradients, each
 * times its alpha. Takes the mean over the channels, as Grad-CAM here.
 */
export const gradCamPlusPlus: CamMethod = {
  paper: 'Chattopadhay et al. 2018',
  isCounterfactual: false,
  cost: () => 0,
  async run({ reading }) {
    const { input, logScale } = await reading()
    return plusPlus(input, logScale)
  },
}

/**
 * Grad-CAM++ of a layer. The map depends on the scale of its gradients: the true ones are `exp(logScale)` times those of
 * the input.
 */
export function plusPlus(input: CamInput, logScale: number): CamMap {
  const channelWeights = weightsOf(input, Math.exp(logScale))
  return {
    ...{ height: input.height, width: input.width, channelWeights },
    values: weightedMean(input, channelWeights),
    products: () => weighted(input, channelWeights),
    logScale: 3 * logScale,
  }
}

/**
 * With gradients scale · g and a channel's sum of activations A, a term of the sum is scale³ times
 * g³ / (2 scale² g² + A scale³ g³ + guard): the cube is applied later, as it may underflow.
 */
function weightsOf({ channels, activations, gradients }: CamInput, scale: number): Float64Array {
  const sums = new Float64Array(channels)
  for (let at = 0, k = 0; at < activations.length; at++) {
    sums[k] = (sums[k] as number) + (activations[at] as number)
    if (++k === channels) k = 0
  }
  const weights = new Float64Array(channels)
  for (let at = 0, k = 0; at < gradients.length; at++) {
    const gradient = gradients[at] as number
    const g = scale * gradient
    const divisor = g * g * (2 + (sums[k] as number) * g) + GUARD
    if (gradient > 0 && divisor !== 0) weights[k] = (weights[k] as number) + (gradient * gradient * gradient) / divisor
    if (++k === channels) k = 0
  }
  return weights
}
