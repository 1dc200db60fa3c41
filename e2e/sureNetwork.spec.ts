import { relativeDifference, samplePath } from '../fixtures/goldens.ts'
import { present } from '../fixtures/present.ts'
import { readNpy } from '../fixtures/readNpy.ts'
import { expect, serveSeeded, surerPackage, test } from './helpers/app.ts'
import { cell, savedArrays } from './helpers/seededCat.ts'

test('a network that is surer than any double can tell gives its numbers all the same, with their scale apart', async ({
  app,
  page,
}) => {
  await serveSeeded(page, await surerPackage(2 ** 14))
  await app.start('?model=eighth-seeded&backend=wasm')
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
  const saved = await app.savedData()
  const { explanation, predictions } = saved
  const channel = present(saved.channel)
  const [mantissa, exponent] = explanation.gradientScale
  const [own = 0, ...others] = predictions.map(({ logit }) => logit)
  // p (1 - p) is about exp(-distance to the next logit).
  const next = Math.max(...others)
  const behind = own - next - Math.log(others.reduce((sum, logit) => sum + Math.exp(logit - next), 0))
  expect(behind).toBeGreaterThan(745)
  expect((exponent + Math.log10(mantissa)) * Math.LN10).toBeCloseTo(-behind, 6)
  const most = Math.max(...present(explanation.channelWeights))
  expect(most).toBeGreaterThan(1e-6)
  expect(explanation.rawPeak).toBeGreaterThan(1e-6)
  const weight = present(explanation.channelWeights)[channel.index] as number
  expect(weight).toBeGreaterThan(0)
  expect(Math.max(...channel.after)).toBeCloseTo(weight * Math.max(...channel.before), 6)
  expect(Math.max(...explanation.map.values)).toBe(1)

  const files = await savedArrays(page)
  const gradients = readNpy(files['gradients.npy'] as Uint8Array).values
  const pooled = present(explanation.channelWeights).map((_, k) => {
    let sum = 0
    for (let at = 0; at < 196; at++) sum += gradients[at * 64 + k] as number
    return sum / 196
  })
  expect(relativeDifference(pooled, present(explanation.channelWeights))).toBeLessThan(1e-6)

  // The channel is the one that adds most where the map is positive.
  const activations = readNpy(files['activations.npy'] as Uint8Array).values
  const adds = pooled.map((factor, k) =>
    explanation.map.values.reduce(
      (sum, value, cell) => sum + (value > 0 ? factor * (activations[cell * 64 + k] as number) : 0),
      0,
    ),
  )
  expect(channel.index).toBe(adds.indexOf(Math.max(...adds)))
  const json = JSON.parse(new TextDecoder().decode(files['heatlens.json']))
  expect(json.explanation.gradientScale).toEqual([mantissa, exponent])

  const tiny = new RegExp(`\\de-(${-exponent}|${-exponent + 1}|${-exponent + 2}|${-exponent + 3}|${-exponent + 4})`)
  for (const name of ['The pooled gradients', 'One channel, weighted', 'The mean over the channels']) {
    await expect(cell(page, name)).toContainText(tiny)
  }
  await expect(page.locator('.map').last()).toContainText(tiny)
  await app.openDetails()
  await expect(page.locator('.details')).toContainText('too small to show')
  await page.getByRole('tab', { name: 'Channels' }).click()
  await expect(page.locator('.close-up')).toContainText(tiny)
})
