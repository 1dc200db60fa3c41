import { finerSeed } from '../finerSeed.ts'
import type { CamMethod } from '../method.ts'
import { meanGradients } from '../reading.ts'
import { weighted, weightedMean } from './gradCam.ts'

/**
 * Finer-CAM (Zhang et al. 2025, as grad-cam has it): Grad-CAM of what sets the class apart from similar ones, those of
 * the question or the three whose logits are nearest. It has a score of its own, whichever is asked.
 */
export const finerCam: CamMethod = {
  paper: 'Zhang et al. 2025',
  isCounterfactual: true,
  cost: () => 0,
  async run(context) {
    const [height = 0, width = 0, channels = 0] = context.shape
    const { layer } = context.question
    const { values, logScale } = finerSeed(context)
    const gradients = await context.gradients(layer, values)
    const input = { height, width, channels, gradients, activations: await context.activations(layer) }
    const channelWeights = meanGradients(input)
    return {
      ...{ height, width, channelWeights, logScale },
      values: weightedMean(input, channelWeights),
      products: () => weighted(input, channelWeights),
    }
  },
}
