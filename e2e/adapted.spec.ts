import type { Locator, Page } from '@playwright/test'
import { decodePng, samplePath } from '../fixtures/goldens.ts'
import { type App, expect, test } from './helpers/app.ts'

// Forced colours, keyboard shortcuts and printing.

test.use({ reducedMotion: 'reduce' } as object)

const styleButton = (page: Page, name: string) => page.getByRole('radio', { name, exact: true })

async function show(app: App): Promise<void> {
  await app.start('?backend=wasm')
  await app.choose(samplePath('cat'))
  await app.expectState('done')
}

/** The parts of an element's appearance that do not depend on its own colours. */
const appearanceOf = (element: Locator) =>
  element.evaluate((found) => {
    const { backgroundColor, color, outline, borderColor } = getComputedStyle(found)
    return { backgroundColor, color, outline, borderColor }
  })

/** The number of colours in a screenshot of an element. */
async function coloursIn(element: Locator): Promise<number> {
  const { data } = decodePng(await element.screenshot())
  const words = new Uint32Array(data.buffer, data.byteOffset, data.byteLength / 4)
  return new Set(words).size
}

test('in forced colours, all that has a state tells it, and data keep their colours', async ({ app, page }) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
  await show(app)
  await app.choose(samplePath('coffee'), samplePath('golf-ball'))
  await app.expectState('done', 'golf-ball.png')
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  const compare = page.getByRole('button', { name: 'Compare', exact: true })
  const frames = page.getByRole('list', { name: 'Pictures' }).getByRole('button')
  await expect(frames.last()).toHaveAttribute('aria-current', 'true')
  await page.mouse.move(2, 2)
  const segment = (name: string) => page.locator('.segment', { hasText: name })
  for (const [what, chosen, other] of [
    ['look', segment('Heat'), segment('Mask')],
    ['tab', page.getByRole('tab', { name: 'Picture' }), page.getByRole('tab', { name: 'Channels' })],
    ['frame', frames.last(), frames.first()],
    ['class', app.predictions.nth(0).getByRole('button'), app.predictions.nth(1).getByRole('button')],
    ['button', compare, page.getByRole('button', { name: 'Hold to see photo' })],
  ] as const) {
    expect(await appearanceOf(chosen), what).not.toEqual(await appearanceOf(other))
  }

  // A bar is visible, and its length is the share.
  const bar = app.predictions.first().locator('.prediction-bar')
  expect((await appearanceOf(bar.locator('span'))).backgroundColor).not.toBe((await appearanceOf(bar)).backgroundColor)
  expect(await coloursIn(page.getByRole('img', { name: 'Colours from 0 to 1' }))).toBeGreaterThan(60)
  expect(await coloursIn(app.heatmap)).toBeGreaterThan(1000)

  for (const focused of [compare, frames.last(), page.getByRole('tab', { name: 'Picture' })]) {
    await focused.focus()
    await page.keyboard.press('Shift')
    const without = await page
      .getByRole('button', { name: 'Model', exact: true })
      .evaluate((one) => getComputedStyle(one).outlineStyle)
    const focus = await focused.evaluate((one) => getComputedStyle(one).outline)
    expect(without).toBe('none')
    expect(focus).toMatch(/solid 3px|3px solid/)
  }

  await page.getByRole('tab', { name: 'Walkthrough' }).click()
  const share = page.locator('.bars .bar').first()
  await expect(share).toBeVisible()
  expect((await appearanceOf(share.locator('span'))).backgroundColor).not.toBe(
    (await appearanceOf(share)).backgroundColor,
  )
})

