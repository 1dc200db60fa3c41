import { beforeAll, describe, expect, it } from 'vitest'
import {
  type GoldenSet,
  goldenPictures,
  largestDifference,
  readGolden,
  readGoldenPng,
  readSample,
  relativeDifference,
  shareWithinOneLevel,
} from '../../../fixtures/goldens.ts'
import { fetchFolder, fetchFrom, makePackage, PACKAGE_URL, simd } from '../../../fixtures/packages.ts'
import { present } from '../../../fixtures/present.ts'
import { seededAbout, seededVgg } from '../../../fixtures/seededVgg.ts'
import { blend } from '../../image/heat/blend.ts'
import { colormaps } from '../../image/heat/colormaps/index.ts'
import { preprocess, presets } from '../../image/input/preprocess.ts'
import { resizeNearest } from '../../image/input/resize.ts'
import type { Fetch } from '../../model/package/fetchFile.ts'
import { createExplainer } from './createExplainer.ts'
import type { Explainer, OpenedNetwork } from './explainer.ts'

const sources: Record<GoldenSet, () => Promise<Fetch>> = {
  starter: async () => fetchFolder('public/model/starter'),
  'vgg16-eighth-seeded': async () => fetchFrom(await makePackage(seededVgg(), seededAbout, 'float32')),
}

describe.each(Object.keys(sources) as GoldenSet[])('%s on wasm, compared with PIL, torch and OpenCV', (set) => {
  let explainer: Explainer
  let opened: OpenedNetwork

  beforeAll(async () => {
    explainer = createExplainer({ simd, fetch: await sources[set]() })
    opened = await explainer.open({ modelUrl: PACKAGE_URL, backend: 'wasm' }, () => {})
  })

  it.each(goldenPictures[set])('gives the numbers of %s', async (picture) => {
    const golden = readGolden(set, picture)
    const photo = readSample(picture)
    const rgb = resizeNearest(photo, 224)
    const expectedInput = readGoldenPng(set, `${picture}.input224.png`).data.filter((_, index) => index % 4 !== 3)
    expect(largestDifference(rgb, expectedInput)).toBe(0)

    const result = await explainer.forward(preprocess(rgb, presets.caffe), golden.layer)
    expect(result.predictions.map(({ classIndex }) => classIndex)).toEqual(golden.top.map(({ index }) => index))
    expect(
      relativeDifference(
        result.predictions.map(({ logit }) => logit),
        golden.top.map(({ logit }) => logit),
      ),
    ).toBeLessThan(1e-4)
    const probabilities = result.predictions.map(({ probability }) => probability)
    expect(
      largestDifference(
        probabilities,
        golden.top.map(({ probability }) => probability),
      ),
    ).toBeLessThan(1e-4)

    const { heatmap, channelWeights, rawPeak, channel } = await explainer.explain(result.pass, {
      classIndex: golden.classIndex,
      layer: opened.model.targetLayer,
      method: 'gradCam',
      score: 'probability',
      channel: 10,
    })
    expect(opened.model.targetLayer).toBe(golden.layer)
    expect(relativeDifference(present(channelWeights), golden.pooledGradients)).toBeLessThan(1e-3)
    expect(largestDifference(heatmap.values, golden.heatmap)).toBeLessThan(1e-3)
    expect(Math.abs(rawPeak / golden.heatmapPeak - 1)).toBeLessThan(1e-3)

    expect(present(channel).index).toBe(10)
    expect(relativeDifference(present(channel).before, golden.channel10)).toBeLessThan(1e-3)
    expect(relativeDifference(present(channel).after, golden.channel10Weighted)).toBeLessThan(1e-3)

    const overlay = blend(photo, heatmap, colormaps.jet)
    expect(shareWithinOneLevel(overlay, readGoldenPng(set, `${picture}.overlay.png`))).toBeGreaterThanOrEqual(0.995)
  })
})
