import type { Page } from '@playwright/test'
import { samplePath } from '../../fixtures/goldens.ts'
import { type App, expect, test } from '../helpers/app.ts'
import { layoutFaults } from '../helpers/layoutFaults.ts'
import { textFile } from '../helpers/madePictures.ts'

/** Windows from 1280 × 1024 at 400% zoom (WCAG 1.4.10), phones in portrait and landscape, and larger ones. */
const windows = [
  [320, 256],
  [480, 270],
  [568, 320],
  [667, 375],
  [390, 844],
  [844, 390],
  [960, 330],
  [1024, 768],
  [1440, 900],
] as const

/** Reports all faults in one run. */
const softly = expect.configure({ soft: true })

test.use({ reducedMotion: 'reduce' } as object)

interface Text {
  /** Text at twice the size: in the page's own style, or as the browser's setting, which media queries follow. */
  text?: 'page' | 'browser'
}

async function enlarge(page: Page, { text }: Text): Promise<void> {
  if (text === 'page') await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
  if (text !== 'browser') return
  const session = await page.context().newCDPSession(page)
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
}

/** Checks the page as it is, in each window. */
async function expectGoodIn(
  page: Page,
  sizes: readonly (readonly [width: number, height: number])[],
  what: string,
  more?: (width: number, height: number) => Promise<unknown>,
): Promise<void> {
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height })
    await softly.poll(() => layoutFaults(page), { message: `${what} at ${width} × ${height}` }).toEqual([])
    await more?.(width, height)
  }
}

const [large, phone] = [windows.slice(-2), windows[4]] as const

for (const { title, sizes, text } of [
  { title: 'in every window', sizes: windows },
  { title: 'with text twice as large', sizes: [phone, ...large], text: 'page' },
  {
    title: 'with the browser’s text twice as large',
    sizes: [phone, ...large],
    text: 'browser',
  },
] as const) {
  test(`nothing lies over anything, and all is in reach, ${title}`, async ({ app, page }) => {
    await app.start('?backend=wasm')
    await enlarge(page, { text } as Text)
    await expectGoodIn(page, sizes, 'the empty page')
    await app.choose(samplePath('cat'))
    await app.expectState('done')
    await expectGoodIn(page, sizes, 'the result', (width, height) => expectSeen(app, width, height))
    if (title === 'in every window') await expectMuchOfTheWindow(app, page)
    for (const [name, there] of [
      ['Channels', page.getByRole('button', { name: /^All 64 channels/ })],
      ['Walkthrough', page.getByRole('heading', { name: 'Over the picture' })],
    ] as const) {
      await page.getByRole('tab', { name }).click()
      await expect(there).toBeVisible()
      await expectGoodIn(page, sizes, name)
    }
    await page.getByRole('tab', { name: 'Picture' }).click()
    for (const [name, opener] of [
      ['Model', page.getByRole('button', { name: 'Model', exact: true })],
      ['Settings', page.getByRole('button', { name: 'Settings' })],
      ['Share', page.getByRole('button', { name: 'Share' })],
      ['More', page.getByRole('button', { name: 'More', exact: true })],
    ] as const) {
      await opener.click()
      await expect(page.locator('dialog[open], [popover]:popover-open')).toBeVisible()
      await expectGoodIn(page, sizes, name)
      await page.keyboard.press('Escape')
      await expect(page.locator('dialog[open], [popover]:popover-open')).toHaveCount(0)
    }
    await page.keyboard.press('?')
    const keys = page.getByRole('dialog', { name: 'Keyboard' })
    await expect(keys).toBeVisible()
    await expectGoodIn(page, sizes, 'keys')
    await page.keyboard.press('Escape')
    await expect(keys).toBeHidden()
    await app.choose(samplePath('golf-ball'), samplePath('coffee'))
    await app.expectState('done', 'coffee.png')
    await expect(page.getByRole('list', { name: 'Pictures' }).getByRole('listitem')).toHaveCount(3)
    await expectGoodIn(page, sizes, 'three pictures')
    if (title !== 'in every window') return
    await expectMuchOfTheWindow(app, page)
    await expectQuiet(app, page)
  })
}

/** The picture is large enough to look at, and entirely in view. */
async function expectSeen(app: App, width: number, height: number): Promise<void> {
  await app.heatmap.evaluate((heatmap) => heatmap.scrollIntoView({ block: 'center', behavior: 'instant' }))
  const box = await app.heatmap.boundingBox()
  const at = `the picture at ${width} × ${height}`
  expect(Math.min(box?.width ?? 0, box?.height ?? 0), at).toBeGreaterThanOrEqual(120)
  expect(box?.y, at).toBeGreaterThanOrEqual(0)
  expect((box?.y ?? 0) + (box?.height ?? 0), at).toBeLessThanOrEqual(height)
}

/** On a phone, the failure of one picture of several moves no answer and scrolls nothing. */
async function expectQuiet(app: App, page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.evaluate(() => scrollTo(0, 0))
  const before = await app.predictions.first().boundingBox()
  await app.choose(textFile('diary.png', 'Dear diary'), samplePath('parachute'))
  await app.expectState('done', 'parachute.png')
  await expect(app.alert).toContainText('“diary.png” is not a picture')
  expect(await page.evaluate(() => scrollY)).toBe(0)
  expect(Math.abs(((await app.predictions.first().boundingBox())?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(2)
  // A failure of a single picture is scrolled into view.
  await app.choose(textFile('diary.txt', 'Dear diary'))
  await app.expectState('failed', 'diary.txt')
  await expect(app.alert).toBeInViewport({ ratio: 1 })
}

/** The picture has half of a medium window; on a phone, the first class is in view with it: alone, and with others. */
async function expectMuchOfTheWindow(app: App, page: Page): Promise<void> {
  await page.setViewportSize({ width: 1024, height: 768 })
  const room = await page.getByRole('application', { name: 'Stage' }).boundingBox()
  expect((room?.width ?? 0) * (room?.height ?? 0)).toBeGreaterThanOrEqual((1024 * 768) / 2)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.evaluate(() => scrollTo(0, 0))
  const first = await app.predictions.first().boundingBox()
  const actions = await page.locator('.actions').boundingBox()
  expect((first?.y ?? 0) + (first?.height ?? 0)).toBeLessThanOrEqual(actions?.y ?? 0)
  // The header leaves most of the smallest window to the picture.
  await page.setViewportSize({ width: 320, height: 256 })
  await page.evaluate(() => scrollTo(0, 0))
  const tabs = await page.getByRole('tablist').boundingBox()
  expect((tabs?.y ?? 0) + (tabs?.height ?? 0)).toBeLessThanOrEqual(100)
}
