import { goldenPictures, readLiteGolden, relativeDifference, samplePath } from '../fixtures/goldens.ts'
import { EMBEDDED_MODEL } from '../src/types.ts'
import { expect, test } from './helpers/app.ts'
import { expectGolden } from './helpers/expectGolden.ts'

// The network that comes with the page, at a first visit, in Python's numbers.

for (const backend of ['wasm', 'webgl'] as const) {
  test(`answers with Python's numbers on ${backend}`, async ({ app, page }) => {
    await page.goto(`?backend=${backend}`)
    // WebGL in software takes long to compile.
    await app.expectState('ready', undefined, { timeout: 60_000 })
    for (const picture of goldenPictures['efficientnet-lite0']) {
      await app.choose(samplePath(picture))
      await app.expectState('done', `${picture}.png`)
      const { predictions, explanation, model, input, ...saved } = await expectGolden(
        app,
        'efficientnet-lite0',
        picture,
      )
      const golden = readLiteGolden(picture)
      const logits = predictions.map(({ logit }) => logit)
      expect(
        relativeDifference(
          logits,
          golden.top.map(({ logit }) => logit),
        ),
      ).toBeLessThan(1e-4)
      expect(explanation).toMatchObject({ layer: golden.layer, classIndex: golden.classIndex })
      expect(model).toMatchObject({ id: EMBEDDED_MODEL, name: 'EfficientNet-Lite0', weights: 'mixed' })
      expect(input).toMatchObject({ resize: 'bicubic', antialias: true, fit: 'centre-crop', mean: [127, 127, 127] })
      expect(saved.backend).toBe(backend)
    }
  })
}

test('the dialog says whose it is, and lists the small network for teaching', async ({ app, page }) => {
  await app.visit('?backend=wasm')
  await page.getByRole('button', { name: 'Model', exact: true }).click()
  const rows = page.getByRole('dialog', { name: 'Model' }).getByRole('listitem')
  const own = rows.filter({ hasText: 'comes with the page' })
  await expect(own).toContainText('The TensorFlow Authors')
  await expect(own).toContainText('Apache-2.0')
  const small = rows.filter({ hasText: "VGG16's layout, small, for teaching" })
  await expect(small).toContainText('on this host')
  await small.getByRole('button', { name: /^Use / }).click()
  await expect(small).toContainText('in use')
})
