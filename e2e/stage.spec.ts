import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { encode } from 'fast-png'
import { decodePng, largestDifference, samplePath } from '../fixtures/goldens.ts'
import { colourEnlarged } from '../src/image/heat/blend.ts'
import { colormaps } from '../src/image/heat/colormaps/index.ts'
import { heatSize } from '../src/image/heat/paintHeat.ts'
import { strokesOf } from '../src/image/heat/strokes.ts'
import { valueAt } from '../src/image/heat/upsample.ts'
import type { Heatmap, Pixels } from '../src/types.ts'
import { type App, expect, type MadeFile, test } from './app.ts'

const stageOf = (page: Page) => page.getByRole('application', { name: 'Stage' })
const slider = (page: Page, name: string) => page.getByRole('slider', { name })
const look = (page: Page, name: string) => page.getByRole('group', { name: 'Look' }).getByText(name, { exact: true })
const zoom = (page: Page) => page.getByRole('group', { name: 'Zoom' })

async function show(app: App, query = '', picture: string | MadeFile = samplePath('cat')): Promise<void> {
  await app.start(query)
  await app.choose(picture)
  await app.expectState('done')
}

async function mapOf(app: App): Promise<Heatmap> {
  const { map } = (await app.savedData()).explanation
  return { ...map, values: Float32Array.from(map.values) }
}

/** A picture that is on the stage pixel for pixel: as large as the room for it. Soft shapes, so that the network finds something in it. */
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

async function boxOf(element: Locator) {
  const box = await element.boundingBox()
  if (!box) throw new Error('It is not on the page.')
  return box
}

/** What is on the screen where the picture is. */
async function seen(app: App): Promise<Pixels> {
  await app.page.mouse.move(5, 5)
  return decodePng(await app.heatmap.screenshot({ animations: 'disabled' }))
}

/** The largest difference in the columns of two pictures. */
function differenceIn(a: Pixels, b: Pixels, from: number, to: number): number {
  expect([a.height, a.width]).toEqual([b.height, b.width])
  let largest = 0
  for (let y = 0; y < a.height; y++) {
    const [start, end] = [(y * a.width + from) * 4, (y * a.width + to) * 4]
    largest = Math.max(largest, largestDifference(a.data.subarray(start, end), b.data.subarray(start, end)))
  }
  return largest
}

/** How far the screen may be from the saved picture at an opacity: heat is painted with fewer pixels and stretched, which moves JET by up to 13 levels. */
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
  // With the second picture comes the filmstrip, and takes its room.
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

  // The colours themselves are exact, at the size at which they are painted.
  const size = heatSize(height, width)
  const heat = app.heatmap.locator('canvas').nth(1)
  const painted = await heat.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL())
  const expected = colourEnlarged(await mapOf(app), colormaps.jet, size.height, size.width)
  const colours = decodePng(Buffer.from(painted.split(',')[1] as string, 'base64'))
  expect(Buffer.from(colours.data).equals(Buffer.from(expected.data))).toBe(true)

  await page.getByRole('button', { name: 'Compare' }).click()
  await slider(page, 'Compare').fill('30')
  const line = Math.round(width * 0.3)
  const both = await app.page.screenshot({ clip: await boxOf(app.heatmap) }).then(decodePng)
  expect(differenceIn(both, photo, 0, line - 30)).toBeLessThanOrEqual(2)
  expect(differenceIn(both, await app.savedPicture(), line + 30, width)).toBeLessThanOrEqual(stretched(0.4))
  await page.getByRole('button', { name: 'Compare' }).click()

  await page.locator('body').press('l')
  await page.locator('body').press('l')
  await expect(page.getByRole('radio', { name: 'Mask' })).toBeChecked()
  const masked = await seen(app)
  const savedMask = await app.savedPicture()
  const close = masked.data.filter((level, at) => Math.abs(level - (savedMask.data[at] as number)) <= 2)
  // All but the rim, which is smooth on the screen.
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
  await page.getByRole('button', { name: 'Compare' }).click()
  await slider(page, 'Compare').press('ArrowRight')
  await expect(heat).toHaveCSS('clip-path', /inset\(0px 0px 0px 52%\)/)
  await page.locator('body').press('+')
  await expect(zoom(page)).not.toContainText('182 %')
  await page.keyboard.down(' ')
  await expect(heat).toBeHidden()
  await page.keyboard.up(' ')
  await expect(heat).toBeVisible()
  expect(await paints(page)).toEqual(before)
  await page.getByRole('combobox', { name: 'Colours' }).selectOption('Viridis')
  await expect.poll(() => paints(page)).toEqual({ ...before, heat: before.heat + 1 })
})

