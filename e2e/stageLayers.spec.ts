import type { Page } from '@playwright/test'
import { encode } from 'fast-png'
import { decodePng, largestDifference, samplePath } from '../fixtures/goldens.ts'
import { colourEnlarged } from '../src/image/heat/blend.ts'
import { colormaps } from '../src/image/heat/colormaps/index.ts'
import { heatSize } from '../src/image/heat/paintHeat.ts'
import type { Pixels } from '../src/types.ts'
import { expect, type MadeFile, test } from './helpers/app.ts'
import { boxOf, mapOf, seen, show, slider, stageOf, zoom } from './helpers/onStage.ts'

// The screen matches the saved picture; counts of repaints.

/**
 * A picture that the stage shows pixel for pixel: as large as its space. It has soft shapes, so that the network finds
 * evidence in it.
 */
async function fittingPicture(page: Page): Promise<MadeFile> {
  const room = await stageOf(page).evaluate(({ clientWidth, clientHeight }) => ({ clientWidth, clientHeight }))
  const [width, height] = [room.clientWidth - 40, room.clientHeight - 40]
  const data = new Uint8Array(width * height * 3)
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      data[at] = 128 + 100 * Math.sin(x / 37) * Math.cos(y / 23)
      data[at + 1] = (x * 255) / width
      data[at + 2] = 90 + 60 * Math.cos((x + 2 * y) / 51)
    }
  }
  const buffer = Buffer.from(encode({ width, height, data, channels: 3 }))
  return { name: 'fits.png', mimeType: 'image/png', buffer }
}

/** The largest difference between the columns of two pictures. */
function differenceIn(a: Pixels, b: Pixels, from: number, to: number): number {
  expect([a.height, a.width]).toEqual([b.height, b.width])
  let largest = 0
  for (let y = 0; y < a.height; y++) {
    const [start, end] = [(y * a.width + from) * 4, (y * a.width + to) * 4]
    largest = Math.max(largest, largestDifference(a.data.subarray(start, end), b.data.subarray(start, end)))
  }
  return largest
}

/**
 * The tolerance between the screen and the saved picture at an opacity: the heatmap is painted at a lower resolution
 * and scaled up, which changes JET by up to 13 levels.
 */
const stretched = (opacity: number) => 2 + Math.ceil(13 * opacity)

type Paints = { photo: number; heat: number }

/** Counts how often the layers of the picture are painted. */
const countPaints = (page: Page) =>
  page.addInitScript(() => {
    const paints = { photo: 0, heat: 0 }
    Object.assign(window, { paints })
    const { putImageData } = CanvasRenderingContext2D.prototype
    CanvasRenderingContext2D.prototype.putImageData = function (...pixels: unknown[]) {
      if (this.canvas instanceof HTMLCanvasElement && this.canvas.className === 'heat') paints.heat++
      Reflect.apply(putImageData, this, pixels)
    }
    const { transferFromImageBitmap } = ImageBitmapRenderingContext.prototype
    ImageBitmapRenderingContext.prototype.transferFromImageBitmap = function (bitmap) {
      paints.photo++
      Reflect.apply(transferFromImageBitmap, this, [bitmap])
    }
  })
const paints = (page: Page) => page.evaluate(() => (window as unknown as { paints: Paints }).paints)

