import { expect, test } from './helpers/app.ts'
import { expectNoBarriers } from './helpers/expectNoBarriers.ts'
import { open } from './helpers/seededCat.ts'

test('all methods stand side by side: the quick ones at once, the others when they are asked for', async ({
  app,
  page,
}) => {
  await open(app, page)
  await page.getByRole('button', { name: 'Compare methods' }).click()
  const dialog = page.getByRole('dialog', { name: 'Compare methods' })
  const tile = (method: string) => dialog.locator(`[data-method=${method}]`)
  for (const method of ['gradCam', 'layerCam', 'eigenCam', 'random', 'sobel']) {
    await expect(tile(method).getByRole('img', { name: /^Heatmap/ })).toBeVisible()
  }
  await expect(tile('rise').getByRole('img', { name: /^Heatmap/ })).toHaveCount(0)
  await expect(dialog.getByRole('progressbar')).toHaveCount(0)
  await expectNoBarriers(page)

  await tile('rise').getByRole('button', { name: 'Run RISE' }).click()
  const progress = dialog.getByRole('progressbar', { name: 'Explaining by RISE' })
  await expect.poll(async () => Number(await progress.getAttribute('aria-valuenow'))).toBeGreaterThan(10)
  await dialog.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(tile('rise')).toContainText('Unfinished: stopped after')
  await expect(tile('rise').getByRole('img', { name: /^Heatmap/ })).toBeVisible()

  // Sorted by a figure, when it is measured.
  await dialog.getByRole('combobox', { name: 'Sort by' }).selectOption('Drop in confidence')
  await dialog.getByRole('button', { name: 'Measure' }).click()
  await expect(tile('sobel').getByRole('definition')).toBeVisible()
  await expect(dialog.getByRole('progressbar')).toHaveCount(0)
  const figures = await dialog.locator('.tile-figures [data-sorted] dd:first-of-type').allInnerTexts()
  const values = figures.map(Number)
  expect(values.length).toBeGreaterThan(10)
  expect(values).toEqual(values.toSorted((a, b) => a - b))

  await tile('layerCam').getByRole('button', { name: 'Use LayerCAM' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('combobox', { name: 'Method', exact: true })).toHaveValue('layerCam')
  await expect(async () => expect((await app.savedData()).explanation.method).toBe('layerCam')).toPass()
})

test('three classes stand beside one another, and Escape closes', async ({ app, page }) => {
  await open(app, page)
  await page.getByRole('button', { name: 'Compare methods' }).click()
  const dialog = page.getByRole('dialog', { name: 'Compare methods' })
  await dialog.getByRole('combobox', { name: 'Classes' }).selectOption('Top three')
  await expect(dialog.locator('[data-method=gradCam]').getByRole('img', { name: /^Heatmap/ })).toHaveCount(3)
  // Edges are the same for every class.
  await expect(dialog.locator('[data-method=sobel]').getByRole('img', { name: /^Heatmap/ })).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Compare methods' })).toBeFocused()
})
