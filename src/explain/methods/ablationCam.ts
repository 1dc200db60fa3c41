import { byDeviation } from '../byDeviation.ts'
import type { CamMethod } from '../method.ts'
import { refine } from '../refine.ts'
import { isProbability, scoreDrop } from '../scoreDrop.ts'
import { workAfter, workOfChannels } from '../workAfter.ts'
import { weighted, weightedMean } from './gradCam.ts'

/** Engines take the dense layers of many at once. */
const MOST = 512

/**
 * Ablation-CAM (Desai and Ramaswamy 2020, equation 3): the weight of a channel is the share of the score that is lost
 * where the channel is 0, as in the paper also where its values can be negative. Divides by the magnitude of the score,
 * since by a negative score every weight, and so the map, would have the wrong sign. Only what follows the layer is
 * computed anew, and a channel that is 0 everywhere loses nothing. Takes the mean over the channels, as Grad-CAM here.
 */
export const ablationCam: CamMethod = {
  paper: 'Desai and Ramaswamy 2020',
  isCounterfactual: false,
  cost(plan, layer, activations) {
    const channels = plan.featureMaps.get(layer)?.at(-1) ?? 0
    return workOfChannels(
      plan,
      layer,
      activations && placesOf(activations, channels).filter((at) => at.length > 0).length,
    )
  },
  async run(context) {
    const { shape, question, logits } = context
    const [height = 0, width = 0, channels = 0] = shape
    const activations = await context.activations(question.layer)
    const input = { height, width, channels, activations }
    const score = Math.abs(context.score(logits)) || 1
    const places = placesOf(activations, channels)
    const order = byDeviation(activations, channels).filter((channel) => (places[channel] as number[]).length > 0)
    const channelWeights = new Float64Array(channels)
    const units = isProbability(context) ? undefined : unitsOf(context.seed().values)
    // Large batches are fastest where little follows the layer.
    const inTwoPasses = Math.floor(2 / workAfter(context.plan, question.layer))
    const take = async (from: number, to: number) => {
      const ablated = order.slice(from, to)
      const answers = await context.resume(
        question.layer,
        ablated.map((channel) => {
          const at = places[channel] as number[]
          return { at, values: new Float32Array(at.length) }
        }),
        units,
      )
      for (const [index, channel] of ablated.entries()) {
        channelWeights[channel] = scoreDrop(context, answers[index] as Float32Array) / score
      }
    }
    return refine(
      context,
      { total: order.length, least: Math.max(1, Math.min(inTwoPasses, MOST)), most: MOST },
      take,
      () => {
        const soFar = channelWeights.slice()
        return {
          ...{ height, width, channelWeights: soFar, isAbsolute: true },
          values: weightedMean(input, soFar),
          products: () => weighted(input, soFar),
        }
      },
    )
  },
}

/** The logits that a score is made of, if it is linear in them: where its seed is not 0. */
const unitsOf = (seed: Float32Array): number[] => [...seed.keys()].filter((unit) => seed[unit] !== 0)

/** Where each channel is not 0. */
const placesOf = (activations: Float32Array, channels: number): number[][] =>
  Array.from({ length: channels }, (_, channel) => living(activations, channel, channels))

/** Where a channel is not 0. */
function living(activations: Float32Array, channel: number, channels: number): number[] {
  const found: number[] = []
  for (let at = channel; at < activations.length; at += channels) if (activations[at] !== 0) found.push(at)
  return found
}
