import { lazyImport } from '../lazyImport.ts'
import type { Channel, Explanation } from '../types.ts'
import { arriveMethod } from './arriveMethod.ts'
import type { CamContext } from './context.ts'
import { ONE, type SplitScale, splitScale } from './gradientScale.ts'
import { headRules } from './heads.ts'
import type { CamInput, CamMap } from './method.ts'
import { isBaseline } from './methods/names.ts'
import type { CamReading } from './reading.ts'
import { mostSharing } from './shares.ts'

const arriveAfterwards = lazyImport(() => import('./afterwards.ts'))

/**
 * Answers the question of a context: the map of its method, and that map after ReLU, divided by its maximum. Throws a
 * `format` error for an unknown method, RangeError for an unknown channel or layer, a `part` error if a file does not
 * arrive.
 */
export async function explain(context: CamContext): Promise<Explanation> {
  const { question } = context
  const method = await arriveMethod(question.method)
  const isPlain = !question.furtherLayers?.length && (question.smoothing ?? 'none') === 'none'
  const map = isPlain ? await method.run(context) : await (await arriveAfterwards()).mapOf(context, method)
  return {
    ...(await toExplanation(context, map)),
    ...(method.isClassFree && { isClassFree: true }),
    ...(isBaseline(question.method) && { isBaseline: true }),
  }
}

/** The answer that a map of the question's method gives. Throws RangeError for an unknown channel. */
export async function toExplanation(context: CamContext, map: CamMap): Promise<Explanation> {
  const { question, answering, logits } = context
  const { classIndex, evidence = 'for', channel: _, ...asked } = question
  const { height, width, values, channelWeights: unscaledWeights } = map
  const hasOwnScale = map.isAbsolute || map.logScale !== undefined
  // The gradient is not computed for methods that do without it.
  const reading = hasOwnScale ? undefined : await context.reading()
  // Everything up to the scaling is linear in the gradients, so the seed's scale, which may underflow a float32, is
  // applied last.
  const { factor, gradientScale } = scaleOf(map, reading)
  const peak = values.reduce((highest, value) => Math.max(highest, value), 0)
  const channelWeights = unscaledWeights?.map((weight) => weight * factor) ?? null
  const rule = headRules[answering]
  return {
    ...asked,
    classIndex,
    evidence,
    probability: rule.probabilities(logits)[classIndex] as number,
    logit: rule.logit(logits, classIndex),
    heatmap: {
      height,
      width,
      values: Float32Array.from(values, (value) => (peak > 0 ? Math.max(value, 0) / peak : 0)),
    },
    channelWeights,
    rawPeak: peak * factor,
    ...(!map.isScaled && { mapBeforeRelu: Float64Array.from(values, (value) => value * factor) }),
    gradientScale,
    empty: !(peak > 0),
    channel: channelWeights && unscaledWeights ? await channelFor(context, channelWeights, unscaledWeights) : null,
  }
}

/** The channel that is asked for, or the one that adds most to the map. */
async function channelFor(
  { shape, activations, question: { layer, channel } }: CamContext,
  channelWeights: Float64Array,
  unscaled: Float64Array,
): Promise<Channel> {
  const [height = 0, width = 0, channels = 0] = shape
  const planes = { height, width, channels, activations: await activations(layer) }
  return channelOf(planes, channelWeights, channel ?? mostSharing(planes, unscaled))
}

/** What the values of a map are to be multiplied by. */
function scaleOf({ isAbsolute, logScale, values }: CamMap, reading: CamReading | undefined): SplitScale {
  if (isAbsolute) return { factor: 1, gradientScale: ONE }
  if (logScale === undefined) return reading ?? { factor: 1, gradientScale: ONE }
  return splitScale(logScale, { activations: Float32Array.of(1), gradients: Float32Array.from(values) })
}

/**
 * The activations of one channel, before and after multiplication by its weight. Throws RangeError for an unknown
 * channel.
 */
export function channelOf(
  { height, width, channels, activations }: Omit<CamInput, 'gradients'>,
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