test('compare is dragged, moved with the arrows, and put away', async ({ app, page }) => {
  await show(app)
  const compare = slider(page, 'Compare')
  const heat = app.heatmap.locator('canvas').nth(1)
  await expect(heat).toHaveCSS('clip-path', 'none')
  const toggle = page.getByRole('button', { name: 'Compare' })
  await toggle.click()
  await expect(toggle).toHaveAttribute('aria-pressed', 'true')
  await expect(compare).toHaveValue('50')

  const { x, y, width, height } = await boxOf(app.heatmap)
  await page.mouse.move(x + width / 2, y + height / 3)
  await page.mouse.down()
  await page.mouse.move(x + width * 0.25, y + height / 3, { steps: 5 })
  await page.mouse.up()
  expect(Number(await compare.inputValue())).toBeCloseTo(25, 0)
  await compare.press('ArrowRight')
  await compare.press('PageUp')
  expect(Number(await compare.inputValue())).toBeCloseTo(37, 0)
  await compare.press('Home')
  await expect(compare).toHaveValue('0')
  await compare.press('End')
  await expect(compare).toHaveAttribute('aria-valuetext', '100 % photo')

  await toggle.click()
  await expect(heat).toHaveCSS('clip-path', 'none')
  // By keyboard it needs no switch.
  await compare.focus()
  await compare.press('ArrowRight')
  await expect(toggle).toHaveAttribute('aria-pressed', 'true')
  await expect(heat).toHaveCSS('clip-path', /2%/)
})

test('the picture is enlarged with wheel, keys, buttons and a double click, moved, and shown whole again', async ({
  app,
  page,
}) => {
  await show(app)
  const whole = await boxOf(app.heatmap)
  const at = { x: whole.x + whole.width * 0.3, y: whole.y + whole.height * 0.6 }
  const place = async () => {
    const box = await boxOf(app.heatmap)
    return { x: (at.x - box.x) / box.width, y: (at.y - box.y) / box.height, width: box.width }
  }
  await page.mouse.move(at.x, at.y)
  await page.mouse.wheel(0, -500)
  await expect.poll(async () => (await place()).width).toBeGreaterThan(whole.width * 2)
  // What is under the hand stays there.
  expect((await place()).x).toBeCloseTo(0.3, 2)
  expect((await place()).y).toBeCloseTo(0.6, 2)
  const share = (await place()).width / 451
  await expect(zoom(page)).toContainText(`${Math.round(share * 100)} %`)
  await expect(app.heatmap).toHaveAttribute('data-crisp', 'true')

  const before = await boxOf(app.heatmap)
  await page.mouse.down()
  await page.mouse.move(at.x + 60, at.y - 40, { steps: 4 })
  await page.mouse.up()
  const after = await boxOf(app.heatmap)
  expect(after.x - before.x).toBeCloseTo(60, 3)
  expect(after.y - before.y).toBeCloseTo(-40, 3)
  await stageOf(page).focus()
  await stageOf(page).press('ArrowRight')
  await expect.poll(async () => (await boxOf(app.heatmap)).x).toBeCloseTo(after.x - 60, 3)

  await zoom(page).getByRole('button', { name: 'Fit' }).click()
  await expect.poll(() => boxOf(app.heatmap)).toEqual(whole)
  await page.mouse.dblclick(at.x, at.y)
  expect((await place()).width).toBeCloseTo(whole.width * 2.5, 0)
  await page.mouse.dblclick(at.x, at.y)
  await expect.poll(() => boxOf(app.heatmap)).toEqual(whole)

  await page.keyboard.press('+')
  expect((await boxOf(app.heatmap)).width).toBeCloseTo(whole.width * 1.5, 0)
  await page.keyboard.press('-')
  await expect.poll(() => boxOf(app.heatmap)).toEqual(whole)
  await zoom(page).getByRole('button', { name: 'Zoom in' }).click()
  await page.keyboard.press('0')
  await expect.poll(() => boxOf(app.heatmap)).toEqual(whole)
  await expect(zoom(page).getByRole('button', { name: 'Zoom out' })).toBeDisabled()
})