test('single keys act beside the picture only, and can be switched off', async ({ app, page }) => {
  await show(app)
  const help = page.getByRole('dialog', { name: 'Keyboard' })
  const body = page.locator('body')
  await body.press('l')
  await expect(styleButton(page, 'Clear')).toBeChecked()
  await body.press('l')
  await expect(styleButton(page, 'Contours')).toBeChecked()

  // On other tabs they do nothing.
  await page.getByRole('tab', { name: 'Channels' }).click()
  await expect(page.getByRole('button', { name: /^All 64 channels/ })).toBeVisible()
  for (const key of ['l', '2', '?']) await page.keyboard.press(key)
  await expect(help).toHaveCount(0)
  await page.getByRole('tab', { name: 'Picture' }).click()
  await expect(styleButton(page, 'Contours')).toBeChecked()
  await expect(app.predictions.first().getByRole('button')).toHaveAttribute('aria-pressed', 'true')

  // Nor while somebody types.
  await page.evaluate(() => {
    const own = Object.assign(document.createElement('div'), { id: 'typed', contentEditable: 'true' })
    document.body.append(own)
    own.focus()
  })
  await page.keyboard.press('l')
  await expect(page.locator('#typed')).toHaveText('l')
  await expect(styleButton(page, 'Contours')).toBeChecked()

  const toggle = page.getByRole('checkbox', { name: 'Single-key shortcuts' })
  const settings = page.getByRole('button', { name: 'Settings' })
  await settings.click()
  await toggle.uncheck()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  for (const key of ['l', '2', '?', 's']) await body.press(key)
  await expect(styleButton(page, 'Contours')).toBeChecked()
  await expect(help).toHaveCount(0)
  await expect(app.heatmap).toHaveCount(1)
  // Other keys still work.
  await body.press('Escape')
  await expect(page.getByRole('button', { name: 'Compare', exact: true })).toHaveAttribute('aria-pressed', 'false')

  // The choice is stored, and the list of shortcuts mentions it.
  await page.reload()
  await app.expectState('ready')
  await body.press('l')
  await app.choose(samplePath('cat'))
  await app.expectState('done')
  await expect(styleButton(page, 'Contours')).toBeChecked()
  await page.getByRole('button', { name: 'Keyboard' }).click()
  await expect(help).toContainText('Letter, digit and symbol keys are off.')
  await page.keyboard.press('Escape')
  await settings.click()
  await toggle.check()
  await page.keyboard.press('Escape')
  await body.press('l')
  await expect(styleButton(page, 'Mask')).toBeChecked()
})

test('the first stop of Tab leads past the head of the page', async ({ app, page }) => {
  await app.start('?backend=wasm')
  const link = page.getByRole('link', { name: 'Skip to content' })
  const isInWindow = () => link.evaluate((found) => found.getBoundingClientRect().top >= 0)
  expect(await isInWindow()).toBe(false)
  await page.keyboard.press('Tab')
  await expect(link).toBeFocused()
  const skip = async () => {
    await link.focus()
    expect(await isInWindow()).toBe(true)
    await page.keyboard.press('Enter')
  }
  await skip()
  await expect(page.getByRole('button', { name: /^Choose a picture/ })).toBeFocused()
  await app.choose(samplePath('cat'))
  await app.expectState('done')
  await skip()
  await expect(page.getByRole('application', { name: 'Stage' })).toBeFocused()
  await page.getByRole('tab', { name: 'Channels' }).click()
  await skip()
  await expect(page.getByRole('tabpanel', { name: 'Channels' })).toBeFocused()
  expect(await isInWindow()).toBe(false)
  expect(new URL(page.url()).hash).toBe('')
})

test('paper has the picture as it is saved, the classes and the map, and nothing that is pressed', async ({
  app,
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await show(app)
  const sheet = page.locator('article.print-sheet')
  // The sheet is fetched a moment after the answer.
  await expect
    .poll(async () => {
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
      return sheet.count()
    })
    .toBe(1)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const printed = async () => {
    const picture = sheet.getByRole('img', { name: /^Heatmap/ })
    return picture.evaluate((canvas: HTMLCanvasElement) => {
      const { width, height } = canvas
      return [...(canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? [])]
    })
  }
  await expect(sheet).toContainText("VGG16's layout says domestic cat")
  await expect(sheet.getByRole('listitem')).toHaveCount(5)
  await expect(sheet.getByRole('listitem').first()).toHaveText(/domestic cat\s*68 ?%/)
  await expect(sheet.getByRole('img', { name: 'The 14 × 14 map' })).toBeVisible()
  for (const control of ['button', 'input', 'select', 'a']) {
    await expect(page.locator(control).filter({ visible: true }), control).toHaveCount(0)
  }
  const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  expect(paper).toBe('rgb(255, 255, 255)')
  const heat = await printed()
  await page.emulateMedia({ media: null, colorScheme: 'dark' })
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await expect(sheet).toHaveCount(0)
  expect(Buffer.from(heat).equals(Buffer.from((await app.savedPicture()).data))).toBe(true)

  // The explained class is there, however improbable.
  const search = page.getByRole('combobox', { name: 'Explain another class' })
  await search.pressSequentially('church')
  await search.press('Enter')
  await expect(app.status).toHaveText(/For church \(.+ ?%\) it looked|Nothing in the picture speaks for church/)
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  await expect(sheet.locator('li')).toHaveText([/domestic cat/, /dog/, /monkey/, /%$/, /%$/, /^church\s*.*%$/])
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await search.evaluate((field) => field.blur())

  // The browser's own printing, for both styles: one page each.
  await page.locator('body').press('l')
  for (const landscape of [false, true]) {
    const pdf = await page.pdf({ format: 'A4', landscape })
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
  }
})
