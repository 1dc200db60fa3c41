import type { Locator } from '@playwright/test'
import { largestDifference } from '../fixtures/goldens.ts'
import { strokesOf } from '../src/image/heat/strokes.ts'
import { valueAt } from '../src/image/heat/upsample.ts'
import { type App, expect, test } from './helpers/app.ts'
import { boxOf, mapOf, show, slider, stageOf, styleButton } from './helpers/onStage.ts'

// The map: its numbers, contours, mask and box, and other classes than the first.

async function indexOf(app: App, label: string): Promise<number> {
  return (await app.savedData()).predictions.find((one) => one.label === label)?.index ?? -1
}

test('the map is read under the pointer and with the arrows, as it is saved', async ({ app, page }) => {
  await show(app)
  const map = await mapOf(app)
  const stage = page.getByRole('region', { name: 'Picture' })
  await expect(stage.getByText('JET can show edges that are not there.')).toBeVisible()
  const box = await boxOf(app.heatmap)
  const [x, y] = [Math.round(box.x + box.width * 0.21), Math.round(box.y + box.height * 0.47)]
  await page.mouse.move(x, y)
  const value = valueAt(map, (x - box.x) / box.width, (y - box.y) / box.height)
  const cell = `row ${Math.floor(((y - box.y) / box.height) * 14)}, column ${Math.floor(((x - box.x) / box.width) * 14)}`
  await expect(stage.getByText(`${value.toFixed(3)} in ${cell} of 14 × 14`)).toBeVisible()
  // The receptive field, then the cell, each dark under light: M left top H right V bottom.
  // The code of lines comes when they are first needed.
  await expect(app.heatmap.locator('svg path')).toHaveCount(4)
  const outlines = await app.heatmap
    .locator('svg path')
    .evaluateAll((all) => all.map((path) => (path.getAttribute('d') ?? '').match(/[\d.]+/g)?.map(Number) ?? []))
  expect(outlines).toHaveLength(4)
  const [row, column] = [Math.floor(((y - box.y) / box.height) * 14), Math.floor(((x - box.x) / box.width) * 14)]
  // 196 pixels of the input's 224, 16 more for each cell; the first one begins 90 before the picture.
  const from = (cell: number) => Math.max(16 * cell - 90, 0) / 224
  const to = (cell: number) => Math.min(16 * cell + 106, 224) / 224
  for (const [outline, expected] of [
    [outlines[0], [from(column) * 451, from(row) * 300, to(column) * 451, to(row) * 300]],
    [outlines[2], [(column / 14) * 451, (row / 14) * 300, ((column + 1) / 14) * 451, ((row + 1) / 14) * 300]],
  ] as const) {
    expect(largestDifference(outline?.slice(0, 4) ?? [], expected)).toBeLessThan(0.01)
  }
  await page.mouse.move(5, 5)
  await expect(app.heatmap.locator('svg path')).toHaveCount(0)

  // By keyboard it begins at the hottest cell.
  await stageOf(page).focus()
  await page.keyboard.press('ArrowRight')
  const hottest = map.values.indexOf(1)
  const [down, across] = [Math.floor(hottest / 14), hottest % 14]
  await expect(stage.getByText(`1.000 in row ${down}, column ${across} of`)).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  const next = map.values[hottest + 15] as number
  await expect(stage.getByText(`${next.toFixed(3)} in row ${down + 1}, column ${across + 1} of`)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(stage.getByText(/in row/)).toHaveCount(0)
})

test('contours, mask and box are those that are saved, at the threshold', async ({ app, page }) => {
  await show(app)
  const map = await mapOf(app)
  await expect(slider(page, 'Threshold')).toHaveCount(0)
  await page.getByRole('checkbox', { name: 'Box around the hottest region' }).check()
  await slider(page, 'Threshold').fill('40')
  const paths = () =>
    app.heatmap.locator('svg path').evaluateAll((all) => all.map((path) => path.getAttribute('d') ?? ''))
  const expected = (kind: 'heat' | 'contours', threshold: number) =>
    strokesOf(map, { overlayStyle: kind, threshold, showsRegion: true }, 300, 451).map(({ path }) => path)
  await expect.poll(paths).toEqual(expected('heat', 0.4))
  await styleButton(page, 'Contours').click()
  await slider(page, 'Threshold').press('ArrowRight')
  await expect.poll(paths).toEqual(expected('contours', 0.41))
  expect(await paths()).toHaveLength(6)
  await expect(slider(page, 'Opacity')).toBeDisabled()
  await styleButton(page, 'Mask').click()
  await expect(app.heatmap.locator('canvas').nth(1)).toBeHidden()
  await styleButton(page, 'Heat').click()
  await page.getByRole('checkbox', { name: 'Box around the hottest region' }).uncheck()
  await expect(slider(page, 'Threshold')).toHaveCount(0)
  await expect(slider(page, 'Opacity')).toBeEnabled()
})

test('a class under the hand or the focus is looked ahead at, and goes when it leaves; a click makes it stay', async ({
  app,
  page,
}) => {
  await show(app)
  const [cat, dog] = [app.predictions.nth(0), app.predictions.nth(1)].map((one) => one.getByRole('button'))
  const name = (label: string) => `Heatmap for ${label} at block5_conv3, over the picture`
  const glide = async (to: Locator) => {
    const { x, y, width, height } = await boxOf(to)
    await page.mouse.move(x + width / 3, y + height / 2)
    await page.mouse.move(x + width / 2, y + height / 2)
  }
  await glide(dog as Locator)
  await expect(app.heatmap).toHaveAttribute('aria-label', name('dog'))
  // Nothing was asked for yet.
  await expect(app.status).toHaveText(/domestic cat \(68%\)\. It looked mostly at one spot/)
  await expect(dog as Locator).toHaveAttribute('aria-pressed', 'false')
  expect((await app.savedData()).explanation.classIndex).toBe(2)
  await expect(app.heatmap).toHaveAttribute('aria-label', name('domestic cat'))

  // The second time it appears at once.
  await glide(dog as Locator)
  expect(await app.heatmap.getAttribute('aria-label')).toBe(name('dog'))
  await glide(cat as Locator)
  expect(await app.heatmap.getAttribute('aria-label')).toBe(name('domestic cat'))
  await page.mouse.move(5, 5)

  await (cat as Locator).focus()
  await page.keyboard.press('Tab')
  await expect(app.heatmap).toHaveAttribute('aria-label', name('dog'))
  await page.keyboard.press('Enter')
  await expect(dog as Locator).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Shift+Tab')
  await expect(app.heatmap).toHaveAttribute('aria-label', name('dog'))
  await expect(app.status).toHaveText(/For dog \(15%\) it looked/)
})

test('the top three stand side by side, and one of them is gone on with', async ({ app, page }) => {
  await show(app)
  const toggle = page.getByRole('button', { name: 'Side by side' })
  await toggle.click()
  await expect(app.heatmap).toHaveCount(3)
  const labels = await app.heatmap.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))
  expect(labels).toEqual(
    ['domestic cat', 'dog', 'monkey'].map((label) => `Heatmap for ${label} at block5_conv3, over the picture`),
  )
  await page.getByRole('button', { name: /Heatmap for monkey.* 6\.1%/ }).click()
  await expect(app.heatmap).toHaveAttribute('aria-label', /monkey/)
  await expect(toggle).toHaveAttribute('aria-pressed', 'false')
  expect((await app.savedData()).explanation.classIndex).toBe(labels.length === 3 ? await indexOf(app, 'monkey') : -1)
})

test('what speaks against a class is asked for and said', async ({ app, page }) => {
  await show(app)
  const before = await mapOf(app)
  await page.getByRole('checkbox', { name: 'Evidence against' }).check()
  await expect(app.heatmap).toHaveAttribute(
    'aria-label',
    'Heatmap of the evidence against domestic cat at block5_conv3, over the picture',
  )
  await expect(app.status).toHaveText(/domestic cat \(68%\)\. The evidence against domestic cat is /)
  expect(largestDifference((await mapOf(app)).values, before.values)).toBeGreaterThan(0.5)
  await page.locator('body').press('a')
  await expect(app.heatmap).toHaveAttribute('aria-label', /^Heatmap for domestic cat/)
})
