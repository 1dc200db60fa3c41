import { mapOf, seededNumbers, spotsOn } from '../fixtures/madeMaps.ts'
import type { Picture, Shown } from '../src/state/appState.ts'
import type { Details, EvidenceId, KnownModel, ModelInfo, Prediction } from '../src/types.ts'
import type { OpenedNetwork } from '../src/worker/explainer/explainer.ts'

/** A picture as it is opened. */
export type Photo = Shown['photo']

const SIDE = 14
const CHANNELS = 32

const labels = ['tabby', 'Egyptian_cat', 'tiger_cat', 'lynx', 'Persian_cat', 'fox_squirrel', 'golf_ball', 'parachute']

const classes = labels.map((label, index) => [`n0000000${index}`, label] as const)

/** The gallery's network. */
const model: ModelInfo = {
  id: 'gallery',
  name: 'Gallery network',
  classes,
  input: { height: 224, width: 224, channels: 3 },
  preprocessing: {
    ...{ height: 224, width: 224, channels: 'bgr', values: 'caffe' },
    ...{ resize: 'nearest', antialias: false, fit: 'stretch' },
  },
  preprocessingFrom: 'file',
  numbers: [],
  outputs: [
    {
      name: 'predictions',
      head: 'softmax',
      classes,
      layers: ['block4_conv3', 'block5_conv3'],
      targetLayer: 'block5_conv3',
    },
  ],
  output: 0,
  preset: 'caffe',
  inputSize: 224,
  weights: 'float16',
  parameters: 138_357_544,
  bytes: 276_715_088,
  sha256: '0'.repeat(64),
  source: 'Made up for the gallery.',
  licence: 'CC0 1.0',
  summary: [
    {
      name: 'block5_conv3',
      className: 'Conv2D',
      outputShape: [SIDE, SIDE, CHANNELS],
      parameters: 2_359_808,
      inputs: [],
    },
    {
      name: 'block5_pool',
      className: 'MaxPooling2D',
      outputShape: [7, 7, CHANNELS],
      parameters: 0,
      inputs: ['block5_conv3'],
    },
    {
      name: 'predictions',
      className: 'Dense',
      outputShape: [classes.length],
      parameters: 4_097_000,
      inputs: ['block5_pool'],
    },
  ],
  layers: ['block4_conv3', 'block5_conv3'],
  targetLayer: 'block5_conv3',
  receptiveFields: {
    block4_conv3: { size: 92, stride: 8, start: -42, end: 224 },
    block5_conv3: { size: 196, stride: 16, start: -90, end: 224 },
  },
}

export const engine: OpenedNetwork = {
  model,
  backend: {
    id: 'webgl',
    reason: { code: 'usesGpu', parameters: { name: 'NVIDIA GeForce RTX 4070' } },
  },
  methods: [{ id: 'gradCam', label: 'Grad-CAM', group: 'layer' }],
  notices: [],
}

/** Networks in every place. */
const places: Record<KnownModel['place'], string> = {
  embedded: 'Starter network',
  visit: 'For this visit',
  device: 'Gallery network',
  host: 'VGG16',
}

export const models: KnownModel[] = Object.entries(places).map(([place, name]) => ({
  ...{ id: place === 'device' ? model.id : place, name, place: place as KnownModel['place'] },
  ...{
    bytes: model.bytes,
    weights: model.weights,
    classes: classes.length,
    source: model.source,
    licence: model.licence,
  },
  ...(place === 'device' && { isOutdated: true }),
}))

export const predictions: Prediction[] = [0.62, 0.21, 0.08, 0.05, 0.02].map((probability, classIndex) => {
  const [wnid = '', label = ''] = classes[classIndex] ?? []
  return { classIndex, wnid, label, probability, logit: Math.log(probability) }
})

const next = seededNumbers(1)
const noise = (length: number) => Float32Array.from({ length }, () => next())

/** The arrays that an answer was made of. */
export const details: Details = {
  ...{ height: SIDE, width: SIDE, channels: CHANNELS, gradientFactor: 1 },
  activations: noise(SIDE * SIDE * CHANNELS),
  gradients: noise(SIDE * SIDE * CHANNELS).map((value) => value - 0.5),
  mean: Float64Array.from(noise(SIDE * SIDE)),
  shares: Float64Array.from({ length: CHANNELS }, () => 1 / CHANNELS),
  pooledGradients: Float64Array.from(noise(CHANNELS)),
}

/** An outcome for a picture; an empty one has no evidence anywhere. */
export function outcomeOf(photo: Photo, evidence: EvidenceId = 'for', empty = false): NonNullable<Shown['outcome']> {
  const heatmap = empty
    ? mapOf(SIDE, SIDE, () => 0)
    : spotsOn(SIDE, SIDE, [
        [5, 5, 3],
        [9, 10, 1.5],
      ])
  return {
    image: { name: photo.file.name, ...photo.size },
    input: { preprocessing: photo.preprocessing, crop: photo.crop },
    predictions,
    explanation: {
      ...{ classIndex: 0, method: 'gradCam', layer: model.targetLayer, score: 'probability', evidence, heatmap, empty },
      ...{ probability: 0.62, logit: Math.log(0.62) },
      channelWeights: Float64Array.from(noise(CHANNELS)).map((value) => value - 0.4),
      rawPeak: empty ? 0 : 0.0123,
      gradientScale: [1, 0],
      channel: {
        ...{ index: 7, height: SIDE, width: SIDE },
        before: heatmap.values,
        after: Float64Array.from(heatmap.values),
      },
    },
    timings: { decodeMs: 12, forwardMs: 180, explainMs: 40, totalMs: 232 },
  }
}

/** The picture on the stage, explained. */
export const shownOf = (photo: Photo, outcome = outcomeOf(photo)): Shown => ({
  ...{ pictureId: 1, photo, predictions, outcome },
})

/** One picture in the list for each of its states. */
export function picturesOf(photo: Photo): Picture[] {
  const common = { file: photo.file, thumbnail: photo.file, choice: 1, isReplaceable: false }
  const states: Record<Picture['state'], Partial<Picture>> = {
    done: { outcome: outcomeOf(photo) },
    failed: { problem: { code: 'pictureUnknown', parameters: { file: 'diary.png' } } },
    working: {},
    waiting: {},
    held: {},
  }
  return Object.entries(states).map(([state, own], i) => ({
    ...{ ...common, ...own, id: i + 1, state: state as Picture['state'] },
  }))
}
