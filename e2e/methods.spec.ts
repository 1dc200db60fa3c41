import { samplePath } from '../fixtures/goldens.ts'
import { expect, test } from './helpers/app.ts'
import { open } from './helpers/seededCat.ts'

const METHOD = { name: 'Method', exact: true }

test('a method is chosen from groups of them, says what it answers, and makes another map', async ({ app, page }) => {
  await open(app, page)
  const before = await app.savedData()
  expect(before.explanation.method).toBe('gradCam')
  const menu = page.getByRole('combobox', METHOD)
  await expect(menu.locator('optgroup')).toHaveCount(4)
  await expect(menu.locator('option')).toHaveCount(27)
  await menu.selectOption('LayerCAM')
  await expect(page.getByText('Where activations with a positive gradient are').first()).toBeVisible()
  await expect(async () => {
    const { explanation } = await app.savedData()
    expect(explanation.method).toBe('layerCam')
    expect(explanation.map.values).not.toEqual(before.explanation.map.values)
  }).toPass()
})

test('a method whose file does not come is told, and the answer stays; Try again fetches it', async ({ app, page }) => {
  await open(app, page)
  const before = await app.savedData()
  await page.route(/\/methods-[\w-]+\.js/, (route) => route.abort())
  const menu = page.getByRole('combobox', METHOD)
  await menu.selectOption('LayerCAM')
  const failed = app.alert.first()
  await expect(failed).toBeVisible()
  await expect(app.heatmap).toBeVisible()
  await page.unroute(/\/methods-[\w-]+\.js/)
  await expect(async () => {
    for (const again of await page.getByRole('button', { name: 'Try again' }).all()) await again.click()
    const { explanation } = await app.savedData()
    expect(explanation.method).toBe('layerCam')
    expect(explanation.map.values).not.toEqual(before.explanation.map.values)
  }).toPass()
  await expect(app.alert).toHaveCount(0)
})

test('evidence against is offered by those methods only that have it', async ({ app, page }) => {
  await open(app, page, '&method=eigenCam&class=3')
  // Its map is the same for every class, and that of Sobel is none of the network.
  const result = page.getByRole('complementary', { name: 'Result' })
  await expect(result).toContainText(/\. It looked/)
  await page.getByRole('combobox', METHOD).selectOption('Sobel')
  await expect(result).not.toContainText(/looked|no heat/)
  await page.getByRole('combobox', METHOD).selectOption('Eigen-CAM')
  const against = page.getByRole('checkbox', { name: /^Evidence against/ })
  await expect(against).toBeDisabled()
  await expect(page.getByText('Eigen-CAM shows no evidence against a class.')).toBeVisible()
  await page.getByRole('combobox', METHOD).selectOption('Grad-CAM')
  await expect(against).toBeEnabled()
})

test('a method of many passes says its cost, refines on the stage, and Stop keeps what there is', async ({
  app,
  page,
}) => {
  await open(app, page)
  const before = await app.savedData()
  await page.getByRole('combobox', METHOD).selectOption('RISE')
  await expect(page.getByText(/About [\d,]+ forward passes, [\d.,]+ s on this device\./).first()).toBeVisible()
  await expect(app.main).toHaveAttribute('data-state', 'working')
  const progress = page.getByRole('progressbar', { name: 'Explaining by RISE' })
  await expect.poll(async () => Number(await progress.getAttribute('aria-valuenow'))).toBeGreaterThan(10)
  await expect(page.getByText('The heat on the picture is unfinished.').first()).toBeVisible()
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await app.expectState('done', 'cat.png')
  await expect(progress).toHaveCount(0)
  await expect(app.status).toContainText(/Unfinished: stopped after \d+ of [\d,]+ passes\./)
  const { explanation } = await app.savedData()
  expect(explanation).toMatchObject({ method: 'rise', unfinished: { done: expect.any(Number) } })
  expect(explanation.map.values).not.toEqual(before.explanation.map.values)
})

test('another question ends the one that is being answered', async ({ app, page }) => {
  await open(app, page)
  await page.getByRole('combobox', METHOD).selectOption('RISE')
  await expect(page.getByRole('button', { name: 'Stop', exact: true })).toBeVisible()
  await page.getByRole('combobox', METHOD).selectOption('HiResCAM')
  await app.expectState('done', 'cat.png')
  await expect(page.getByRole('button', { name: 'Stop', exact: true })).toHaveCount(0)
  expect((await app.savedData()).explanation).toMatchObject({ method: 'hiResCam' })
  // A look at another class asks for no passes.
  await page.getByRole('combobox', METHOD).selectOption('RISE')
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await app.expectState('done', 'cat.png')
  await page.getByRole('button', { name: 'Side by side' }).click()
  await expect(page.locator('.side-by-side .one')).toHaveCount(3)
  await expect(page.locator('.side-by-side .heat')).toHaveCount(1)
})

test('a first explanation of many passes can be left for another class, and for another method', async ({
  app,
  page,
}) => {
  await app.start('?model=starter&method=rise&backend=wasm')
  await app.choose(samplePath('cat'))
  const progress = page.getByRole('progressbar', { name: 'Explaining by RISE' })
  await expect(progress).toBeVisible()
  await app.explain(app.predictions.nth(1))
  await expect(progress).toBeVisible()
  await page.getByRole('combobox', METHOD).selectOption('Grad-CAM')
  await app.expectState('done', 'cat.png')
  await expect(app.status).toContainText('For dog (15%) it looked')
  const { explanation, predictions } = await app.savedData()
  expect(explanation).toMatchObject({ method: 'gradCam', classIndex: predictions[1]?.index })
  expect(explanation).not.toHaveProperty('unfinished')
})

test('an address asks for a method, smoothing and several layers, and a link carries them', async ({ app, page }) => {
  await open(app, page, '&method=layerCam&smoothing=flips&layer=block4_conv3,block5_conv3&fusion=product')
  await expect(page.getByRole('combobox', METHOD)).toHaveValue('layerCam')
  await expect(page.getByRole('combobox', { name: 'Smoothing' })).toHaveValue('flips')
  await expect(page.getByRole('combobox', { name: 'Layer', exact: true })).toHaveValue('block4_conv3')
  await expect(page.getByRole('combobox', { name: 'Fusion' })).toHaveValue('product')
  expect((await app.savedData()).explanation).toMatchObject({
    ...{ method: 'layerCam', smoothing: 'flips', layer: 'block4_conv3' },
    ...{ furtherLayers: ['block5_conv3'], fusion: 'product' },
  })
  await page.getByRole('button', { name: 'Share' }).click()
  const link = await page.locator('.share-link').inputValue()
  expect(Object.fromEntries(new URL(link).searchParams)).toMatchObject({
    ...{ method: 'layerCam', smoothing: 'flips', layer: 'block4_conv3,block5_conv3', fusion: 'product' },
  })
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Leave out block5_conv3' }).click()
  await expect(async () => expect((await app.savedData()).explanation).not.toHaveProperty('furtherLayers')).toPass()
})
