import type { CamInput, CamMethod } from '../method.ts'
import { weighted, weightedMean } from './gradCam.ts'

/** Added to the sum of a channel, as in grad-cam: a dead channel has the weight 0. */
const GUARD = 1e-7

/**
 * XGrad-CAM (Fu et al. 2020, equation 8): each channel times the mean of its gradients, weighted by its activations.
 * Takes the mean over the channels, as Grad-CAM here.
 */
export const xGradCam: CamMethod = {
  paper: 'Fu et al. 2020',
  isCounterfactual: true,
  cost: () => 0,
  async run({ reading }) {
    const { input } = await reading()
    const channelWeights = weightsOf(input)
    return {
      ...{ height: input.height, width: input.width, channelWeights },
      values: weightedMean(input, channelWeights),
      products: () => weighted(input, channelWeights),
    }
  },
}

function weightsOf({ channels, activations, gradients }: CamInput): Float64Array {
  const products = new Float64Array(channels)
  const sums = new Float64Array(channels)
  for (let at = 0, k = 0; at < activations.length; at++) {
    const activation = activations[at] as number
    products[k] = (products[k] as number) + activation * (gradients[at] as number)
    sums[k] = (sums[k] as number) + activation
    if (++k === channels) k = 0
  }
  return products.map((product, k) => product / ((sums[k] as number) + GUARD))
}
