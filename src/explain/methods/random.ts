import type { CamMethod } from '../method.ts'
import { uniform } from '../random.ts'
import { weightedMean } from './gradCam.ts'

const SEED = 1

/**
 * A baseline: each channel times a random number from −1 to 1, always the same. What a method says beyond this map does
 * not come from the activations alone.
 */
export const random: CamMethod = {
  paper: 'grad-cam, RandomCAM',
  isCounterfactual: false,
  isClassFree: true,
  cost: () => 0,
  async run({ shape: [height = 0, width = 0, channels = 0], question: { layer }, activations: read }) {
    const input = { height, width, channels, activations: await read(layer) }
    const channelWeights = uniform(channels, SEED).map((value) => 2 * value - 1)
    return { height, width, channelWeights, values: weightedMean(input, channelWeights), isAbsolute: true }
  },
}
