import { readFileSync } from 'node:fs'
import { decodePng, isSamePicture, largestDifference, readSample, relativeDifference } from '../fixtures/goldens.ts'
import { hashOfScript, type VerifiedScript } from '../fixtures/pythonScript.ts'
import { readNpy } from '../fixtures/readNpy.ts'
import { expect, test } from './helpers/app.ts'
import { first, golden, open, savedArrays } from './helpers/seededCat.ts'

test('the arrays are those of torch', async ({ app, page }) => {
  await open(app, page)
  const files = await savedArrays(page)
  const read = (name: string) => readNpy(files[name] as Uint8Array)
  expect(read('input.npy').shape).toEqual([1, 224, 224, 3])
  const { shape, values } = read('activations.npy')
  expect(shape).toEqual([14, 14, 64])
  const channel10 = Float64Array.from({ length: 196 }, (_, at) => values[at * 64 + 10] as number)
  expect(relativeDifference(channel10, golden.channel10)).toBeLessThan(1e-3)
  const gradients = read('gradients.npy').values
  const pooled = golden.pooledGradients.map((_, k) => {
    let sum = 0
    for (let at = 0; at < 196; at++) sum += gradients[at * 64 + k] as number
    return sum / 196
  })
  expect(relativeDifference(pooled, golden.pooledGradients)).toBeLessThan(1e-3)
  expect(relativeDifference(read('channel_weights.npy').values, golden.pooledGradients)).toBeLessThan(1e-3)
  expect(largestDifference(read('map.npy').values, golden.heatmap)).toBeLessThan(1e-3)
  expect(JSON.parse(Buffer.from(files['heatlens.json'] as Uint8Array).toString())).toMatchObject({ heatlens: 2 })
})

test('the arrays hold the picture as it was opened, and the script that was run against them', async ({
  app,
  page,
}) => {
  await open(app, page, '&look=mask&opacity=0&region=on')
  const files = await savedArrays(page)
  expect(isSamePicture(decodePng(files['photo.png'] as Uint8Array), readSample('cat'))).toBe(true)
  const verified: VerifiedScript = JSON.parse(readFileSync('fixtures/pythonScript.json', 'utf8'))
  expect(hashOfScript(Buffer.from(files['heatlens.py'] as Uint8Array).toString())).toBe(verified.sha256)
})

test('the Python script is copied, with the settings in use', async ({ app, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open(app, page, '&score=logit&opacity=55&colours=viridis&layer=block4_conv3')
  await page.getByRole('tab', { name: 'Walkthrough' }).click()
  await page.getByRole('button', { name: 'Copy as Python' }).click()
  await expect(page.getByText('Copied.')).toBeVisible()
  const script = await page.evaluate(() => navigator.clipboard.readText())
  for (const line of [
    'LAYER = "block4_conv3"',
    `CLASS = ${first.index}`,
    'SCORE = "logit"',
    'OPACITY = 0.55',
    'COLOURS = "viridis"',
    `SAVED = "cat-class-${first.index}-heatmap.png"`,
  ]) {
    expect(script).toContain(line)
  }
  // Shown until something else would be copied.
  await app.explain(app.predictions.nth(1))
  await expect(page.getByText('Copied.')).toHaveCount(0)
})