test('a large picture that is enlarged is seen pixel for pixel', async ({ app, page }) => {
  const [width, height] = [2600, 2000]
  const data = new Uint8Array(width * height * 3)
  // Columns and rows as numbers, and a pattern that no smaller picture has.
  for (let pixel = 0, at = 0; pixel < width * height; pixel++, at += 3) {
    const [x, y] = [pixel % width, Math.floor(pixel / width)]
    data.set([x & 255, y & 255, (x + y) & 1 ? 255 : 0], at)
  }
  const buffer = Buffer.from(encode({ width, height, data, channels: 3 }))
  await show(app, '', { name: 'large.png', mimeType: 'image/png', buffer })
  await expect(app.heatmap.locator('canvas')).toHaveCount(2)
  const box = await boxOf(app.heatmap)
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.6)
  await page.mouse.wheel(0, -900)
  const detail = app.heatmap.locator('canvas').nth(1)
  await expect(app.heatmap.locator('canvas')).toHaveCount(3)
  const drawn = decodePng(
    Buffer.from((await detail.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL())).slice(22), 'base64'),
  )
  const [large, place] = [await boxOf(app.heatmap), await boxOf(detail)]
  const left = Math.round(((place.x - large.x) / large.width) * width)
  const top = Math.round(((place.y - large.y) / large.height) * height)
  for (const [x, y] of [
    [0, 0],
    [drawn.width - 1, 0],
    [100, drawn.height - 1],
  ] as const) {
    const at = (y * drawn.width + x) * 4
    const [column, row] = [left + x, top + y]
    expect([...drawn.data.slice(at, at + 3)]).toEqual([column & 255, row & 255, (column + row) & 1 ? 255 : 0])
  }
  // It is where the picture is seen.
  const stage = await boxOf(stageOf(page))
  expect(place.x).toBeLessThanOrEqual(stage.x + 1)
  expect(place.x + place.width).toBeGreaterThanOrEqual(stage.x + stage.width - 1)
  await page.keyboard.press('0')
  await expect(app.heatmap.locator('canvas')).toHaveCount(2)
})

test('the map is read under the pointer and with the arrows, as it is saved', async ({ app, page }) => {
  await show(app)
  const map = await mapOf(app)
  const stage = page.getByRole('region', { name: 'Picture' })
  await expect(stage.getByText('JET exaggerates edges.')).toBeVisible()
  const box = await boxOf(app.heatmap)
  const [x, y] = [Math.round(box.x + box.width * 0.21), Math.round(box.y + box.height * 0.47)]
  await page.mouse.move(x, y)
  const value = valueAt(map, (x - box.x) / box.width, (y - box.y) / box.height)
  const cell = `row ${Math.floor(((y - box.y) / box.height) * 14)}, column ${Math.floor(((x - box.x) / box.width) * 14)}`
  await expect(stage.getByText(`${value.toFixed(3)} in ${cell} of 14 × 14`)).toBeVisible()
  // What the cell sees, then the cell, each dark under light: M left top H right V bottom.
  const outlines = await app.heatmap
    .locator('svg path')
    .evaluateAll((all) => all.map((path) => (path.getAttribute('d') ?? '').match(/[\d.]+/g)?.map(Number) ?? []))
  expect(outlines).toHaveLength(4)
  const [row, column] = [Math.floor(((y - box.y) / box.height) * 14), Math.floor(((x - box.x) / box.width) * 14)]
  // 196 pixels of the input's 224, 16 more for each cell, and the first one begins 90 before the picture.
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
  await look(page, 'Contours').click()
  await slider(page, 'Threshold').press('ArrowRight')
  await expect.poll(paths).toEqual(expected('contours', 0.41))
  expect(await paths()).toHaveLength(6)
  await expect(slider(page, 'Opacity')).toBeDisabled()
  await look(page, 'Mask').click()
  await expect(app.heatmap.locator('canvas').nth(1)).toBeHidden()
  await look(page, 'Heat').click()
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
  await expect(app.status).toHaveText(/domestic cat \(68 %\)\. It looked at/)
  await expect(dog as Locator).toHaveAttribute('aria-pressed', 'false')
  expect((await app.savedData()).explanation.classIndex).toBe(2)
  await expect(app.heatmap).toHaveAttribute('aria-label', name('domestic cat'))

  // The second time it is here at once.
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
  await expect(app.status).toHaveText(/For dog \(15 %\) it looked/)
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
  await page.getByRole('button', { name: /Heatmap for monkey.* 6\.1 %/ }).click()
  await expect(app.heatmap).toHaveAttribute('aria-label', /monkey/)
  await expect(toggle).toHaveAttribute('aria-pressed', 'false')
  expect((await app.savedData()).explanation.classIndex).toBe(labels.length === 3 ? await indexOf(app, 'monkey') : -1)
})

