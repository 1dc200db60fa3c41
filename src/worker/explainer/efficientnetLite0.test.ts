import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  goldenPictures,
  largestDifference,
  liteGoldens,
  readGoldenPng,
  readLiteGolden,
  readSample,
  relativeDifference,
} from '../../../fixtures/goldens.ts'
import { fetchFolder, PACKAGE_URL, simd } from '../../../fixtures/packages.ts'
import { present } from '../../../fixtures/present.ts'
import { startBackend } from '../../engine/backends/startBackend.ts'
import type { Network } from '../../engine/engine.ts'
import { portableEngine } from '../../engine/portable/portableEngine.ts'
import type { NetworkPlan } from '../../graph/plan.ts'
import { toInput } from '../../image/input/toInput.ts'
import { type ModelPackage, openPackage } from '../../model/package/openPackage.ts'
import { planPackage } from '../../model/package/planPackage.ts'
import type { Question } from '../../types.ts'
import { EMBEDDED_MODEL } from '../../types.ts'
import { explainOnce } from './explainOnce.ts'

// The network that comes with the page: in Python's numbers (scripts/oracle/lite/), and next to its float32 original.

let model: ModelPackage
let plan: NetworkPlan
beforeAll(async () => {
  model = await openPackage(PACKAGE_URL, fetchFolder(`public/model/${EMBEDDED_MODEL}`))
  plan = planPackage(model)
})

const set = 'efficientnet-lite0'
const inputOf = (picture: string) => toInput(readSample(picture), model.preprocessing).input

it('says what it is, how sure its answers are, and takes few files', () => {
  expect(model).toMatchObject({
    ...{ name: 'EfficientNet-Lite0', licence: 'Apache-2.0', weights: 'mixed', preprocessingFrom: 'file' },
    ...{ confidence: { sure: 0.5, together: 0.6 }, knowledge: 'imagenet' },
  })
  expect(plan.outputs).toMatchObject([{ head: 'softmax', units: 1000, target: '_conv_head' }])
  expect(plan.featureMaps.get('_conv_head')).toEqual([7, 7, 1280])
  expect(model.shards.length).toBeLessThanOrEqual(4)
  expect(model.bytes).toBeLessThan(5.03e6)
})

it.each(goldenPictures[set])('sees the middle square of %s as Pillow makes it, to the byte', (picture) => {
  const wanted = readGoldenPng(set, `${picture}.input.png`).data.filter((_, index) => index % 4 !== 3)
  const seen = inputOf(picture).map((value) => value * 128 + 127)
  expect(largestDifference(seen, wanted)).toBe(0)
})

const engines = {
  wasm: async () => (await startBackend({ simd, wanted: 'wasm', onLost: () => {} })).engine,
  'TensorFlow.js in plain JavaScript': async () =>
    (await startBackend({ simd, wanted: 'cpu', onLost: () => {} })).engine,
  'the portable engine': async () => portableEngine,
}

describe.each(Object.entries(engines))('on %s', (where, start) => {
  let network: Network
  beforeAll(async () => {
    network = await (await start()).build(plan, model.tensors)
    for await (const block of model.loadTensors(
      () => {},
      ({ name }) => network.rowsPerBlock(name),
    )) {
      await network.take(block)
    }
  })
  afterAll(() => network.dispose())

  /** The slow ones explain one picture. */
  const pictures = where === 'wasm' ? goldenPictures[set] : goldenPictures[set].slice(0, 1)

  it.each(pictures)('gives the numbers of %s, and those of its original nearly', async (picture) => {
    const golden = readLiteGolden(picture)
    const inputs = [inputOf(picture)]
    const pass = await network.forward(inputs, golden.finer.layer)
    const ask = (question: Question) => explainOnce({ plan, network, inputs, pass }, question)
    const logits = pass.outputs[0] as Float32Array
    expect(relativeDifference(logits, golden.logits)).toBeLessThan(1e-4)
    for (const { layer, pooledGradients, heatmap } of [golden, golden.finer]) {
      const question = { classIndex: golden.classIndex, method: 'gradCam', layer, score: 'probability' } as const
      const answer = await ask(question)
      const [mantissa, exponent] = answer.gradientScale
      const weights = present(answer.channelWeights).map((value) => value * mantissa * 10 ** exponent)
      expect(relativeDifference(weights, pooledGradients), layer).toBeLessThan(1e-3)
      expect(largestDifference(answer.heatmap.values, heatmap), layer).toBeLessThan(1e-3)
    }

    const original = liteGoldens().find(({ image }) => image === `${picture}.png`)
    if (!original) throw new Error(`No numbers of ${picture}.`)
    expect(relativeDifference(logits, original.logits)).toBeLessThan(0.05)
    for (const [score, map] of [
      ['logit', original.map],
      ['probability', original.probabilityMap],
    ] as const) {
      const { heatmap } = await ask({ classIndex: original.classIndex, method: 'gradCam', layer: '_conv_head', score })
      expect(largestDifference(heatmap.values, map), score).toBeLessThan(0.03)
    }
    pass.dispose()
  })
})
