// The values that travel between the folders. This file imports types only.

import type { Reason } from './errors/codes.ts'

/** A picture in memory: RGBA, four bytes a pixel, row by row. */
export interface Pixels {
  height: number
  width: number
  /** [height, width, 4] */
  data: Uint8ClampedArray<ArrayBuffer>
}

/** The numbers of an explanation: one value a cell of the target layer, 0 (cold) to 1 (hottest). */
export interface Heatmap {
  height: number
  width: number
  /** [height, width], row by row. */
  values: Float32Array
}

/** One class with what the network gives it. */
export interface Prediction {
  classIndex: number
  /** WordNet id, such as `n02123045`. */
  wnid: string
  /** As the model's class list writes it, such as `golf_ball`. */
  label: string
  /** Softmax of the logits, 0 to 1. */
  probability: number
  logit: number
}

/** What the explained number is: the softmax output (as in the notebook) or the logit before it. */
export const scoreIds = ['probability', 'logit'] as const

export type ScoreId = (typeof scoreIds)[number]

/** The evidence for a class, or that against it: the counterfactual explanation. */
export const evidenceIds = ['for', 'against'] as const

export type EvidenceId = (typeof evidenceIds)[number]

/** How a map is drawn over the photo: in colours, as contour lines, or by dimming what is under the threshold. */
export const overlayStyles = ['heat', 'contours', 'mask'] as const

/** The names of the backends, best first. */
export const backendIds = ['webgl', 'wasm', 'cpu'] as const

export type BackendId = (typeof backendIds)[number]

/** The backend that runs, and why it was chosen. */
export interface BackendChoice {
  id: BackendId
  reason: Reason
}

export type WeightType = 'float32' | 'float16' | 'uint8'

/** How a network from files is to be kept. */
export interface Keeping {
  /** `float32` keeps the values as they are. */
  weights: WeightType
  /** Name of the preprocessing preset; a package of ours knows its own. */
  preset: string
  /** True where it is to be used for this visit only, in memory: there is no room for it on the device. */
  isForVisit?: boolean
}

/** One line of a network's summary, as Keras prints it. */
export interface LayerSummary {
  name: string
  /** Keras' class, such as `Conv2D`. */
  className: string
  /** Without the batch: [height, width, channels] or [values]. */
  outputShape: readonly number[]
  parameters: number
}

/** What the cells of a layer depend on along a side of the input, in its pixels. Padding is counted, so it may begin before the picture. */
export interface Reach {
  /** How many pixels one cell depends on. */
  size: number
  /** From one cell's first pixel to the next one's. */
  stride: number
  /** The first cell's first pixel. */
  start: number
  /** Behind the last pixel that any cell depends on: the picture's end, or earlier, where strides leave pixels out. */
  end: number
}

/** What a cell of a layer depends on: along the height, and along the width too where `columns` does not say otherwise. */
export interface ReceptiveField extends Reach {
  columns?: Reach
}

/** What the page may know of the network in use. */
export interface ModelInfo {
  id: string
  name: string
  /** [WordNet id, label], in the order of the network's outputs. */
  classes: readonly (readonly [wnid: string, label: string])[]
  /** Name of the preprocessing preset, a key of the table in `image/preprocess.ts`. */
  preset: string
  /** Side of the square input, in pixels. */
  inputSize: number
  weights: WeightType
  parameters: number
  /** All shards together. */
  bytes: number
  /** SHA-256 of model.json, in hexadecimal. */
  sha256: string
  source: string
  licence: string
  /** All its layers, first to last. */
  summary: readonly LayerSummary[]
  /** Layers that can be explained, in the order of the network; the last convolution is the default. */
  layers: readonly string[]
  targetLayer: string
  /** By the name of each of `layers`. */
  receptiveFields: Readonly<Record<string, ReceptiveField>>
}

/** The id of the network that comes with the page. */
export const EMBEDDED_MODEL = 'starter'

/** A network that can be used: it came with the page, is in memory for this visit, lies on this device, or is on the page's host. */
export interface KnownModel {
  id: string
  name: string
  place: 'embedded' | 'visit' | 'device' | 'host'
  /** All shards together. */
  bytes: number
  weights: WeightType
  classes: number
  source: string
  licence: string
  /** SHA-256 of the model.json on the host, in hexadecimal. */
  sha256?: string
  /** True for a copy of what was on the host, where that is another version by now. */
  isOutdated?: boolean
  /** True where it is on this device or in this page only, so that a link to this page does not bring it. */
  isHereOnly?: boolean
}

/** What the browser lets Heatlens keep on this device, in bytes; a hint, no promise. */
export interface Room {
  used: number
  quota: number
  /** True where the browser has promised not to clear it by itself. */
  isKept: boolean
}

/** Bytes of the model's shards that have arrived, of all. */
export interface LoadProgress {
  loaded: number
  total: number
}

/** mantissa · 10^exponent: a number that may be too small for a double. */
export type Scaled = readonly [mantissa: number, exponent: number]

/** What the network and the kept forward pass take. */
export interface Memory {
  tensors: number
  bytes: number
}

/** What to explain. */
export interface Question {
  classIndex: number
  method: string
  layer: string
  score: ScoreId
  /** What speaks for the class, unless said otherwise. Against it, everything that comes of the gradient is of the negated one. */
  evidence?: EvidenceId
  /** The channel to give; the one with the largest weight where it is not named. */
  channel?: number
}

/** One channel of the target layer, before and after multiplication by its weight. */
export interface Channel {
  index: number
  height: number
  width: number
  /** [height, width], row by row. */
  before: Float32Array
  /** [height, width], row by row; to be multiplied by the answer's `gradientScale`. */
  after: Float64Array
}

/** The answer to a {@link Question}. */
export interface Explanation extends Omit<Question, 'channel'> {
  evidence: EvidenceId
  /** Softmax of the logits for the class, 0 to 1, and its logit: it may be none of the most probable ones. */
  probability: number
  logit: number
  heatmap: Heatmap
  /** Gradient of the score (negated for what speaks against it), mean over height and width: one number a channel, to be multiplied by `gradientScale`. */
  channelWeights: Float64Array
  /** Maximum of the map after ReLU and before scaling; mean over the channels, as the notebook has it. To be multiplied by `gradientScale`. */
  rawPeak: number
  /** [1, 0] wherever all that is to be multiplied by it are doubles with all their digits as they are: see `explain/gradientScale.ts`. */
  gradientScale: Scaled
  /** True where no cell has any evidence of the kind that was asked for: the map is all zeros. */
  empty: boolean
  /** The channel that was asked for, or the one with the largest weight. */
  channel: Channel
}

/** What the answer to a {@link Question} was made of, whole. */
export interface Details {
  height: number
  width: number
  channels: number
  /** The output of the target layer, [height, width, channels]. */
  activations: Float32Array<ArrayBuffer>
  /** The gradient of the score (negated for what speaks against it) with regard to it, divided by `gradientFactor` and the answer's `gradientScale`. */
  gradients: Float32Array<ArrayBuffer>
  gradientFactor: number
  /** The mean of the weighted channels, [height, width]: Grad-CAM's map before ReLU and scaling; to be multiplied by the answer's `gradientScale`. */
  mean: Float64Array
  /** The part that each channel has in the map, all together 1: see `explain/shares.ts`. */
  shares: Float64Array
}
