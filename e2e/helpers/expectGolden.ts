import {
  type GoldenFolder,
  largestDifference,
  readGolden,
  relativeDifference,
  samplePath,
} from '../../fixtures/goldens.ts'
import { present } from '../../fixtures/present.ts'
import { smallAnswer } from '../../fixtures/smallNetwork.ts'
import { type App, expect, type SavedData } from './app.ts'

/**
 * Expects that the saved files of the picture on the stage match the golden numbers: the classes in order, and the
 * channel weights and the map within a tolerance. Gives the saved data.
 */
export async function expectGolden(app: App, set: GoldenFolder, picture = 'cat', tolerance = 1e-3): Promise<SavedData> {
  const golden = readGolden(set, picture)
  const data = await app.savedData()
  const { predictions, explanation } = data
  expect(predictions.map(({ index }) => index)).toEqual(golden.top.map(({ index }) => index))
  expect(relativeDifference(present(explanation.channelWeights), golden.pooledGradients)).toBeLessThan(tolerance)
  expect(largestDifference(explanation.map.values, golden.heatmap)).toBeLessThan(tolerance)
  return data
}

/** Chooses the cat, and expects its golden numbers. */
export async function expectGoldenCat(app: App, set: GoldenFolder, tolerance?: number): Promise<SavedData> {
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
  return expectGolden(app, set, 'cat', tolerance)
}

/** The same with the small network and its answer in Node. */
export async function expectSmall(app: App, picture: string): Promise<void> {
  const wanted = await smallAnswer(picture)
  const { predictions, explanation } = await app.savedData()
  expect(predictions.map(({ index }) => index)).toEqual(wanted.predictions.map(({ classIndex }) => classIndex))
  const logits = predictions.map(({ logit }) => logit)
  const wantedLogits = wanted.predictions.map(({ logit }) => logit)
  expect(relativeDifference(logits, wantedLogits)).toBeLessThan(1e-3)
  expect(
    relativeDifference(present(explanation.channelWeights), present(wanted.explanation.channelWeights)),
  ).toBeLessThan(1e-3)
  expect(largestDifference(explanation.map.values, wanted.explanation.heatmap.values)).toBeLessThan(1e-3)
}
