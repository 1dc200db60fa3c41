import type { BackendId } from '../ids.ts'
import type { Part } from '../image/heat/crop.ts'
import type { UsedRange } from '../image/input/range.ts'
import { scalingOf } from '../image/input/values.ts'
import type { BackendChoice, Explanation, ModelInfo, Prediction, Preprocessing } from '../types.ts'
import { presetOf } from './presetOf.ts'

/** Milliseconds from the file to the answer. */
export interface Timings {
  decodeMs: number
  forwardMs: number
  explainMs: number
  totalMs: number
}

/** All that is known of one explained picture. */
export interface Outcome {
  /** `stretched`: the bits that its values used, and all their bits, before stretching. */
  image: { name: string; width: number; height: number; stretched?: UsedRange }
  /** How the network's input was made, and what the network saw, in pixels of the picture. */
  input: {
    preprocessing: Preprocessing
    crop: Part
    /** Where the crop begins, if a person moved it: see `image/input/fit.ts`. */
    seenFrom?: number
  }
  predictions: readonly Prediction[]
  explanation: Explanation
  timings: Timings
  /** What metrics say of the map, by their ids, where they were asked for. */
  metrics?: Readonly<Record<string, number>>
  /** The backend that gave it, if it may not be the one in use now. */
  backend?: BackendId
}

/** The content of Save data: one JSON object a picture, in a published format. `heatlens` is its version. */
export function toSavedData(
  { image, input, predictions, explanation, timings, metrics, backend: ran }: Outcome,
  model: ModelInfo,
  backend: BackendChoice,
  numbers: NumberValues = {},
) {
  const { heatmap, channel, mapBeforeRelu, smoothing = 'none', unfinished } = explanation
  const { name, head } = model.outputs[model.output] ?? {}
  return {
    heatlens: 2,
    image,
    model: {
      id: model.id,
      name: model.name,
      classes: model.classes.length,
      weights: model.weights,
      sha256: model.sha256,
    },
    input: savedInput(input),
    ...(head !== undefined && { head }),
    ...(model.outputs.length > 1 && { output: name }),
    ...(model.numbers.length > 0 && { numbers: numbersOf(model, numbers) }),
    backend: ran ?? backend.id,
    predictions: predictions.map(({ classIndex, wnid, label, probability, logit }) => ({
      index: classIndex,
      wnid,
      label,
      probability: orNull(probability),
      logit,
    })),
    explanation: {
      method: explanation.method,
      layer: explanation.layer,
      ...fusedOf(explanation),
      ...(smoothing !== 'none' && { smoothing }),
      // The classes that Finer-CAM tells it from.
      ...(explanation.against?.length && { against: [...explanation.against] }),
      score: explanation.score,
      evidence: explanation.evidence,
      classIndex: explanation.classIndex,
      channelWeights: explanation.channelWeights && Array.from(explanation.channelWeights),
      rawPeak: explanation.rawPeak,
      // The factor for weights, peak, gradients and the weighted channel: [1, 0] unless they underflow a double.
      gradientScale: explanation.gradientScale,
      ...(mapBeforeRelu && {
        mapBeforeRelu: { height: heatmap.height, width: heatmap.width, values: Array.from(mapBeforeRelu) },
      }),
      map: { height: heatmap.height, width: heatmap.width, values: Array.from(heatmap.values) },
      empty: explanation.empty,
      // Steps done, of how many: of a method of many passes that was stopped.
      ...(unfinished && { unfinished }),
    },
    channel: channel && { index: channel.index, before: Array.from(channel.before), after: Array.from(channel.after) },
    ...(metrics && { metrics: metricsOf(metrics) }),
    timings,
  }
}

/** The layers whose maps are fused with that of `layer`, and how; nothing where there are none. */
const fusedOf = ({ furtherLayers = [], fusion = 'mean' }: Explanation) =>
  furtherLayers.length > 0 ? { furtherLayers: [...furtherLayers], fusion } : {}

const metricsOf = (metrics: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(metrics).map(([id, value]) => [id, orNull(value)]))

/** JSON has no NaN. */
const orNull = (value: number) => (Number.isNaN(value) ? null : value)

/** How the input was made: value c = (pixel − mean[c]) · scale[c], in the order of the input. */
function savedInput({ preprocessing, crop }: Outcome['input']) {
  const { height, width, channels, values, resize, antialias, fit, shortSide } = preprocessing
  const { mean, divisor } = scalingOf(preprocessing)
  const preset = presetOf(preprocessing)
  return {
    ...(height === width && { size: height }),
    ...{ resize, ...(preset && { preset }) },
    ...{
      height,
      width,
      channels: channels === 'grey' ? 1 : 3,
      values,
      antialias,
      fit,
      ...(shortSide && { shortSide }),
    },
    crop: { left: crop.left, top: crop.top, width: crop.width, height: crop.height },
    ...{ order: channels, scale: divisor.map((one) => 1 / one), mean },
  }
}

/** The values of inputs for numbers, by their names. */
export type NumberValues = Readonly<Record<string, readonly number[]>>

/** Those that a network was given; zeros where a person gave none. */
export const numbersOf = ({ numbers }: Pick<ModelInfo, 'numbers'>, given: NumberValues): NumberValues =>
  Object.fromEntries(
    numbers.map(({ name, length }) => [
      name,
      Array.from({ length }, (_, at) => (Object.hasOwn(given, name) ? (given[name]?.[at] ?? 0) : 0)),
    ]),
  )

/** The same as text. */
export const savedDataText = (...of: Parameters<typeof toSavedData>): string =>
  `${JSON.stringify(toSavedData(...of), null, 1)}\n`
