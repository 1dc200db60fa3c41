import type { Page } from '@playwright/test'
import { valueAt } from '../src/image/heat/upsample.ts'
import { expect, test } from './helpers/app.ts'
import { boxOf, mapOf, show, slider, styleButton } from './helpers/onStage.ts'

// The stage under touch.

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  /** Fingers, each as a path of points. */
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
      page.getByRole('button', { name: 'Compare', exact: true }),
      page.getByRole('button', { name: 'Hold to see photo' }),
      ...['Heat', 'Contours', 'Mask'].map((name) => styleButton(page, name)),
    ]
    for (const control of controls) {
      const box = await boxOf(control)
      // In the lower three fifths of the screen, without scrolling.
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
    const button = page.getByRole('button', { name: 'Hold to see photo' })
    const hold = await boxOf(button)
    const session = await page.context().newCDPSession(page)
    const point = { x: hold.x + 20, y: hold.y + 20 }
    const heat = app.heatmap.locator('canvas').nth(1)
    /** The times of touch start and end, in seconds: their distance makes it a hold. */
    const timestamp = Date.now() / 1000
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point], timestamp })
    await expect(heat).toBeHidden()
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [], timestamp: timestamp + 60 })
    await expect(heat).toBeVisible()
    // A tap toggles it; so does Enter, and the space bar holds.
    for (const act of [() => button.tap(), () => button.press('Enter')]) {
      await act()
      await expect(heat).toBeHidden()
      await expect(button).toHaveAttribute('aria-pressed', 'true')
      await act()
      await expect(heat).toBeVisible()
    }
    await page.keyboard.down(' ')
    await expect(heat).toBeHidden()
    await page.keyboard.up(' ')
    await expect(heat).toBeVisible()
    await expect(button).toHaveAttribute('aria-pressed', 'false')
  })
})

test.describe('on a phone on its side', () => {
  test.use({ viewport: { width: 844, height: 390 }, hasTouch: true, isMobile: true })

  test('the picture and its controls are whole without anybody scrolling, and stay while the rest scrolls', async ({
    app,
    page,
  }) => {
    await show(app)
    const names = ['Compare', 'Hold to see photo', 'Zoom in']
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
