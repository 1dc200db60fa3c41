import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import {
  type CamNetworkId,
  type CamPicture,
  camLayers,
  camNetwork,
  camPictures,
  readCamMetrics,
} from '../../../fixtures/cam.ts'
import { finalMap } from '../../../fixtures/camMaps.ts'
import { largestDifference } from '../../../fixtures/goldens.ts'
import { noOtherMap } from '../../../fixtures/madeContext.ts'
import { simd } from '../../../fixtures/packages.ts'
import { readNpy } from '../../../fixtures/readNpy.ts'
import { startSimd } from '../../engine/simd/simdEngine.ts'
import { explain } from '../explain.ts'
import type { MapAgain } from '../metric.ts'
import { masked } from '../pictureShape.ts'
import { complexityOf, harmonicMean } from './arcc.ts'
import { blurWeights } from './blur.ts'
import { pearson } from './correlation.ts'
import { metrics } from './index.ts'
import { maskOf } from './mask.ts'
import { maskedScore } from './maskedScore.ts'
import { roadDifference, roadPercentiles, roadScores } from './road.ts'

// The numbers of grad-cam 1.5.7 and torchcam 0.5.0: see fixtures/cam/README.md.

interface Curve {
  auc: number
  curve: number[]
}

interface Numbers {
  confidence: number
  confidenceMasked: number
  increaseInConfidence: number
  'relativeDrop(torchcam, paper)': number
  complexity: number
  coherency: number
  deletion: Curve
  insertion: Curve
  [road: `road${number}`]: { 'MoRF.exactShare': number; 'LeRF.exactShare': number }
}

const engine = startSimd(simd)
const made = new Map<CamNetworkId, ReturnType<typeof camNetwork>>()

function networkOf(id: CamNetworkId) {
  const network = made.get(id) ?? engine.then((fast) => camNetwork(id, fast))
  made.set(id, network)
  return network
}

async function setUp(id: CamNetworkId, picture: CamPicture, method: string) {
  const context = await (await networkOf(id)).context(picture, { layer: camLayers[id][1] })
  const numbers = readCamMetrics(id, picture)[method] as unknown as Numbers
  return { context, numbers, map: finalMap(id, picture, method) }
}

const methodsOf = { resnet: ['GradCAM', 'EigenCAM', 'LayerCAM'], vgg: ['GradCAM', 'EigenCAM'] } as const
const cases = (['resnet', 'vgg'] as const).flatMap((id) =>
  camPictures.flatMap((picture) => methodsOf[id].map((method) => [id, picture, method] as const)),
)

it.each(cases)('drops, and rises, as grad-cam and torchcam have it: %s, %s, %s', async (id, picture, method) => {
  const { context, numbers, map } = await setUp(id, picture, method)
  const { before, after } = await maskedScore(context, map)
  expect(largestDifference([before, after], [numbers.confidence, numbers.confidenceMasked])).toBeLessThan(1e-3)
  const drop = await metrics.averageDrop.run(context, map, noOtherMap)
  expect(Math.abs(drop.value - numbers['relativeDrop(torchcam, paper)'])).toBeLessThan(1e-3)
  expect((await metrics.increase.run(context, map, noOtherMap)).value).toBe(numbers.increaseInConfidence)
})

// Of the larger network, the map of which 34% are 0: the library's percentiles remove all of the picture.
it.each([...cases.filter(([id]) => id === 'resnet'), ['vgg', 'coffee', 'EigenCAM'] as const])(
  'has ROAD without noise as grad-cam has it with exact shares: %s, %s, %s',
  async (id, picture, method) => {
    const { context, numbers, map } = await setUp(id, picture, method)
    const { before, morf, lerf } = await roadScores(context, map, 0)
    const wanted = roadPercentiles.map((percentile) => numbers[`road${percentile}`])
    const changes = [...morf, ...lerf].map((score) => score - before)
    const both = [
      ...wanted.map((one) => one?.['MoRF.exactShare'] ?? Number.NaN),
      ...wanted.map((one) => one?.['LeRF.exactShare'] ?? Number.NaN),
    ]
    expect(largestDifference(changes, both)).toBeLessThan(3e-3)
  },
  120_000,
)

it.each(cases.filter(([id]) => id === 'resnet'))(
  'deletes and inserts as RISE does: %s, %s, %s',
  async (id, picture, method) => {
    const { context, numbers, map } = await setUp(id, picture, method)
    for (const mode of ['deletion', 'insertion'] as const) {
      const { value, curve = [] } = await metrics[mode].run(context, map, noOtherMap)
      expect(Math.abs(value - numbers[mode].auc)).toBeLessThan(1e-3)
      const step = id === 'resnet' ? 4 : 14
      const scores = curve.filter((_, index) => index % step === 0).map(({ y }) => y)
      expect(largestDifference(scores, numbers[mode].curve)).toBeLessThan(3e-3)
      expect([curve[0]?.x, curve.at(-1)?.x]).toEqual([0, 1])
    }
  },
  120_000,
)

it.each(camPictures)('has complexity, coherency and ARCC of Grad-CAM as grad-cam has them: %s', async (picture) => {
  const { context, numbers, map } = await setUp('resnet', picture, 'GradCAM')
  const again: MapAgain = {
    ...noOtherMap,
    about: (inputs) => context.about(inputs, async (other) => (await explain(other)).heatmap),
  }
  const mask = maskOf(context, map)
  const other = await again.about([masked(context.inputs[0] ?? new Float32Array(), mask)])
  const coherency = (pearson(maskOf(context, other), mask) + 1) / 2
  expect(largestDifference([complexityOf(mask), coherency], [numbers.complexity, numbers.coherency])).toBeLessThan(1e-3)
  const road = Math.min(Math.max(2 * roadDifference(await roadScores(context, map)), 0), 1)
  const { value } = await metrics.arcc.run(context, map, again)
  expect(value).toBeCloseTo(harmonicMean([numbers.coherency, 1 - numbers.complexity, road]), 3)
})

it('blurs with the kernel of RISE as SciPy makes it', () => {
  const kernel = readNpy(
    Uint8Array.from(readFileSync(new URL('../../../fixtures/cam/insertion-blur-kernel.npy', import.meta.url))),
  )
  const weights = blurWeights()
  const ours = Array.from(
    { length: 121 },
    (_, at) => (weights[Math.floor(at / 11)] as number) * (weights[at % 11] as number),
  )
  expect(largestDifference(ours, kernel.values)).toBeLessThan(1e-8)
})
