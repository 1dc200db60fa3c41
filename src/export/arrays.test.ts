import { expect, it } from 'vitest'
import { mapOf, spotsOn } from '../../fixtures/madeMaps.ts'
import { preparedWhole } from '../../fixtures/preprocessing.ts'
import { readNpy } from '../../fixtures/readNpy.ts'
import { defaultSettings } from '../settings/settings.ts'
import type { Heatmap, Scaled } from '../types.ts'
import { type ArraysOf, arrayFiles } from './arrays.ts'
import { resultTable } from './resultTable.ts'

/** An answer of two cells and one channel, with gradients of a given scale. */
function answer(gradientFactor: number, gradientScale: Scaled): ArraysOf {
  const explanation = {
    ...{ classIndex: 0, method: 'gradCam', layer: 'l', score: 'probability', evidence: 'for', empty: false },
    ...{ heatmap: { height: 1, width: 2, values: Float32Array.of(0.5, 1) }, gradientScale },
    channelWeights: Float64Array.of(0.25 * gradientFactor),
    rawPeak: 0.75 * gradientFactor,
    channel: {
      ...{ index: 0, height: 1, width: 2, before: Float32Array.of(1, 3) },
      after: Float64Array.of(0.25 * gradientFactor, 0.75 * gradientFactor),
    },
  }
  const model = { id: 'm', name: 'M', classes: [['n1', 'one']], outputs: [], numbers: [] }
  return {
    outcome: {
      ...{ image: { name: 'a.png', width: 2, height: 1 }, predictions: [], explanation, timings: {} },
      input: preparedWhole(1, 2),
    },
    input: new Float32Array(3),
    details: {
      ...{ height: 1, width: 2, channels: 1, gradientFactor },
      activations: Float32Array.of(1, 3),
      gradients: Float32Array.of(0.125, 0.375),
    },
    engine: { model, backend: { id: 'wasm' } },
    settings: defaultSettings,
  } as unknown as ArraysOf
}

const saved = (given: ArraysOf) => {
  const files = arrayFiles(given)
  const json = JSON.parse(new TextDecoder().decode(files['heatlens.json']))
  return {
    gradients: [...readNpy(files['gradients.npy'] as Uint8Array).values],
    weights: [...readNpy(files['channel_weights.npy'] as Uint8Array).values],
    ...json.explanation,
    after: json.channel.after,
  }
}

it('saves true gradients, also those that a float32 does not hold', () => {
  expect(saved(answer(1e-200, [1, 0]))).toMatchObject({
    gradients: [0.125e-200, 0.375e-200],
    weights: [0.25e-200],
    channelWeights: [0.25e-200],
    after: [0.25e-200, 0.75e-200],
    gradientScale: [1, 0],
  })
})

it('saves the picture, and no empty file where the browser cannot write it', () => {
  const photo = Uint8Array.of(1, 2, 3)
  expect(arrayFiles({ ...answer(1, [1, 0]), photo })['photo.png']).toBe(photo)
  const without = arrayFiles({ ...answer(1, [1, 0]), photo: undefined })
  expect(without).not.toHaveProperty('photo.png')
  // The script then prints instructions; scripts/oracle/verify.py runs it in that state.
  expect(new TextDecoder().decode(without['heatlens.py'])).toContain('%r has no photo.png')
})

it('saves a scale apart where a double holds nothing of them', () => {
  expect(saved(answer(1, [2.5, -869]))).toMatchObject({
    gradients: [0.125, 0.375],
    weights: [0.25],
    channelWeights: [0.25],
    rawPeak: 0.75,
    after: [0.25, 0.75],
    gradientScale: [2.5, -869],
  })
})

it('writes the whole peak into the table', () => {
  const peakOf = (given: ArraysOf) =>
    resultTable([{ name: 'cat.png', outcome: given.outcome }], given.engine.model)
      .split(',')
      .at(-7)
  expect([peakOf(answer(1, [1, 0])), peakOf(answer(1, [2, -869])), peakOf(answer(0, [2, -869]))]).toEqual([
    '0.75',
    '1.5e-869',
    '0',
  ])
})

it('writes into the table the places that the sentence names', () => {
  const { outcome, engine } = answer(1, [1, 0])
  const placeOf = (heatmap: Heatmap) => {
    const explanation = { ...outcome.explanation, heatmap }
    const line = resultTable([{ name: 'a', outcome: { ...outcome, explanation } }], engine.model).split('\r\n')[1]
    return line?.split(',').at(-6)
  }
  const spots = (...all: [row: number, column: number, radius: number][]) => spotsOn(14, 14, all)
  const half = { left: 0.5, top: 0, right: 1, bottom: 1 }
  expect(placeOf(spots([2, 2, 2]))).toBe('topLeft')
  expect(placeOf(spots([2, 2, 2], [11, 12, 2]))).toBe('bottomRight topLeft')
  expect(placeOf({ ...spots([2, 2, 2]), area: half })).toBe('top')
  expect(placeOf({ ...mapOf(7, 7, () => 1), area: half })).toBe('allSeen')
  expect([placeOf(mapOf(7, 7, () => 1)), placeOf(mapOf(7, 7, () => 0))]).toEqual(['everywhere', 'nowhere'])
})

it('writes into the table how a map was made, and the metrics that were asked for', () => {
  const { outcome, engine } = answer(1, [1, 0])
  const made = { method: 'scoreCam', furtherLayers: ['m', 'n'], fusion: 'product', smoothing: 'flips' } as const
  const explanation = { ...outcome.explanation, ...made, unfinished: { done: 1, total: 4 } }
  const row = { name: 'a', outcome: { ...outcome, explanation, metrics: { insertion: 0.5, deletion: Number.NaN } } }
  const [head = [], line = []] = resultTable([row], engine.model)
    .split('\r\n')
    .map((one) => one.split(','))
  expect(head.slice(-7).map((column, at) => [column, line.slice(-7)[at]])).toEqual([
    ['further_layers', 'm n'],
    ['fusion', 'product'],
    ['smoothing', 'flips'],
    ['unfinished', '0.25'],
    ['insertion', '0.5'],
    ['deletion', ''],
    ['problem', ''],
  ])
})
