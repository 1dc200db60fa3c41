// Values that cross between folders. This file imports types only.

import type { Problem, Reason } from './errors/codes.ts'
import type { BackendId } from './ids.ts'
import type { channelOrders, fits, metricIds, resizeRules, valueRanges } from './laterIds.ts'

/** A picture in memory: RGBA, four bytes per pixel, in row-major order. */
export interface Pixels {
  height: number
  width: number
  /** [height, width, 4] */
  data: Uint8ClampedArray<ArrayBuffer>
}

/** A box in fractions of the picture's height and width. */
export interface Box {
  top: number
  left: number
  bottom: number
  right: number
}

/** The values of an explanation: one per cell of the target layer, from 0 (cold) to 1 (hottest). */
export interface Heatmap {
  height: number
  width: number
  /** [height, width], row-major. */
  values: Float32Array
  /** The part of the picture that it is stretched over: what the network saw of it. By default, all of it. */
  area?: Box
}

/** A map that is measured. */
export interface MeasuredMap extends Heatmap {
  /** The same before ReLU and scaling, where the method has that: `mapBeforeRelu` of an {@link Explanation}. */
  beforeRelu?: ArrayLike<number>
}

/** A class with its scores. */
export interface Prediction {
  classIndex: number
  /** WordNet id, such as `n02123045`. */
  wnid: string
  /** As in the model's class list, such as `golf_ball`. */
  label: string
  /** By the head, 0 to 1: see `explain/heads.ts`. NaN for values that are no probabilities. */
  probability: number
  /** The value before the head; for the first of the two answers of one sigmoid unit, its negative. */
  logit: number
}

/** The score to explain: the softmax output (as in the notebook) or the logit before it. */
export const scoreIds = ['probability', 'logit'] as const

export type ScoreId = (typeof scoreIds)[number]

export type MetricId = (typeof metricIds)[number]

/** How several layers' maps become one: their mean, or their product. */
export const fusionIds = ['mean', 'product'] as const

export type FusionId = (typeof fusionIds)[number]

/**
 * How a map is smoothed: not at all; as the mean over the picture, mirrored and not, at three contrasts; or as the first
 * principal component of what it is the sum of.
 */
export const smoothingIds = ['none', 'flips', 'eigen'] as const

export type SmoothingId = (typeof smoothingIds)[number]

/** The evidence for a class, or against it (the counterfactual explanation). */
export const evidenceIds = ['for', 'against'] as const

export type EvidenceId = (typeof evidenceIds)[number]

/**
 * How a map is drawn over the photo: in colours, as the notebook does; in colours whose opacity follows the heat; as
 * contour lines; or by dimming everything below the threshold.
 */
export const overlayStyles = ['heat', 'clear', 'contours', 'mask'] as const

export type OverlayStyle = (typeof overlayStyles)[number]

/** How hot the colours of a map are: by its own maximum, or by that of the hottest of the classes that are shown. */
export const heatScales = ['own', 'common'] as const

/** The running backend, and why it was chosen. */
export interface BackendChoice {
  id: BackendId
  reason: Reason
}

export type WeightType = 'float32' | 'float16' | 'uint8'

/** How the weights of a network are stored; `mixed` if not all alike: large ones in `uint8`, small ones finer. */
export type StoredWeights = WeightType | 'mixed'

export const heads = ['softmax', 'sigmoid', 'multi-label', 'linear'] as const

/**
 * What the last activation makes of the logits. `softmax`: probabilities that sum to 1. `sigmoid`: one unit z, two
 * answers; the second of two classes has the probability sigmoid(z), the first sigmoid(−z). `multi-label`: a
 * probability of its own for each class. `linear`: values as they are.
 */
export type Head = (typeof heads)[number]

/**
 * What the values of a `linear` head are, which no file says. `logits`: softmax makes probabilities of them, or sigmoid
 * of a single one, as of the heads of these names. `values`: the answer itself, such as an age.
 */
