import { byDeviation, deviations } from '../byDeviation.ts'
import type { CamContext } from '../context.ts'
import { enlarger } from '../enlarge.ts'
import { logProbability } from '../logProbability.ts'
import type { CamMethod } from '../method.ts'
import { masked, pictureShape } from '../pictureShape.ts'
import { batchOf, refine } from '../refine.ts'
import { isProbability } from '../scoreDrop.ts'
import { softmax } from '../softmax.ts'
import { weighted, weightedMean } from './gradCam.ts'

/**
 * Score-CAM (Wang et al. 2020, algorithm 1): each channel, enlarged (corners upon corners) and scaled to 0..1, masks the
 * prepared picture; the softmax over the channels of the logits that the network gives then are the weights. Where the
 * probability is asked for, its logarithm stands for the logit: a softmax of probabilities would weigh all channels
 * about alike. Channels with the largest standard deviation come first; until all are done, the softmax is over those
 * that are. A channel that is the same everywhere masks everything, so one pass does for all of these. Takes the mean
 * over the channels, as Grad-CAM here. ReLU changes nothing where activations are positive.
 */
export const scoreCam: CamMethod = {
  paper: 'Wang et al. 2020',
  isCounterfactual: false,
  cost({ featureMaps }, layer, activations) {
    const channels = featureMaps.get(layer)?.at(-1) ?? 0
    return activations ? groupsOf(activations, channels).length : channels
  },
  async run(context) {
    const { shape, question, plan, inputs } = context
    const [height = 0, width = 0, channels = 0] = shape
    const activations = await context.activations(question.layer)
    const input = { height, width, channels, activations }
    const [picture = new Float32Array(), ...others] = inputs
    const enlarge = enlarger({ height, width }, pictureShape(plan), 'alignCorners')
    const groups = groupsOf(activations, channels)
    const scores: number[] = []
    const mapSoFar = () => {
      const channelWeights = weightsOf(groups, scores, channels)
      return {
        ...{ height, width, channelWeights, isAbsolute: true },
        values: weightedMean(input, channelWeights),
        products: () => weighted(input, channelWeights),
      }
    }
    const take = async (from: number, to: number) => {
      const batch = groups.slice(from, to).map(([channel = 0]) => {
        const plane = Float32Array.from({ length: height * width }, (_, cell) => at(cell * channels + channel))
        return [masked(picture, toUnit(enlarge(plane))), ...others]
      })
      for (const logits of await context.logitsOf(batch)) scores.push(scoreOf(context, logits))
    }
    const at = (index: number) => activations[index] as number
    return refine(context, { total: groups.length, most: batchOf(picture.length) }, take, mapSoFar)
  },
}

const scoreOf = (context: CamContext, logits: Float32Array): number =>
  isProbability(context) ? logProbability(context, logits) : context.score(logits)

/** Channels that need a pass of their own, in order, and last those that are the same everywhere, which share one. */
function groupsOf(activations: Float32Array, channels: number): number[][] {
  const found = deviations(activations, channels)
  const order = byDeviation(activations, channels)
  const flat = order.filter((channel) => found[channel] === 0)
  return [
    ...order.filter((channel) => found[channel] !== 0).map((channel) => [channel]),
    ...(flat.length ? [flat] : []),
  ]
}

/** The softmax over the channels of the groups that have a score; 0 for the others. */
function weightsOf(groups: readonly number[][], scores: readonly number[], channels: number): Float64Array {
  const done = groups.slice(0, scores.length)
  const shares = softmax(done.flatMap((group, index) => group.map(() => scores[index] as number)))
  const weights = new Float64Array(channels)
  for (const [index, channel] of done.flat().entries()) weights[channel] = shares[index] as number
  return weights
}

/** The smallest value as 0, the largest as 1. */
function toUnit(values: Float64Array): Float64Array {
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (const value of values) {
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  return values.map((value) => (value - least) / (most - least + 1e-8))
}
