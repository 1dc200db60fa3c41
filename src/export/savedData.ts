import type { Part } from '../image/heat/crop.ts'
import type { UsedRange } from '../image/input/range.ts'
import type { BackendChoice, Explanation, ModelInfo, Prediction, Preprocessing } from '../types.ts'

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
  input: { preprocessing: Preprocessing; crop: Part }
  predictions: readonly Prediction[]
  explanation: Explanation
  timings: Timings
}

/** The content of Save data: one JSON object a picture, in a published format. `heatlens` is its version. */
export function toSavedData(
  { image, predictions, explanation, timings }: Outcome,
  model: ModelInfo,
  backend: BackendChoice,
) {
  const { heatmap, channel } = explanation
  return {
    heatlens: 1,
    image,
    model: {
      id: model.id,
      name: model.name,
      classes: model.classes.length,
      weights: model.weights,
      sha256: model.sha256,
    },
    input: { size: model.inputSize, resize: 'nearest', preset: model.preset },
    backend: backend.id,
    predictions: predictions.map(({ classIndex, wnid, label, probability, logit }) => ({
      index: classIndex,
      wnid,
      label,
      probability,
      logit,
    })),
    explanation: {
      method: explanation.method,
      layer: explanation.layer,
      score: explanation.score,
      // The published format has no such key by default: evidence is for the class.
      ...(explanation.evidence === 'against' && { evidence: 'against' as const }),
      classIndex: explanation.classIndex,
      channelWeights: Array.from(explanation.channelWeights),
      rawPeak: explanation.rawPeak,
      // The factor for weights, peak, gradients and the weighted channel: [1, 0] unless they underflow a double.
      gradientScale: explanation.gradientScale,
      map: { height: heatmap.height, width: heatmap.width, values: Array.from(heatmap.values) },
      empty: explanation.empty,
    },
    channel: { index: channel.index, before: Array.from(channel.before), after: Array.from(channel.after) },
    timings,
  }
}

/** The same as text. */
export const savedDataText = (...of: Parameters<typeof toSavedData>): string =>
  `${JSON.stringify(toSavedData(...of), null, 1)}\n`
