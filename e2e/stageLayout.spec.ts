import { samplePath } from '../fixtures/goldens.ts'
import { expect, test } from './helpers/app.ts'
import { holdWorker } from './helpers/holdWorker.ts'
import { boxOf, places, show, slider, styleButton } from './helpers/onStage.ts'

// Positions on the page, and that they do not change.

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
    await page.getByRole('button', { name: 'Compare', exact: true }).click()
    await check('compare')
    await page.getByRole('button', { name: 'Compare', exact: true }).click()
    await styleButton(page, 'Contours').click()
    await expect(slider(page, 'Threshold')).toBeVisible()
    await check('contours')
    await styleButton(page, 'Heat').click()
    await page.getByRole('combobox', { name: 'Colours' }).selectOption('viridis')
    await check('colours')
    await page.locator('body').press('2')
    await expect(app.heatmap).toHaveAttribute('aria-label', /dog/)
    await check('another class')
    if (isPhone) {
      await expect(page.getByRole('combobox', { name: 'Layer' })).toBeHidden()
      await page.getByText('Options').click()
      await expect(page.getByRole('combobox', { name: 'Layer' })).toBeVisible()
    }
  })
}

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  test(`the first picture moves nothing at ${width} × ${height}, and is talked of in order`, async ({ app, page }) => {
    // Its decoder is delayed so long that everything else has arrived.
    const decoder = await holdWorker(
      page,
      'image',
      `const decode = createImageBitmap;
       self.createImageBitmap = async (...what) => { await go(); return decode(...what) };`,
    )
    await page.setViewportSize({ width, height })
    // The second half of the sentence is slow to arrive.
    let arrive = () => {}
    const arrives = new Promise<void>((resolve) => {
      arrive = resolve
    })
    await page.route(/\/assets\/Where-/, async (route) => {
      await arrives
      await route.continue()
    })
    await app.start('?backend=wasm')
    const places = async () => ({
      stage: await boxOf(page.getByRole('region', { name: 'Picture' })),
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
    await expect(app.status).toHaveText('Opening cat.png…')
    await decoder.reached()
    await page.waitForLoadState('networkidle')
    expect(await places()).toEqual(before)
    await expect(page.getByRole('list', { name: 'Pictures' })).toHaveCount(0)

    await decoder.release()
    await app.expectState('done', 'cat.png')
    await expect(app.heatmap).toBeVisible()
    expect(await places()).toEqual(before)
    await expect(app.status).toHaveText(/says domestic cat \(68%\)\.\s*$/)
    arrive()
    await expect(app.status).toHaveText(/It looked/)
    expect(await places()).toEqual(before)
    const said = await page.evaluate(() => (window as unknown as { said: string[] }).said)
    const sentences = [/^Opening/, /^Analysing/, /Drawing the heatmap…$/, /\(68%\)\.\s*$/, /It looked (mostly )?at/]
    const order = said.map((text) => sentences.findIndex((sentence) => sentence.test(text)))
    expect(order).not.toContain(-1)
    expect(order).toEqual([...order].sort())
    expect(order.at(-1)).toBe(4)
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
    for (const name of ['Compare', 'Hold to see photo']) {
      const button = await boxOf(page.getByRole('button', { name, exact: true }))
      expect(button.x + button.width).toBeLessThanOrEqual(width)
      expect(button.y).toBeGreaterThan(picture.y + picture.height)
    }
  }
})
