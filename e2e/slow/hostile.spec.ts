import { samplePath } from '../../fixtures/goldens.ts'
import { hostileFiles } from '../../fixtures/hostileH5.ts'
import { expect, test } from '../helpers/app.ts'

test('files that are no network, or claim what they are not, each get a sentence; nothing stays of them, and the page goes on', async ({
  app,
  page,
}) => {
  await app.start('/?backend=wasm')
  await page.getByRole('button', { name: 'Model', exact: true }).click()
  for (const { name, bytes, says } of await hostileFiles()) {
    await page.getByLabel('Choose network files').setInputFiles({ name, mimeType: 'application/x-hdf5', buffer: bytes })
    await expect(app.alert, name).toHaveText(says)
    await expect(app.alert, name).not.toHaveText(/did not foresee|HDF5-DIAG/)
    expect(await page.evaluate(() => caches.keys()), name).toEqual(['heatlens-model-starter'])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await page.getByRole('button', { name: 'Model', exact: true }).click()
  }
  await page.keyboard.press('Escape')
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
  await expect(page.locator('.model-name')).toHaveText("VGG16's layout, small, for teaching")
})