async function indexOf(app: App, label: string): Promise<number> {
  return (await app.savedData()).predictions.find((one) => one.label === label)?.index ?? -1
}

test('what speaks against a class is asked for and said', async ({ app, page }) => {
  await show(app)
  const before = await mapOf(app)
  await page.getByRole('checkbox', { name: 'What speaks against' }).check()
  await expect(app.heatmap).toHaveAttribute(
    'aria-label',
    'Heatmap of what speaks against domestic cat at block5_conv3, over the picture',
  )
  await expect(app.status).toHaveText(/domestic cat \(68 %\)\. What speaks against domestic cat is /)
  expect(largestDifference((await mapOf(app)).values, before.values)).toBeGreaterThan(0.5)
  await page.locator('body').press('a')
  await expect(app.heatmap).toHaveAttribute('aria-label', /^Heatmap for domestic cat/)
})

test('every key of the list does what it says; none fires in a field or with a modifier', async ({ app, page }) => {
  await show(app)
  await page.getByRole('button', { name: 'Keyboard' }).click()
  const dialog = page.getByRole('dialog', { name: 'Keyboard' })
  await expect(dialog.getByRole('definition').filter({ hasText: 'Compare photo and heat' })).toBeVisible()
  await page.keyboard.press('l')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await page.locator('body').press('?')
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('radio', { name: 'Heat' })).toBeChecked()

  const body = page.locator('body')
  for (const [key, pressed] of [
    ['2', 1],
    ['3', 2],
    ['1', 0],
  ] as const) {
    await body.press(key)
    await expect(app.predictions.nth(pressed).getByRole('button')).toHaveAttribute('aria-pressed', 'true')
  }
  await body.press('o')
  await expect(slider(page, 'Opacity')).toHaveValue('35')
  await body.press('Shift+O')
  await body.press(']')
  await expect(slider(page, 'Opacity')).toHaveValue('45')
  await body.press('c')
  await expect(page.getByRole('combobox', { name: 'Colours' })).toHaveValue('viridis')
  await body.press('l')
  await expect(page.getByRole('radio', { name: 'Contours' })).toBeChecked()
  await body.press('b')
  await expect(page.getByRole('checkbox', { name: 'Box around' })).toBeChecked()
  await body.press('x')
  await expect(page.getByRole('button', { name: 'Compare' })).toHaveAttribute('aria-pressed', 'true')
  await body.press('Escape')
  await expect(page.getByRole('button', { name: 'Compare' })).toHaveAttribute('aria-pressed', 'false')
  await body.press('s')
  await expect(app.heatmap).toHaveCount(3)
  await body.press('s')
  await body.press('p')
  await expect(stageOf(page)).toBeFocused()
  await expect(page.getByText('1.000 in row')).toBeVisible()

  await page.getByRole('combobox', { name: 'Explain another class' }).fill('cox')
  await page.keyboard.press('Escape')
  await stageOf(page).focus()
  await page.keyboard.press('Control+c')
  await expect(page.getByRole('combobox', { name: 'Colours' })).toHaveValue('viridis')
  await expect(page.getByRole('button', { name: 'Compare' })).toHaveAttribute('aria-pressed', 'false')
})