export const linearReadings = ['logits', 'values'] as const

export type LinearReading = (typeof linearReadings)[number]

/** What the values of the input are: see `image/input/`. */
export type ValueRange = (typeof valueRanges)[number]

export type ChannelOrder = (typeof channelOrders)[number]

export type ResizeRule = (typeof resizeRules)[number]

/**
 * How a picture is brought to the size of the input: stretched; its largest centred part of the input's aspect ratio;
 * or resized until its short side is `shortSide`, and its centre of the input's size.
 */
export type Fit = (typeof fits)[number]

/** How the input of a network is made of a picture. */
export interface Preprocessing {
  height: number
  width: number
  channels: ChannelOrder
  values: ValueRange
  /** For `custom`: value = (pixel − mean) · scale, pixels 0 to 255; one number, or one a channel in the order of the input. */
  mean?: readonly number[]
  scale?: readonly number[]
  resize: ResizeRule
  antialias: boolean
  fit: Fit
  shortSide?: number
}

/** How to store a network from files. */
export interface Keeping {
  /** `float32` keeps the values unchanged. */
  weights: WeightType
  /** What a person knows about the pixels that it wants; the rest is read or guessed. A Heatlens package has its own. */
  preprocessing?: Partial<Preprocessing>
  /** How linear outputs are read; as logits by default. */
  reading?: LinearReading
  /** What a person says of what the weights leave open. */
  choices?: Choices
  /** True if it is only used for this visit, in memory, because there is no room on the device. */
  isForVisit?: boolean
  /** Lists of classes that came before; a Heatlens package has its own. */
  lists?: readonly EarlierList[]
  /** The names of the networks that there are, as a person calls them, by their ids: another one gets a number. */
  names?: readonly Pick<KnownModel, 'id' | 'name'>[]
  /** The folder that its files come from, with those around it: `runs/birds`. */
  folder?: string
  /** Which of several networks in an archive is wanted, by its path; and which `left` ones are told then. */
  member?: { path: string; left: readonly string[] }
  /** What the catalogue says of a network that comes from there: it has this id on the device. */
  about?: Pick<KnownModel, 'id' | 'name' | 'source' | 'licence'>
}

/** What a person says of what weights leave open: the name of the architecture, an activation. */
export type Choices = Readonly<Partial<Record<OpenQuestion['about'], string>>>

/**
 * What the names and shapes of weights leave open: which of several architectures they are of, or which activation
 * follows a Linear of a last layer that a person put there.
 */
export interface OpenQuestion {
  about: 'architecture' | 'activation'
  /** The Linear, by its module. */
  module?: string
  /** Names of architectures; or of activations as PyTorch has them, and `none`. The first is what is most common. */
  options: readonly string[]
  chosen: string
  /** `usual`: nothing tells, and the others are rare; `guess`: nothing tells; `file`: a name beside the weights does. */
  from: 'usual' | 'guess' | 'file' | 'person'
}

/** A list of classes that came before a network. */
export interface EarlierList {
  file: File
  /** True if it named another network: it serves if this one has no names of its own, and nothing is said of it else. */
  isUsed: boolean
}

/** What was understood of the files of a network, from their descriptions alone: no weights have been read. */
export interface Understood {
  /** The file that stands for it, and the author's name for the network. */
  file: string
  name: string
  /** The id of its format, a key of the words' `formats`. */
  format: UnderstoodFormat
  /** Such as `Keras 3.15.1`. */
  producer?: string
  /** The network's own; `isFree` if the file leaves a side free. */
  input: { height: number; width: number; channels: number; isFree: boolean }
  preprocessing: Preprocessing
  preprocessingFrom: PreprocessingSource
  head: Head
  /** Those of the first output: how many, the first labels, and where they are from. */
  classes: { count: number; first: readonly string[]; from: 'file' | 'imagenet' | 'numbers' }
  targetLayer: string
  /** The author's names of all outputs. */
  outputs: readonly string[]
  /** What the weights leave open, and how they are read. */
  open?: readonly OpenQuestion[]
  parameters: number
  /** Bytes to store. */
  bytes: number
  /** Other networks in the same archive, by their paths: they are not added. */
  others?: readonly string[]
}

