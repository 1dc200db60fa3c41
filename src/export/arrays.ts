import { channelsOf } from '../image/input/toInput.ts'
import type { DrawingSettings } from '../settings/settings.ts'
import type { BackendChoice, Details, ModelInfo } from '../types.ts'
import { savedName } from './fileNames.ts'
import { toNpy } from './npy.ts'
import { pythonScript } from './pythonScript.ts'
import { type NumberValues, type Outcome, savedDataText } from './savedData.ts'

export interface ArraysOf {
  outcome: Outcome
  /** The network's input, [height, width, channels]. */
  input: Float32Array
  details: Details
  engine: { model: ModelInfo; backend: BackendChoice }
  settings: DrawingSettings
  /** The values of inputs for numbers, by their names. */
  numbers?: NumberValues
  /** What the map is multiplied by when it is drawn; 1 by default. */
  scale?: number
  /** The opened picture as a PNG; undefined if the browser cannot write it. */
  photo: Uint8Array<ArrayBuffer> | undefined
}

/**
 * The files of Save arrays, by name: all numbers of an answer for NumPy, the JSON of Save data, and the Python script
 * that continues from there.
 */
export function arrayFiles({
  outcome,
  input,
  details,
  engine,
  settings,
  numbers,
  scale,
  photo,
}: ArraysOf): Record<string, Uint8Array<ArrayBuffer>> {
  const { height, width, channels, activations, gradients, gradientFactor } = details
  const { heatmap, channelWeights } = outcome.explanation
  const { model, backend } = engine
  const { preprocessing: how } = outcome.input
  const text = (content: string) => new TextEncoder().encode(content)
  const shape = [height, width, channels]
  return {
    'heatlens.json': text(savedDataText(outcome, model, backend, numbers)),
    'heatlens.py': text(
      pythonScript(outcome, model, settings, savedName(outcome, model.classes, 'picture'), numbers, scale),
    ),
    ...(photo && { 'photo.png': photo }),
    'input.npy': toNpy(input, [1, how.height, how.width, channelsOf(how)]),
    'activations.npy': toNpy(activations, shape),
    // In doubles: for a confident network, gradients underflow a float32. If they underflow a double too, the JSON has
    // the scale.
    'gradients.npy': toNpy(
      Float64Array.from(gradients, (value) => value * gradientFactor),
      shape,
    ),
    ...(channelWeights && { 'channel_weights.npy': toNpy(channelWeights, [channels]) }),
    'map.npy': toNpy(heatmap.values, [heatmap.height, heatmap.width]),
  }
}
