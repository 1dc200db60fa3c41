import { expect, it } from 'vitest'
import { asVgg16, preparedWhole } from '../../fixtures/preprocessing.ts'
import type { BackendChoice, Explanation, ModelInfo, Prediction, Preprocessing } from '../types.ts'
import { savedDataText, toSavedData } from './savedData.ts'

const explanation = {
  ...{ classIndex: 1, method: 'gradCam', layer: 'l', score: 'logit', evidence: 'for', rawPeak: 2, empty: false },
  ...{ probability: 0.2, logit: 1 },
  gradientScale: [1, 0],
  mapBeforeRelu: Float64Array.of(-2, 2),
  heatmap: { height: 1, width: 2, values: Float32Array.of(0, 1) },
  channelWeights: Float64Array.of(3),
  channel: { index: 0, height: 1, width: 2, before: Float32Array.of(1, 2), after: Float64Array.of(3, 6) },
} as Explanation

const model = {
  ...{ id: 'm', name: 'M', classes: [], weights: 'float32', sha256: 'ab', inputSize: 224, preset: 'caffe' },
  ...{ numbers: [], outputs: [{ name: 'answer', head: 'softmax' }], output: 0 },
} as unknown as ModelInfo

interface Change extends Partial<Explanation> {
  ofModel?: Partial<ModelInfo>
  preprocessing?: Preprocessing
  predictions?: readonly Prediction[]
}

const partsOf = ({ ofModel, preprocessing, predictions = [], ...change }: Change): Parameters<typeof toSavedData> => [
  {
    ...{ image: { name: 'a.png', width: 2, height: 1 }, input: preparedWhole(1, 2, preprocessing), predictions },
    explanation: { ...explanation, ...change },
    timings: { decodeMs: 1, forwardMs: 2, explainMs: 3, totalMs: 6 },
  },
  { ...model, ...ofModel },
  { id: 'wasm', reason: { code: 'asked', parameters: {} } } satisfies BackendChoice,
]
const save = (change: Change) => toSavedData(...partsOf(change))

it('writes the lines that others rely on, and no other one', () => {
  expect(Object.keys(save({}))).toEqual([
    ...['heatlens', 'image', 'model', 'input', 'head', 'backend', 'predictions', 'explanation', 'channel', 'timings'],
  ])
  expect(Object.keys(save({}).explanation)).toEqual([
    'method',
    'layer',
    'score',
    'evidence',
    'classIndex',
    'channelWeights',
    'rawPeak',
    'gradientScale',
    'mapBeforeRelu',
    'map',
    'empty',
  ])
  expect(save({}).explanation).toMatchObject({ channelWeights: [3], map: { height: 1, width: 2, values: [0, 1] } })
  expect(save({}).explanation.mapBeforeRelu).toEqual({ height: 1, width: 2, values: [-2, 2] })
})

it('has all of the first version where that had it', () => {
  expect(save({})).toMatchObject({
    model: { id: 'm', name: 'M', classes: 0, weights: 'float32', sha256: 'ab' },
    input: { size: 224, resize: 'nearest', preset: 'caffe' },
    backend: 'wasm',
  })
})

it('says how the input was made', () => {
  expect(save({}).input).toEqual({
    ...{ size: 224, resize: 'nearest', preset: 'caffe', height: 224, width: 224, channels: 3, values: 'caffe' },
    ...{ antialias: false, fit: 'stretch', crop: { left: 0, top: 0, width: 2, height: 1 }, order: 'bgr' },
    ...{ scale: [1, 1, 1], mean: [103.939, 116.779, 123.68] },
  })
  const grey: Preprocessing = {
    ...{ ...asVgg16, height: 28, width: 40, channels: 'grey', values: '0..1', fit: 'short-side', shortSide: 50 },
    ...{ resize: 'bilinear', antialias: true },
  }
  expect(save({ preprocessing: grey }).input).toEqual({
    ...{ resize: 'bilinear', height: 28, width: 40, channels: 1, values: '0..1', antialias: true, fit: 'short-side' },
    ...{ shortSide: 50, crop: { left: 0, top: 0, width: 2, height: 1 }, order: 'grey', scale: [1 / 255], mean: [0] },
  })
})

it('says so where the numbers are of what speaks against the class', () => {
  expect(save({ evidence: 'against' }).explanation).toMatchObject({ evidence: 'against', classIndex: 1 })
  expect(save({}).explanation.evidence).toBe('for')
})

it('has the output and the numbers of a network that has several, under any name', () => {
  const outputs = [
    { name: 'colour', head: 'softmax' },
    { name: 'shape', head: 'multi-label' },
  ] as unknown as ModelInfo['outputs']
  const numbers = [
    { name: '__proto__', length: 2 },
    { name: 'age', length: 1 },
  ]
  const given = Object.fromEntries([['__proto__', [3, 4]]])
  const [outcome, model, backend] = partsOf({ ofModel: { outputs, output: 1, numbers } })
  const saved = JSON.parse(savedDataText(outcome, model, backend, given))
  expect(saved).toMatchObject({ head: 'multi-label', output: 'shape' })
  expect(Object.entries(saved.numbers)).toEqual([
    ['__proto__', [3, 4]],
    ['age', [0]],
  ])
})

it('has no probability where values are none', () => {
  const predictions = [{ classIndex: 0, wnid: '0', label: 'age', probability: Number.NaN, logit: 34.5 }]
  expect(save({ predictions }).predictions).toEqual([
    { index: 0, wnid: '0', label: 'age', probability: null, logit: 34.5 },
  ])
})

it('says how a map was smoothed and fused, and that it is unfinished, only where that is so', () => {
  const plain = save({ smoothing: 'none', furtherLayers: [] }).explanation
  expect(Object.keys(plain)).toEqual(Object.keys(save({}).explanation))
  const fused = save({
    ...{ method: 'scoreCam', smoothing: 'eigen', furtherLayers: ['m', 'n'], unfinished: { done: 10, total: 512 } },
  }).explanation
  expect(fused).toMatchObject({
    ...{ method: 'scoreCam', layer: 'l', furtherLayers: ['m', 'n'], fusion: 'mean', smoothing: 'eigen' },
    unfinished: { done: 10, total: 512 },
  })
  expect(save({ furtherLayers: ['m'], fusion: 'product' }).explanation).toMatchObject({ fusion: 'product' })
})

it('has null for channel weights and the channel of a method without them', () => {
  const saved = JSON.parse(savedDataText(...partsOf({ method: 'fullGrad', channelWeights: null, channel: null })))
  expect([saved.explanation.channelWeights, saved.channel]).toEqual([null, null])
})

it('has the metrics that were asked for, and null for those that have no value', () => {
  const [outcome, ...rest] = partsOf({})
  expect(toSavedData({ ...outcome, metrics: { insertion: 0.5, roadMorf: Number.NaN } }, ...rest).metrics).toEqual({
    ...{ insertion: 0.5, roadMorf: null },
  })
  expect(toSavedData(outcome, ...rest)).not.toHaveProperty('metrics')
})