/** Formats of networks, and Heatlens' own packages. */
export const understoodFormats = [
  'package',
  'tfjs',
  'tfjs-graph',
  'keras-zip',
  'keras-h5',
  'keras-architecture',
  'safetensors',
  'torch',
  'onnx',
  'other',
] as const

export type UnderstoodFormat = (typeof understoodFormats)[number]

/** A line of a network's summary, as Keras prints it. */
export interface LayerSummary {
  name: string
  /** The Keras class, such as `Conv2D`. */
  className: string
  /** Without the batch dimension: [height, width, channels] or [values]. */
  outputShape: readonly number[]
  parameters: number
  /** Names of the layers before it. */
  inputs: readonly string[]
}

/** A class list: [WordNet id or other id, label], in the order of the outputs. */
export type Classes = readonly (readonly [wnid: string, label: string])[]

/** An output of a network that can be explained. */
export interface OutputInfo {
  /** The author's name. */
  name: string
  head: Head
  /** How a `linear` head is read; only there. */
  reading?: LinearReading
  /** Its number of logits; only with `reading`. */
  units?: number
  /** How it was read when it was opened, where a person reads it in another way. */
  asOpened?: Pick<OutputInfo, 'reading' | 'classes'>
  /** Two for one sigmoid unit, also if a linear one is read as its logit; else one a logit. */
  classes: Classes
  /** Layers that can be explained, in the order of the network, and the default. */
  layers: readonly string[]
  targetLayer: string
  /** Those of `layers` where a block ends (`graph/blockEnds.ts`), which menus list first; missing where nobody knows. */
  blockEnds?: readonly string[]
}

/** Where what is known about the preprocessing comes from. `network`: its first layers do it. */
export type PreprocessingSource = 'file' | 'network' | 'guess' | 'person'

/**
 * What the cells of a layer depend on along one side of the input, in input pixels. Padding counts, so it may begin
 * before the picture.
 */
export interface Reach {
  /** The number of pixels that one cell depends on. */
  size: number
  /** From one cell's first pixel to that of the next. */
  stride: number
  /** The first cell's first pixel. */
  start: number
  /** One past the last pixel that any cell depends on: the end of the picture, or earlier if strides skip pixels. */
  end: number
}

/**
 * The receptive field of the cells of a layer: along the height, and also along the width unless `columns` is given.
 */
export interface ReceptiveField extends Reach {
  columns?: Reach
}

/**
 * When the answers of a softmax network are sure, from what was measured on pictures that it never saw: data of the
 * network, missing where nobody measured it.
 */
export interface Confidence {
  /** The top class alone is named from this probability on. */
  sure: number
  /** Else the best three are named if their probabilities come to this; below that, the network is not sure. */
  together: number
}

/** Lists of classes that the page has words for: what they cover, and what they lack. */
export const knowledgeIds = ['imagenet'] as const

export type KnowledgeId = (typeof knowledgeIds)[number]

/** What the page knows about the network in use. */
export interface ModelInfo {
  id: string
  name: string
  /** [WordNet id, label], in the order of the network's outputs. */
  classes: readonly (readonly [wnid: string, label: string])[]
  /** The picture that the network wants. `free`: the file leaves its size free, and this is the one by default. */
  input: { height: number; width: number; channels: number; free?: { height: number; width: number } }
  preprocessing: Preprocessing
  preprocessingFrom: PreprocessingSource
  /** Further inputs, which take numbers. */
  numbers: readonly { name: string; length: number }[]
  outputs: readonly OutputInfo[]
  /** Index of the output in use: `classes`, `layers` and `targetLayer` are its own. */
  output: number
  /** Name of the preprocessing preset, a key of the table in `image/preprocess.ts`. */
  preset: string
  /** Side of the square input, in pixels. */
  inputSize: number
  weights: StoredWeights
  confidence?: Confidence
  knowledge?: KnowledgeId
  parameters: number
  /** All shards together. */
  bytes: number
  /** SHA-256 of model.json, in hexadecimal. */
  sha256: string
  source: string
  licence: string
  /** All its layers, first to last. */
  summary: readonly LayerSummary[]
  /** Layers that can be explained, in the order of the network; the default is the last convolution. */
  layers: readonly string[]
  targetLayer: string
  /** One for the name of each of `layers`. */
  receptiveFields: Readonly<Record<string, ReceptiveField>>
}

