import { expect, it } from 'vitest'
import { preparedWhole } from '../../fixtures/preprocessing.ts'
import type { BackendChoice, Explanation, ModelInfo } from '../types.ts'
import { toSavedData } from './savedData.ts'

const explanation = {
  ...{ classIndex: 1, method: 'gradCam', layer: 'l', score: 'logit', evidence: 'for', rawPeak: 2, empty: false },
  ...{ probability: 0.2, logit: 1 },
  gradientScale: [1, 0],
  heatmap: { height: 1, width: 2, values: Float32Array.of(0, 1) },
  channelWeights: Float64Array.of(3),
  channel: { index: 0, height: 1, width: 2, before: Float32Array.of(1, 2), after: Float64Array.of(3, 6) },
} as Explanation
const save = (change: Partial<Explanation>) =>
  toSavedData(
    {
      image: { name: 'a.png', width: 2, height: 1 },
      input: preparedWhole(1, 2),
      predictions: [],
      explanation: { ...explanation, ...change },
      timings: { decodeMs: 1, forwardMs: 2, explainMs: 3, totalMs: 6 },
    },
    {
      id: 'm',
      name: 'M',
      classes: [],
      weights: 'float32',
      sha256: 'ab',
      inputSize: 2,
      preset: 'caffe',
    } as unknown as ModelInfo,
    { id: 'wasm', reason: { code: 'asked', parameters: {} } } satisfies BackendChoice,
  )

it('writes the lines that others rely on, and no other one', () => {
  expect(Object.keys(save({}).explanation)).toEqual([
    'method',
    'layer',
    'score',
    'classIndex',
    'channelWeights',
    'rawPeak',
    'gradientScale',
    'map',
    'empty',
  ])
  expect(save({}).explanation).toMatchObject({ channelWeights: [3], map: { height: 1, width: 2, values: [0, 1] } })
})

it('says so where the numbers are of what speaks against the class', () => {
  expect(save({ evidence: 'against' }).explanation).toMatchObject({ evidence: 'against', classIndex: 1 })
})
