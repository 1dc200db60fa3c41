import {
  readGolden,
  readGoldenPng,
  relativeDifference,
  samplePath,
  shareWithinOneLevel,
} from '../../fixtures/goldens.ts'
import { fullSizeH5 } from '../../fixtures/seededH5.ts'
import { type App, expect } from '../helpers/app.ts'
import { expectGolden } from '../helpers/expectGolden.ts'
import { isKept, lastingTest as test } from '../helpers/lastingBrowser.ts'

// VGG16 at full size, 138,357,544 parameters. Software WebGL takes minutes for it, so only `npm run test:full` uses it.
const backends = process.env.HEATLENS_FULL ? (['wasm', 'webgl'] as const) : (['wasm'] as const)

async function expectVgg16(app: App, backend: string): Promise<void> {
  const golden = readGolden('vgg16-seeded', 'cat')
  const { predictions, explanation, model, ...saved } = await expectGolden(app, 'vgg16-seeded')
  expect(saved.backend).toBe(backend)
  expect(model).toMatchObject({ id: 'vgg16', name: 'VGG16', classes: 1000, weights: 'float32' })
  const logits = golden.top.map(({ logit }) => logit)
  expect(
    relativeDifference(
      predictions.map(({ logit }) => logit),
      logits,
    ),
  ).toBeLessThan(1e-4)
  expect(Math.abs(explanation.rawPeak / golden.heatmapPeak - 1)).toBeLessThan(1e-3)
}

for (const backend of backends) {
  test(`full-size VGG16 on ${backend}: a dropped .h5 explains as torch does, now and from the device`, async ({
    host,
    browserOf,
  }, testInfo) => {
    test.setTimeout(900_000)
    const file = await fullSizeH5()
    const app = await browserOf.start()
    const { page } = app
    await app.start(`/?backend=${backend}`)
    await isKept(app)
    await page.getByRole('button', { name: 'Model', exact: true }).click()
    await page.getByLabel('Choose network files').setInputFiles(file)
    await page.getByRole('dialog', { name: 'Model' }).getByRole('button', { name: 'Add', exact: true }).click()
    const row = page
      .getByRole('dialog', { name: 'Model' })
      .getByRole('listitem')
      .filter({ hasText: /^VGG16(?!’s|'s)/ })
    await expect(row).toContainText('on this device, 1,000 classes, float32, 553 MB', { timeout: 300_000 })
    await page.keyboard.press('Escape')
    await expect(app.main).toHaveAttribute('data-state', 'ready', { timeout: 300_000 })
    await app.choose(samplePath('cat'))
    await expect(app.main).toHaveAttribute('data-state', 'done', { timeout: 300_000 })
    await expectVgg16(app, backend)
    const overlay = readGoldenPng('vgg16-seeded', 'cat.overlay.png')
    expect(shareWithinOneLevel(await app.savedPicture(), overlay)).toBeGreaterThanOrEqual(0.995)

    // The well-known summary, and all 512 channels on one canvas.
    await page.getByRole('tab', { name: 'Walkthrough' }).click()
    await expect(page.getByText('Total params: 138,357,544')).toBeVisible()
    await page.getByRole('tab', { name: 'Channels' }).click()
    await expect(page.getByRole('button', { name: /^All 512 channels/ })).toBeVisible()
    await page.getByRole('tab', { name: 'Picture' }).click()

    // Again, from a cold start of the browser, with the server stopped.
    await browserOf.close()
    host.stop()
    const again = await browserOf.start()
    const start = performance.now()
    await again.page.goto(`/?backend=${backend}`)
    await expect(again.main).toHaveAttribute('data-state', 'ready', { timeout: 300_000 })
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    testInfo.annotations.push({ type: 'from the device, offline', description: `ready after ${seconds} s` })
    await again.choose(samplePath('cat'))
    await expect(again.main).toHaveAttribute('data-state', 'done', { timeout: 300_000 })
    await expectVgg16(again, backend)
  })
}
