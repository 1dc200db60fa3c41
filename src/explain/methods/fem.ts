import type { CamInput, CamMethod } from '../method.ts'
import { weightedMean } from './gradCam.ts'

/** So many standard deviations above its mean, a channel responds strongly. */
const DEVIATIONS = 2

/**
 * FEM (Fuad et al. 2020): each channel times the share of its cells where it responds strongly. Takes the mean over the
 * channels, as Grad-CAM here.
 */
export const fem: CamMethod = {
  paper: 'Fuad et al. 2020',
  isCounterfactual: false,
  isClassFree: true,
  cost: () => 0,
  async run({ shape: [height = 0, width = 0, channels = 0], question: { layer }, activations: read }) {
    const input = { height, width, channels, activations: await read(layer) }
    const channelWeights = strongShares(input)
    return { height, width, channelWeights, values: weightedMean(input, channelWeights), isAbsolute: true }
  },
}

function strongShares({ channels, activations }: Omit<CamInput, 'gradients'>): Float64Array {
  const cells = activations.length / channels
  return Float64Array.from({ length: channels }, (_, k) => {
    let [sum, squares] = [0, 0]
    for (let at = k; at < activations.length; at += channels) sum += activations[at] as number
    const mean = sum / cells
    for (let at = k; at < activations.length; at += channels) squares += ((activations[at] as number) - mean) ** 2
    const bound = mean + DEVIATIONS * Math.sqrt(squares / cells)
    let strong = 0
    for (let at = k; at < activations.length; at += channels) if ((activations[at] as number) > bound) strong++
    return strong / cells
  })
}