/** The id of the network that comes with the page. */
export const EMBEDDED_MODEL = 'efficientnet-lite0'

/** The id of the small network of VGG16's layout, which hosts have too: a package that Keras' script can read. */
export const TEACHING_MODEL = 'starter'

/** An available network: embedded in the page, in memory for this visit, on this device, or on the page's host. */
export interface KnownModel {
  id: string
  name: string
  place: 'embedded' | 'visit' | 'device' | 'host'
  /** All shards together. */
  bytes: number
  weights: StoredWeights
  classes: number
  source: string
  licence: string
  /** SHA-256 of the model.json on the host, in hexadecimal. */
  sha256?: string
  /** True for a copy of a package that has another version on the host by now. */
  isOutdated?: boolean
  /** True for a network on the host that is only loaded when a person asks for it, though it would be preferred. */
  isOnRequest?: boolean
  /** True if it exists on this device or in this page only, so that a link does not include it. */
  isHereOnly?: boolean
}

/** How much the browser lets Heatlens store on this device, in bytes; an estimate. */
export interface Room {
  used: number
  quota: number
  /** True if the browser has agreed not to clear it by itself. */
  isKept: boolean
}

/** Bytes of the model's shards that have arrived, and the total. */
export interface LoadProgress {
  loaded: number
  total: number
}

/** mantissa · 10^exponent: a number that may be too small for a double. */
export type Scaled = readonly [mantissa: number, exponent: number]

/** The memory of the network and the stored forward pass. */
export interface Memory {
  tensors: number
  bytes: number
}

/** What to explain. */
export interface Question {
  /** Index of the output; the first by default. */
  output?: number
  classIndex: number
  method: string
  layer: string
  /** Further layers whose maps are fused with that of `layer`. */
  furtherLayers?: readonly string[]
  /** How maps of several layers become one; their mean by default. */
  fusion?: FusionId
  smoothing?: SmoothingId
  /** For Finer-CAM: the classes that it is told apart from; by default, the three with the nearest logits. */
  against?: readonly number[]
  score: ScoreId
  /**
   * The evidence for the class by default. With `against`, everything derived from the gradient comes from the negated
   * gradient.
   */
  evidence?: EvidenceId
  /** The channel to return; by default, the one that adds most to the Grad-CAM map: see `explain/shares.ts`. */
  channel?: number
}

/** What a metric takes. */
export interface MetricCost {
  /** About how many forward passes, beside those of maps. */
  passes: number
  /** How many more maps of the method; none by default. */
  maps?: number
  /** Metrics that are measured together and have the same here make these passes only once. */
  shares?: 'masked' | 'road'
}

/** What a method can do, and costs at a layer of the network in use. */
export interface MethodFacts {
  /** About how many forward passes it takes beside that of the picture. */
  cost: number
  /** About how many a map of another picture takes, with its own pass and way back. */
  again: number
  /** Whether it can show evidence against a class. */
  isCounterfactual: boolean
  /** Whether its map does not depend on the class. */
  isClassFree: boolean
}

/** A channel of the target layer, before and after multiplication by its weight. */
export interface Channel {
  index: number
  height: number
  width: number
  /** [height, width], row-major. */
  before: Float32Array
  /** [height, width], row-major; multiply by the answer's `gradientScale`. */
  after: Float64Array
}

