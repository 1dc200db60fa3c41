import type { CamInput, CamMethod } from '../method.ts'
import { meanGradients } from '../reading.ts'

/**
 * Grad-CAM (Selvaraju et al. 2017, equations 1 and 2): each channel times the mean of its gradients. Takes the mean
 * over the channels, like the notebook, instead of the paper's sum: after scaling, the map is the same.
 */
export const gradCam: CamMethod = {
  paper: 'Selvaraju et al. 2017',
  isCounterfactual: true,
  cost: () => 0,
  async run({ reading }) {
    const { input } = await reading()
    const channelWeights = meanGradients(input)
    return {
      ...{ height: input.height, width: input.width, channelWeights },
      values: weightedMean(input, channelWeights),
      products: () => weighted(input, channelWeights),
    }
  },
}

/** The mean over the channels of each times its weight, [height, width]. */
export function weightedMean(
  { height, width, channels, activations }: Omit<CamInput, 'gradients'>,
  channelWeights: Float64Array,
): Float64Array {
  const map = new Float64Array(height * width)
  for (let cell = 0; cell < map.length; cell++) {
    let sum = 0
    for (let k = 0; k < channels; k++)
      sum += (channelWeights[k] as number) * (activations[cell * channels + k] as number)
    map[cell] = sum / channels
  }
  return map
}

/** Each channel times its weight, [height, width, channels]. */
export const weighted = (
  { channels, activations }: Omit<CamInput, 'gradients'>,
  channelWeights: Float64Array,
): Float64Array => Float64Array.from(activations, (value, at) => value * (channelWeights[at % channels] as number))