test('only colours with edges of their own have a note about them', async ({ app, page }) => {
  await show(app)
  const colours = page.getByRole('combobox', { name: 'Colours' })
  const note = page.getByText(/exaggerates edges/)
  await expect(colours).toHaveAccessibleDescription('JET exaggerates edges.')
  for (const id of Object.keys(colormaps)) {
    await colours.selectOption(id)
    await expect(note).toHaveCount(id === 'jet' || id === 'turbo' ? 1 : 0)
  }
})

/** Everything that must stay where it is, by what it is called. */
async function places(page: Page) {
  const names: [string, Locator][] = [
    ['picture', page.getByRole('img', { name: /^Heatmap/ })],
    ['look', page.getByRole('group', { name: 'Look' })],
    ['colours', page.getByRole('combobox', { name: 'Colours' })],
    ['compare', page.getByRole('button', { name: 'Compare' })],
    ['photo', page.getByRole('button', { name: 'Photo only' })],
    ['zoom', page.getByRole('group', { name: 'Zoom' })],
    ['predictions', page.getByRole('list', { name: 'Predictions' })],
    ['channels', page.getByRole('region', { name: 'Channels' })],
  ]
  const found: Record<string, unknown> = {}
  for (const [name, element] of names) found[name] = await element.boundingBox()
  return found
}