/** The answer to a {@link Question}. */
export interface Explanation extends Omit<Question, 'channel'> {
  evidence: EvidenceId
  /** Probability of the class and its logit, as in a {@link Prediction}: it need not be among the most probable ones. */
  probability: number
  logit: number
  heatmap: Heatmap
  /**
   * One number per channel, where the method has them; of Grad-CAM, the gradient of the score (negated for evidence
   * against), averaged over height and width. Multiply by `gradientScale`.
   */
  channelWeights: Float64Array | null
  /**
   * Maximum of the map after ReLU and before scaling, where the map is the mean over the channels, as in the notebook.
   * Multiply by `gradientScale`.
   */
  rawPeak: number
  /** The map before ReLU and scaling, [height, width], where the method has one. Multiply by `gradientScale`. */
  mapBeforeRelu?: Float64Array
  /** [1, 0] if all values to multiply by it are full-precision doubles already: see `explain/gradientScale.ts`. */
  gradientScale: Scaled
  /** True if no cell has any evidence of the requested kind: the map is all zeros. */
  empty: boolean
  /** Set if the map is the same for every class. */
  isClassFree?: true
  /** Set if the map is there to compare with, and does not explain the network. */
  isBaseline?: true
  /** The requested channel, or the one that adds most to the Grad-CAM map; null where the method has no weights. */
  channel: Channel | null
  /** Set for what a method of many passes had when it was stopped, or has so far: steps done, of how many. */
  unfinished?: { done: number; total: number }
  /** Milliseconds that it took where the network is, as `forwardMs`: without what the page did meanwhile. */
  explainMs?: number
}

/** Another scale for the maps of some explanations than that of each: see `image/heat/commonScale.ts`. */
export interface Rescaling {
  /** What the map of an explanation is multiplied by. */
  factorOf(explanation: Explanation): number
  /** The explanation with its map on this scale; the same object for the same explanation. */
  apply(explanation: Explanation): Explanation
}

/** All arrays that the answer to a {@link Question} was made of. */
export interface Details {
  height: number
  width: number
  channels: number
  /** The output of the target layer, [height, width, channels]. */
  activations: Float32Array<ArrayBuffer>
  /**
   * The gradient of the score (negated for evidence against) with respect to `activations`, divided by `gradientFactor`
   * and the answer's `gradientScale`.
   */
  gradients: Float32Array<ArrayBuffer>
  gradientFactor: number
  /** The mean of each channel's gradients: Grad-CAM's weights. Multiply by the answer's `gradientScale`. */
  pooledGradients: Float64Array
  /**
   * The mean of the weighted channels, [height, width]: Grad-CAM's map before ReLU and scaling. Multiply by the
   * answer's `gradientScale`.
   */
  mean: Float64Array
  /** Each channel's share of the map; they sum to 1: see `explain/shares.ts`. */
  shares: Float64Array
}

/** A map of a network with other weights, and how it compares with that of the network itself. */
export interface MetricFrame {
  /** Before ReLU where the method has that, and then divided by its largest magnitude: -1 to 1. */
  map: Heatmap
  /** Spearman's rank correlation with the first map, -1 to 1; 0 where either is the same everywhere. */
  correlation: number
  /** The same of the magnitudes. */
  absolute: number
  /** The layers that lost their weights in this step, from the top down; those of the steps before did, too. None in the first. */
  layers: readonly string[]
}

/** What a metric says of a map. */
export interface MetricResult {
  /** NaN where there is none, such as for an empty map. */
  value: number
  /** What the value is the area under, or the mean of: x is the share of the pixels, 0 to 1, and y the score. */
  curve?: readonly { x: number; y: number }[]
  film?: readonly MetricFrame[]
  /** True if the map hardly depends on what the network has learned. */
  isInsensitive?: boolean
  /** Why there is no value, where this device refuses. */
  problem?: Problem
}
