import { encode } from 'fast-png'
import { decodePng } from '../fixtures/goldens.ts'
import { expect, test } from './helpers/app.ts'
import { boxOf, show, slider, stageOf, zoom } from './helpers/onStage.ts'

// Compare and zoom.

test('compare is dragged, moved with the arrows, and put away', async ({ app, page }) => {
  await show(app)
  const compare = slider(page, 'Compare')
  const heat = app.heatmap.locator('canvas').nth(1)
  await expect(heat).toHaveCSS('clip-path', 'none')
  const toggle = page.getByRole('button', { name: 'Compare', exact: true })
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
  await expect(compare).toHaveAttribute('aria-valuetext', '100% photo')

  await toggle.click()
  await expect(heat).toHaveCSS('clip-path', 'none')
  // By keyboard, it needs no switch.
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
  // The point under the pointer stays in place.
  expect((await place()).x).toBeCloseTo(0.3, 2)
  expect((await place()).y).toBeCloseTo(0.6, 2)
  const share = (await place()).width / 451
  await expect(zoom(page)).toContainText(`${Math.round(share * 100)}%`)
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
  // Columns and rows as numbers, and a pattern that downscaling would destroy.
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
  // It covers exactly the visible part of the picture.
  const stage = await boxOf(stageOf(page))
  expect(place.x).toBeLessThanOrEqual(stage.x + 1)
  expect(place.x + place.width).toBeGreaterThanOrEqual(stage.x + stage.width - 1)
  await page.keyboard.press('0')
  await expect(app.heatmap.locator('canvas')).toHaveCount(2)
})
