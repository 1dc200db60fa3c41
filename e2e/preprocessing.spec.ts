import type { Page } from '@playwright/test'
import { samplePath } from '../fixtures/goldens.ts'
import { preparedPackage } from '../fixtures/preprocessing.ts'
import { smallAbout, smallPackage } from '../fixtures/smallNetwork.ts'
import { expect, hostTest as test } from './helpers/app.ts'

// How a network's pixels are prepared: the page says that it is a guess, compares the choices, and changes it.

test.use({ served: { id: smallAbout.id, package: async () => preparedPackage(await smallPackage(), 'guess') } })

const group = (page: Page) => page.getByRole('group', { name: 'Preprocessing' })
const frames = (page: Page) => page.getByRole('list', { name: 'Pictures' }).getByRole('listitem')

test('a guess is said to be one, and changes by the answers that each choice would give', async ({ app, page }) => {
  await app.start(`?model=${smallAbout.id}&backend=wasm`)
  await app.choose(samplePath('coffee'), samplePath('cat'))
  await app.expectState('done', 'cat.png')
  await expect(app.main).toHaveAttribute('data-asks', 'preprocessing')
  const before = await app.savedData()

  await page.getByRole('button', { name: 'Compare the choices' }).click()
  const choices = page.getByRole('group', { name: 'What the network would answer' }).getByRole('button')
  await expect(choices).toHaveText([/^0 to 1/, /^−1 to 1/, /^0 to 255/, /^torch/, /^caffe/])
  for (const choice of await choices.all()) await expect(choice).toHaveText(/\d%$/)
  await expect(choices.nth(4)).toHaveAttribute('aria-pressed', 'true')
  // Looking at them changes nothing.
  expect((await app.savedData()).predictions).toEqual(before.predictions)
  const promised = (await choices.nth(2).innerText()).match(/(\S+ \d+)\s+([\d.]+%)/)

  await choices.nth(2).click()
  await expect(app.main).not.toHaveAttribute('data-asks')
  await expect(app.predictions.first()).toContainText(promised?.[2] ?? 'nothing')
  await app.expectState('done', 'cat.png')
  const after = await app.savedData()
  expect(after.predictions[0]?.logit).not.toBeCloseTo(before.predictions[0]?.logit ?? 0, 3)
  await expect(group(page).getByLabel('Values')).toHaveValue('0..255')
  await expect(group(page).getByLabel('Channels')).toHaveValue('rgb')

  // The other picture is out of date until it is shown.
  await expect(frames(page).filter({ hasText: 'out of date' })).toHaveText([/coffee\.png/])
  await frames(page).filter({ hasText: 'coffee.png' }).getByRole('button').click()
  await app.expectState('done', 'coffee.png')
  await expect(frames(page).filter({ hasText: 'out of date' })).toHaveCount(0)

  // It is kept with the network, until it is reset.
  await page.reload()
  await app.expectState('ready')
  await expect(app.main).not.toHaveAttribute('data-asks')
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
  await expect(group(page).getByLabel('Values')).toHaveValue('0..255')
  expect((await app.savedData()).predictions).toEqual(after.predictions)
  await group(page).getByRole('button', { name: 'Reset preprocessing' }).click()
  await expect(app.main).toHaveAttribute('data-asks', 'preprocessing')
  await app.expectState('done', 'cat.png')
  expect((await app.savedData()).predictions).toEqual(before.predictions)
})

test('the group changes values, cut and resizing at once, also in the dialog', async ({ app, page }) => {
  await app.start(`?model=${smallAbout.id}&backend=wasm`)
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
  const fields = group(page)
  const logitOf = async () => (await app.savedData()).predictions[0]?.logit
  const seen = [await logitOf()]
  /** Waits for the answer that says so of itself: it differs from all before. */
  const expectAnother = async (what: string) => {
    await expect(fields.getByText('This answer')).toContainText(what)
    await app.expectState('done', 'cat.png')
    const logit = await logitOf()
    expect(seen).not.toContain(logit)
    seen.push(logit)
  }
  await fields.getByLabel('Values').selectOption('custom')
  // It begins with the numbers of before.
  await expect(fields.getByLabel('Mean')).toHaveValue('103.939, 116.779, 123.68')
  await fields.getByLabel('Scale').fill('0.5')
  await expectAnother('× 0.5.')
  await fields.getByLabel('Mean').fill('128, 1')
  await expect(fields.getByLabel('Mean')).toHaveAttribute('aria-invalid', 'true')
  await fields.getByLabel('Resize').selectOption('bicubic')
  await expectAnother('bicubic')
  await fields.getByLabel('Antialias').check()
  await expectAnother('antialiased')
  await fields.getByLabel('Fit').selectOption('centre-crop')
  await expectAnother('centre crop')
  // Heat lies over what the network saw: 300 of 451 pixels.
  const [heat, whole] = await Promise.all([page.locator('canvas.heat').boundingBox(), app.heatmap.boundingBox()])
  expect((heat?.width ?? 0) / (whole?.width ?? 1)).toBeCloseTo(300 / 451, 2)
  expect(heat?.height).toBeCloseTo(whole?.height ?? 0, 0)

  await page.getByRole('button', { name: 'Model', exact: true }).click()
  const inDialog = page.getByRole('dialog', { name: 'Model' }).getByRole('group', { name: 'Preprocessing' })
  await inDialog.getByLabel('Fit').selectOption('short-side')
  await inDialog.getByLabel('Short side').fill('160')
  await page.keyboard.press('Escape')
  await expectAnother('short side, then crop (160)')
  await expect(group(page).getByLabel('Short side')).toHaveValue('160')
})
