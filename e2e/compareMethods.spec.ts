import { readFile } from 'node:fs/promises'
import { samplePath } from '../fixtures/goldens.ts'
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
  await expect(tile('rise').getByRole('button', { name: 'Run RISE' })).toBeVisible()

  // Sorted by a figure, when it is measured.
  await dialog.getByRole('combobox', { name: 'Sort by' }).selectOption('Drop in confidence')
  await expect(dialog.locator('.compare-ask')).toContainText(/^MeasureAbout \d+ forward passes/)
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

test('three classes stand beside one another, figures over all pictures are means, and Escape closes', async ({
  app,
  page,
}) => {
  await open(app, page, '&evidence=against')
  await app.choose(samplePath('coffee'))
  await app.expectState('done', 'coffee.png')
  await page.getByRole('button', { name: 'Compare methods' }).click()
  const dialog = page.getByRole('dialog', { name: 'Compare methods' })
  const tile = (method: string) => dialog.locator(`[data-method=${method}]`)
  await expect(tile('eigenCam')).toContainText('Eigen-CAM shows no evidence against a class.')
  await expect(tile('hiResCam')).not.toContainText('shows no evidence against')
  await dialog.getByRole('combobox', { name: 'Classes' }).selectOption('Top three')
  await expect(tile('gradCam').getByRole('img', { name: /^Heatmap/ })).toHaveCount(3)
  // Edges are the same for every class.
  await expect(tile('sobel').getByRole('img', { name: /^Heatmap/ })).toHaveCount(1)
  await expect(dialog.getByText('Waiting…')).toHaveCount(0)

  await dialog.getByRole('combobox', { name: 'Sort by' }).selectOption('Sparseness')
  await dialog.getByRole('button', { name: 'Measure over 2 pictures' }).click()
  const table = dialog.getByRole('table', { name: 'Sparseness over the pictures' })
  const save = dialog.getByRole('button', { name: 'Save values (JSON)' })
  await expect(save).toBeEnabled()
  await expectNoBarriers(page)
  const waiting = page.waitForEvent('download')
  await save.click()
  const download = await waiting
  expect(download.suggestedFilename()).toBe('heatlens-sparseness.json')
  const { pictures, methods } = JSON.parse(await readFile(await download.path(), 'utf8'))
  expect(pictures.map(({ name }: { name: string }) => name)).toEqual(['cat.png', 'coffee.png'])
  const { mean } = methods.find(({ method }: { method: string }) => method === 'layerCam')
  expect(mean).toBeCloseTo((pictures[0].values.layerCam + pictures[1].values.layerCam) / 2, 12)
  const row = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'LayerCAM', exact: true }) })
  await expect(row.getByRole('cell')).toHaveText([mean.toFixed(3), /^-?[\d.]+ to [\d.]+$/, '2'])
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Compare methods' })).toBeFocused()
})
