import { HeatlensError } from '../errors/index.ts'
import type { Channel, Explanation, Question } from '../types.ts'
import type { CamContext } from './context.ts'
import { type SplitScale, splitScale } from './gradientScale.ts'
import { headRules } from './heads.ts'
import { type CamInput, type CamMethod, camMethods } from './index.ts'
import { seedOf } from './seed.ts'
import { mostSharing } from './shares.ts'

/**
 * The output of a target layer and the gradient of the score with respect to it. The true gradients are those of
 * `input` times both parts of the scale.
 */
export interface CamReading extends SplitScale {
  input: CamInput
}

/** What an answer is read from. */
type Read = Pick<CamContext, 'answering' | 'logits' | 'activations' | 'gradients'>

/**
 * Reads the outputs and gradients of the target layer. `shape` is the layer's [height, width, channels]. For evidence
 * against a class, the gradient is negated first (Selvaraju et al. 2017, section "Counterfactual Explanations").
 */
export async function readCam(
  context: Read,
  shape: readonly number[],
  { classIndex, layer, score, evidence }: Pick<Question, 'classIndex' | 'layer' | 'score' | 'evidence'>,
): Promise<CamReading> {
  const [height = 0, width = 0, channels = 0] = shape
  const seed = seedOf(score, context.answering, context.logits, classIndex)
  const activations = await context.activations(layer)
  // Backpropagation is linear in the seed.
  const values = evidence === 'against' ? seed.values.map((value) => -value) : seed.values
  const gradients = await context.gradients(layer, values)
  const input = { height, width, channels, activations, gradients }
  return { input, ...splitScale(seed.logScale, input) }
}

/**
 * Answers a question: gradients, channel weights, and the map after ReLU, divided by its maximum. `shape` is the target
 * layer's [height, width, channels]; `reading` is reused if it has already been read. Throws a `format`
 * error for an unknown method, RangeError for an unknown channel or layer.
 */
export async function explain(
  context: Read,
  shape: readonly number[],
  question: Question,
  reading?: CamReading,
): Promise<Explanation> {
  const method: CamMethod | undefined = new Map<string, CamMethod>(Object.entries(camMethods)).get(question.method)
  if (!method) throw new HeatlensError('unknownMethod', { method: question.method })
  const { input, factor, gradientScale } = reading ?? (await readCam(context, shape, question))
  const { output, classIndex, layer, score, evidence = 'for', channel } = question
  const { height, width } = input
  // Everything up to the scaling is linear in the gradients, so the seed's scale, which may underflow a float32, is
  // applied last.
  const unscaledWeights = meanGradients(input)
  const map = method.combine(input, unscaledWeights)
  const peak = map.reduce((highest, value) => Math.max(highest, value), 0)
  const channelWeights = unscaledWeights.map((weight) => weight * factor)
  const { answering, logits } = context
  const rule = headRules[answering]
  return {
    ...(output !== undefined && { output }),
    classIndex,
    method: question.method,
    layer,
    score,
    evidence,
    probability: rule.probabilities(logits)[classIndex] as number,
    logit: rule.logit(logits, classIndex),
    heatmap: { height, width, values: Float32Array.from(map, (value) => (peak > 0 ? Math.max(value, 0) / peak : 0)) },
    channelWeights,
    rawPeak: peak * factor,
    mapBeforeRelu: Float64Array.from(map, (value) => value * factor),
    gradientScale,
    empty: !(peak > 0),
    channel: channelOf(input, channelWeights, channel ?? mostSharing(input, unscaledWeights)),
  }
}

/** The mean of each channel's gradients over height and width. */
export function meanGradients({ height, width, channels, gradients }: CamInput): Float64Array {
  const means = new Float64Array(channels)
  for (let at = 0; at < gradients.length; at++) {
    means[at % channels] = (means[at % channels] as number) + (gradients[at] as number)
  }
  return means.map((sum) => sum / (height * width))
}

/**
 * The activations of one channel, before and after multiplication by its weight. Throws RangeError for an unknown
 * channel.
 */
export function channelOf(
  { height, width, channels, activations }: CamInput,
  channelWeights: Float64Array,
  index: number,
): Channel {
  const weight = channelWeights[index]
  if (weight === undefined) throw new RangeError(`There is no channel ${index} of ${channels}.`)
  const before = Float32Array.from(
    { length: height * width },
    (_, cell) => activations[cell * channels + index] as number,
  )
  // In doubles: a weight may underflow a float32.
  return { index, height, width, before, after: Float64Array.from(before, (value) => value * weight) }
}