for (const [width, height, isPhone] of [
  [1440, 900, false],
  [390, 844, true],
] as const) {
  test(`nothing jumps at ${width} × ${height}`, async ({ app, page }) => {
    await page.setViewportSize({ width, height })
    await show(app)
    await page.mouse.move(2, 2)
    const before = await places(page)
    const check = async (what: string) => expect(await places(page), what).toEqual(before)
    const { x, y, width: wide, height: high } = await boxOf(app.heatmap)
    await page.mouse.move(x + wide / 2, y + high / 2)
    await expect(page.getByText(/in row/)).toBeVisible()
    await check('probe')
    await page.mouse.move(2, 2)
    await page.getByRole('button', { name: 'Compare' }).click()
    await check('compare')
    await page.getByRole('button', { name: 'Compare' }).click()
    await look(page, 'Contours').click()
    await expect(slider(page, 'Threshold')).toBeVisible()
    await check('contours')
    await look(page, 'Heat').click()
    await page.getByRole('combobox', { name: 'Colours' }).selectOption('viridis')
    await check('colours')
    await page.locator('body').press('2')
    await expect(app.heatmap).toHaveAttribute('aria-label', /dog/)
    await check('another class')
    if (isPhone) {
      await expect(page.getByRole('combobox', { name: 'Layer' })).toBeHidden()
      await page.getByText('How it is asked and drawn').click()
      await expect(page.getByRole('combobox', { name: 'Layer' })).toBeVisible()
    }
  })
}

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  test(`the first picture moves nothing at ${width} × ${height}, and is talked of in order`, async ({ app, page }) => {
    // Its decoder is held for so long that whatever comes meanwhile has come.
    await page.route('**/assets/image.worker-*.js', async (route) => {
      const response = await route.fetch()
      const hold = `const decode = createImageBitmap; const go = new Promise((done) => { new BroadcastChannel('go').onmessage = done });
        self.createImageBitmap = async (...what) => { await go; return decode(...what) };`
      await route.fulfill({ response, body: `${hold}\n${await response.text()}` })
    })
    await page.setViewportSize({ width, height })
    await app.start('?backend=wasm')
    const places = async () => ({
      stage: await boxOf(page.getByRole('region', { name: 'Picture' })),
      samples: await boxOf(page.getByRole('group', { name: 'Samples' })),
      status: (await boxOf(app.status)).y,
    })
    const before = await places()
    await app.status.evaluate((status) => {
      const said: (string | null)[] = []
      new MutationObserver(() => said.at(-1) !== status.textContent && said.push(status.textContent)).observe(status, {
        ...{ childList: true, characterData: true, subtree: true },
      })
      Object.assign(window, { said })
    })
    await app.choose(samplePath('cat'))
    await expect(app.status).toHaveText('Opening cat.png.')
    await page.waitForLoadState('networkidle')
    expect(await places()).toEqual(before)
    await expect(page.getByRole('list', { name: 'Pictures' })).toHaveCount(0)

    await page.evaluate(() => new BroadcastChannel('go').postMessage('now'))
    await app.expectState('done', 'cat.png')
    await expect(app.heatmap).toBeVisible()
    expect(await places()).toEqual(before)
    const said = await page.evaluate(() => (window as unknown as { said: string[] }).said)
    const sentences = [/^Opening/, /^Looking/, /Now where it looked\.$/, /It looked at/]
    const order = said.map((text) => sentences.findIndex((sentence) => sentence.test(text)))
    expect(order).not.toContain(-1)
    expect(order).toEqual([...order].sort())
    expect(order.at(-1)).toBe(3)
  })
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  /** Fingers, each as a path of places. */
  async function touch(page: Page, ...fingers: [x: number, y: number][][]): Promise<void> {
    const session = await page.context().newCDPSession(page)
    const at = (step: number) => fingers.map((path, id) => ({ id, x: path[step]?.[0] ?? 0, y: path[step]?.[1] ?? 0 }))
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: ReturnType<typeof at>) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints })
    await send('touchStart', at(0))
    for (let step = 1; step < (fingers[0]?.length ?? 0); step++) await send('touchMove', at(step))
    await send('touchEnd', [])
  }

  test('the controls are within reach, and large enough', async ({ app, page }) => {
    await show(app)
    const controls = [
      slider(page, 'Opacity'),
      page.getByRole('combobox', { name: 'Colours' }),
      page.getByRole('button', { name: 'Compare' }),
      page.getByRole('button', { name: 'Photo only' }),
      ...['Heat', 'Contours', 'Mask'].map((name) => look(page, name)),
    ]
    for (const control of controls) {
      const box = await boxOf(control)
      // The lower three fifths of the screen, without anybody scrolling.
      expect(box.y).toBeGreaterThan(844 * 0.4)
      expect(box.y + box.height).toBeLessThan(844)
    }
    for (const button of await page.getByRole('region', { name: 'Picture' }).getByRole('button').all()) {
      const { width, height } = await boxOf(button)
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(44)
    }
  })

  test('two fingers and a double tap enlarge the picture, one moves it then; else it scrolls the page', async ({
    app,
    page,
  }) => {
    await show(app)
    const whole = await boxOf(app.heatmap)
    const [x, y] = [whole.x + whole.width / 2, whole.y + whole.height / 2]
    const up: [number, number][] = [0, 1, 2, 3, 4, 5].map((step) => [x, y - step * 20])
    const apart = (side: -1 | 1): [number, number][] =>
      [0, 1, 2, 3, 4].map((step) => [x + side * (30 + step * 15), y + side * step * 4])
    await touch(page, apart(-1), apart(1))
    await expect.poll(async () => (await boxOf(app.heatmap)).width).toBeGreaterThan(whole.width * 2)
    expect(await page.evaluate(() => visualViewport?.scale)).toBe(1)
    const enlarged = await boxOf(app.heatmap)
    await touch(page, up)
    await expect.poll(async () => (await boxOf(app.heatmap)).y).toBeLessThan(enlarged.y - 50)
    expect(await page.evaluate(() => scrollY)).toBe(0)

    const tap = () => touch(page, [[x, y]])
    await tap()
    await tap()
    await expect.poll(() => boxOf(app.heatmap)).toEqual(whole)
    await tap()
    await tap()
    await expect.poll(async () => (await boxOf(app.heatmap)).width).toBeCloseTo(whole.width * 2.5, 0)
    await tap()
    await tap()
    await expect.poll(() => boxOf(app.heatmap)).toEqual(whole)
    await touch(page, up)
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(50)
  })

  test('a tap reads the map, and the photo is held alone', async ({ app, page }) => {
    await show(app)
    const map = await mapOf(app)
    const box = await boxOf(app.heatmap)
    const [x, y] = [box.x + box.width * 0.2, box.y + box.height * 0.5]
    await page.touchscreen.tap(x, y)
    const value = valueAt(map, 0.2, 0.5)
    await expect(page.getByText(`${value.toFixed(3)} in row 7, column 2`)).toBeVisible()
    const hold = await boxOf(page.getByRole('button', { name: 'Photo only' }))
    const session = await page.context().newCDPSession(page)
    const point = { x: hold.x + 20, y: hold.y + 20 }
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] })
    await expect(app.heatmap.locator('canvas').nth(1)).toBeHidden()
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await expect(app.heatmap.locator('canvas').nth(1)).toBeVisible()
  })
})