test('the layers on the screen are the picture that is saved; the photo alone where it is compared or held', async ({
  app,
  page,
}) => {
  await show(app)
  // With the second picture, the filmstrip appears and takes its space.
  await app.choose(samplePath('coffee'))
  await app.expectState('done', 'coffee.png')
  await expect(page.getByRole('list', { name: 'Pictures' })).toBeVisible()
  const picture = await fittingPicture(page)
  await app.choose(picture)
  await app.expectState('done', 'fits.png')
  const photo = decodePng(picture.buffer)
  const { width, height } = photo
  expect(await boxOf(app.heatmap)).toMatchObject({ width, height })

  const saved = await app.savedPicture()
  expect(differenceIn(saved, photo, 0, width)).toBeGreaterThan(60)
  expect(differenceIn(await seen(app), saved, 0, width)).toBeLessThanOrEqual(stretched(0.4))
  await slider(page, 'Opacity').fill('85')
  expect(differenceIn(await seen(app), await app.savedPicture(), 0, width)).toBeLessThanOrEqual(stretched(0.85))
  await slider(page, 'Opacity').fill('40')

  // The colours themselves are exact, at the resolution of painting.
  const size = heatSize(height, width)
  const heat = app.heatmap.locator('canvas').nth(1)
  const painted = await heat.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL())
  const expected = colourEnlarged(await mapOf(app), colormaps.jet, size.height, size.width)
  const colours = decodePng(Buffer.from(painted.split(',')[1] as string, 'base64'))
  expect(Buffer.from(colours.data).equals(Buffer.from(expected.data))).toBe(true)

  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await slider(page, 'Compare').fill('30')
  const line = Math.round(width * 0.3)
  const both = await app.page.screenshot({ clip: await boxOf(app.heatmap) }).then(decodePng)
  expect(differenceIn(both, photo, 0, line - 30)).toBeLessThanOrEqual(2)
  expect(differenceIn(both, await app.savedPicture(), line + 30, width)).toBeLessThanOrEqual(stretched(0.4))
  await page.getByRole('button', { name: 'Compare', exact: true }).click()

  for (let times = 0; times < 3; times++) await page.locator('body').press('l')
  await expect(page.getByRole('radio', { name: 'Mask' })).toBeChecked()
  // Its code comes when it is first needed.
  await expect(page.locator('.mask canvas')).toBeVisible()
  const masked = await seen(app)
  const savedMask = await app.savedPicture()
  const close = masked.data.filter((level, at) => Math.abs(level - (savedMask.data[at] as number)) <= 2)
  // All but the edge, which is antialiased on the screen.
  expect(close.length / masked.data.length).toBeGreaterThan(0.995)
  expect(differenceIn(savedMask, photo, 0, width)).toBeGreaterThan(60)
  await page.locator('body').press('l')

  await page.keyboard.down(' ')
  expect(differenceIn(await seen(app), photo, 0, width)).toBeLessThanOrEqual(2)
  await page.keyboard.up(' ')
  expect(differenceIn(await seen(app), await app.savedPicture(), 0, width)).toBeLessThanOrEqual(stretched(0.4))
})

test('opacity, compare, zoom and the photo alone paint nothing; colours and look only the heat', async ({
  app,
  page,
}) => {
  await countPaints(page)
  await show(app)
  const before = await paints(page)
  const heat = app.heatmap.locator('canvas').nth(1)
  await slider(page, 'Opacity').fill('70')
  await expect(heat).toHaveCSS('opacity', '0.7')
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await slider(page, 'Compare').press('ArrowRight')
  await expect(heat).toHaveCSS('clip-path', /inset\(0px 0px 0px 52%\)/)
  await page.locator('body').press('+')
  await expect(zoom(page)).not.toContainText('182%')
  await page.keyboard.down(' ')
  await expect(heat).toBeHidden()
  await page.keyboard.up(' ')
  await expect(heat).toBeVisible()
  expect(await paints(page)).toEqual(before)
  await page.getByRole('combobox', { name: 'Colours' }).selectOption('Viridis')
  await expect.poll(() => paints(page)).toEqual({ ...before, heat: before.heat + 1 })
})

test('only colours with edges of their own have a note about them', async ({ app, page }) => {
  await show(app)
  const colours = page.getByRole('combobox', { name: 'Colours' })
  const note = page.getByText(/can show edges that are not there/)
  await expect(colours).toHaveAccessibleDescription('JET can show edges that are not there.')
  for (const id of Object.keys(colormaps)) {
    await colours.selectOption(id)
    await expect(note).toHaveCount(id === 'jet' || id === 'turbo' ? 1 : 0)
  }
})

test('a map without any heat leaves the photo as it is, and says so', async ({ app, page }) => {
  const [width, height] = [64, 48]
  const buffer = Buffer.from(encode({ width, height, data: new Uint8Array(width * height * 3).fill(255), channels: 3 }))
  // White contains no evidence for this class.
  await show(app, '?class=3&opacity=100', { name: 'white.png', mimeType: 'image/png', buffer })
  expect((await app.savedData()).explanation.empty).toBe(true)
  await expect(app.status).toHaveText(/This layer has no evidence for .+, so there is no heat\./)
  await expect(app.heatmap.locator('canvas').nth(1)).toBeHidden()
  for (const key of ['l', 'b', 'l']) {
    await page.locator('body').press(key)
    await expect(app.heatmap.locator('svg path')).toHaveCount(0)
    expect((await seen(app)).data.every((level) => level === 255)).toBe(true)
  }
})
