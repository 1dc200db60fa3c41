import { samplePath } from '../fixtures/goldens.ts'
import { expect, test } from './helpers/app.ts'
import { headersFromFile } from './helpers/hostHeaders.ts'
import { serve, serveDist } from './helpers/serveDist.ts'

// For lectures: the walkthrough on a projector, the page in a frame, and links that open at what was shown.

test('Present shows the walkthrough one step a screen, by the keys, and remembers the step', async ({ app, page }) => {
  await page.setViewportSize({ width: 1024, height: 768 })
  await app.start('?backend=wasm')
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
  await page.getByRole('tab', { name: 'Walkthrough' }).click()
  await page.getByRole('button', { name: 'Present', exact: true }).click()
  const present = page.getByRole('dialog', { name: 'Presentation' })
  const position = present.getByRole('status')
  const title = present.getByRole('heading')
  await expect(position).toHaveText('1 of 9')
  await expect(title).toHaveText(/The picture/)
  await page.keyboard.press('ArrowRight')
  await expect(title).toHaveText(/The prediction/)
  await expect(present.getByRole('img', { name: 'What the network sees' })).toBeInViewport({ ratio: 1 })
  await expect(present.getByText('Predicted:')).toHaveCount(0)
  await page.keyboard.press('PageDown')
  await expect(position).toHaveText('3 of 9')
  await expect(title).toHaveText(/The network/)
  await expect(title).toHaveCount(1)
  await expect(present.getByText('Show code')).toHaveCount(0)
  await expect(present.getByText('None,')).toHaveCount(0)
  // It covers the window, and nothing is wider than that.
  expect(await present.boundingBox()).toEqual({ x: 0, y: 0, width: 1024, height: 768 })
  expect(await present.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true)

  await present.getByRole('button', { name: 'Detailed' }).click()
  await expect(position).toHaveText('5 of 15')
  await expect(present.getByText('Show code')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(present).toBeHidden()
  await page.getByRole('button', { name: 'Present', exact: true }).click()
  await expect(position).toHaveText('5 of 15')
})

test('embed.html works in the frame of another site, which may frame nothing else', async ({ browser }) => {
  const host = await serveDist({ headers: headersFromFile() })
  const frames = ['embed.html?sample=golf-ball&look=clear&backend=wasm', '?backend=wasm']
  const lecture = await serve((_, response) => {
    response.setHeader('content-type', 'text/html')
    response.end(frames.map((path) => `<iframe width=760 height=460 src="${host.address}/${path}"></iframe>`).join(''))
  })
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const other = await context.newPage()
  await other.goto(lecture.address)
  const embedded = other.frameLocator('iframe').first()
  const whole = other.frameLocator('iframe').last()
  await expect(embedded.locator('main')).toHaveAttribute('data-state', 'done')
  await expect(embedded.getByRole('img', { name: /^Heatmap/ })).toBeVisible()
  const open = embedded.getByRole('link', { name: 'Open in Heatlens' })
  await expect(open).toHaveAttribute('href', './?sample=golf-ball&look=clear&backend=wasm')
  await expect(whole.locator('main')).toHaveCount(0)
  await context.close()
  host.stop()
  lecture.stop()
})

test('a link opens a sample, in its theme and language; one without a picture says what it is about', async ({
  app,
  page,
}) => {
  await page.goto('/?model=starter&sample=parachute&theme=dark&lang=de&backend=wasm')
  await app.expectState('done', 'parachute.png')
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  // They are for this visit.
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toMatch(/dark|"de"/)

  await page.goto('/?model=starter&layer=block4_conv3&class=n02121808&shared=1&lang=en&backend=wasm')
  await expect(app.status).toHaveText(/^Shared: domestic cat, block4_conv3\. Drop the picture to see it\.$/)
})

for (const [width, height] of [
  [760, 460],
  [760, 300],
  [380, 460],
  [320, 480],
] as const) {
  test(`the picture is seen in a frame of ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    await page.goto('embed.html?sample=golf-ball&backend=wasm')
    const heatmap = page.getByRole('img', { name: /^Heatmap/ })
    await expect(heatmap).toBeVisible()
    await expect(heatmap).toBeInViewport({ ratio: 0.9 })
    await expect(page.getByRole('status')).toBeInViewport()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  })
}
