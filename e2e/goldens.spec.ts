import {
  type GoldenSet,
  goldenPictures,
  isSamePicture,
  largestDifference,
  readGolden,
  readGoldenPng,
  readSample,
  relativeDifference,
  samplePath,
  shareWithinOneLevel,
} from '../fixtures/goldens.ts'
import { present } from '../fixtures/present.ts'
import { expect, serveSeeded, test } from './helpers/app.ts'

const models: Record<GoldenSet, string> = { starter: 'starter', 'vgg16-eighth-seeded': 'eighth-seeded' }

for (const backend of ['wasm', 'webgl'] as const) {
  for (const set of Object.keys(models) as GoldenSet[]) {
    test(`${set} on ${backend}: what is saved is what PIL, torch and OpenCV give`, async ({ app, page }) => {
      await serveSeeded(page)
      await app.start(`?model=${models[set]}&backend=${backend}`)
      for (const picture of goldenPictures[set]) {
        const golden = readGolden(set, picture)
        await app.choose(samplePath(picture))
        await app.expectState('done', `${picture}.png`)
        const { predictions, explanation, model, image, input, ...saved } = await app.savedData()

        expect(saved.heatlens).toBe(2)
        expect(saved.backend).toBe(backend)
        expect(model.id).toBe(models[set])
        expect(input).toEqual({
          ...{ size: 224, resize: 'nearest', preset: 'caffe' },
          ...{ height: 224, width: 224, channels: 3, values: 'caffe', antialias: false, fit: 'stretch' },
          ...{ order: 'bgr', mean: [103.939, 116.779, 123.68], scale: [1, 1, 1] },
          crop: { left: 0, top: 0, width: image.width, height: image.height },
        })
        expect(predictions.map(({ index }) => index)).toEqual(golden.top.map(({ index }) => index))
        const logits = predictions.map(({ logit }) => logit)
        expect(
          relativeDifference(
            logits,
            golden.top.map(({ logit }) => logit),
          ),
        ).toBeLessThan(1e-4)
        expect(explanation).toMatchObject({
          layer: golden.layer,
          classIndex: golden.classIndex,
          score: golden.score,
          empty: false,
        })
        expect(relativeDifference(present(explanation.channelWeights), golden.pooledGradients)).toBeLessThan(1e-3)
        expect(largestDifference(explanation.map.values, golden.heatmap)).toBeLessThan(1e-3)
        expect(Math.abs(explanation.rawPeak / golden.heatmapPeak - 1)).toBeLessThan(1e-3)

        const channel = present(saved.channel)
        // The channel that adds most to the map, before and after weighting: it has a part in it.
        const weight = golden.pooledGradients[channel.index] as number
        expect(weight).toBeGreaterThan(0)
        expect(Math.max(...channel.before)).toBeGreaterThan(0)
        expect(
          relativeDifference(
            channel.after,
            channel.before.map((value) => value * weight),
          ),
        ).toBeLessThan(1e-3)

        const overlay = readGoldenPng(set, `${picture}.overlay.png`)
        expect(image).toEqual({ name: `${picture}.png`, height: overlay.height, width: overlay.width })
        expect(shareWithinOneLevel(await app.savedPicture(), overlay)).toBeGreaterThanOrEqual(0.995)
      }
    })
  }
}

test('a PNG is decoded to the bit: with no heat, what is saved is what was chosen', async ({ app }) => {
  await app.start('?opacity=0')
  for (const picture of ['cat', 'astronaut-320x480']) {
    await app.choose(samplePath(picture))
    await app.expectState('done', `${picture}.png`)
    expect(isSamePicture(await app.savedPicture(), readSample(picture))).toBe(true)
  }
})