test.describe('on a phone on its side', () => {
  test.use({ viewport: { width: 844, height: 390 }, hasTouch: true, isMobile: true })

  test('the picture and its controls are whole without anybody scrolling, and stay while the rest scrolls', async ({
    app,
    page,
  }) => {
    await show(app)
    const names = ['Compare', 'Photo only', 'Zoom in']
    const parts = [
      app.heatmap,
      slider(page, 'Opacity'),
      page.getByRole('combobox', { name: 'Colours' }),
      ...names.map((name) => page.getByRole('button', { name })),
    ]
    const findAll = () => Promise.all(parts.map(boxOf))
    const before = await findAll()
    for (const { x, y, width, height } of before) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
      expect(x + width).toBeLessThanOrEqual(844 - 340)
      expect(y + height).toBeLessThanOrEqual(390)
    }
    await page.mouse.move(700, 200)
    await page.mouse.wheel(0, 400)
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(300)
    expect(await findAll()).toEqual(before)
  })
})

for (const [colorScheme, width, height] of [
  ['light', 1440, 900],
  ['dark', 390, 844],
] as const) {
  test(`there are no barriers in any state of the stage, ${colorScheme} at ${width} × ${height}`, async ({
    app,
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height })
    await show(app)
    const check = async (what: string) => {
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(
        violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))]),
        what,
      ).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth), what).toBeLessThanOrEqual(width)
    }
    const body = page.locator('body')
    await body.press('x')
    await check('compare')
    await body.press('x')
    await body.press('p')
    await check('probe')
    await body.press('l')
    await body.press('b')
    await check('contours and box')
    await body.press('l')
    await check('mask')
    await body.press('l')
    await body.press('+')
    await check('enlarged')
    await body.press('s')
    await expect(app.heatmap).toHaveCount(3)
    await check('side by side')
    await body.press('s')
    await body.press('?')
    await check('keys')
  })
}

test('text twice as large is all there, and the picture is seen', async ({ app, page }) => {
  await show(app)
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%'
    })
    const picture = await boxOf(app.heatmap)
    expect(picture.width).toBeGreaterThan(300)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    for (const name of ['Compare', 'Photo only']) {
      const button = await boxOf(page.getByRole('button', { name }))
      expect(button.x + button.width).toBeLessThanOrEqual(width)
      expect(button.y).toBeGreaterThan(picture.y + picture.height)
    }
  }
})

test('a map without any heat leaves the photo as it is, and says so', async ({ app, page }) => {
  const [width, height] = [64, 48]
  const buffer = Buffer.from(encode({ width, height, data: new Uint8Array(width * height * 3).fill(255), channels: 3 }))
  // In white there is nothing of this class.
  await show(app, '?class=3&opacity=100', { name: 'white.png', mimeType: 'image/png', buffer })
  expect((await app.savedData()).explanation.empty).toBe(true)
  await expect(app.status).toHaveText(/Nothing in the picture speaks for .+ in this layer, so there is no heat\./)
  await expect(app.heatmap.locator('canvas').nth(1)).toBeHidden()
  for (const key of ['l', 'b', 'l']) {
    await page.locator('body').press(key)
    await expect(app.heatmap.locator('svg path')).toHaveCount(0)
    expect((await seen(app)).data.every((level) => level === 255)).toBe(true)
  }
})
