import { readFile } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { decodePng, readSample, samplePath } from '../fixtures/goldens.ts'
import { blend } from '../src/image/heat/blend.ts'
import { colormaps } from '../src/image/heat/colormaps/index.ts'
import type { App, MadeFile, SavedData } from './app.ts'
import { expect, test } from './app.ts'
import { plainPng, textFile } from './madePictures.ts'

const list = (page: Page) => page.getByRole('list', { name: 'Pictures' })
const frame = (page: Page, name: string | RegExp) => list(page).getByRole('button', { name })

const sample = async (name: string, as: string): Promise<MadeFile> => ({
  name: as,
  mimeType: 'image/png',
  buffer: await readFile(samplePath(name)),
})

/** Small pictures of as many colours. */
const made = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    plainPng(`${String(i + 1).padStart(3, '0')}.png`, 48 + (i % 3) * 8, 36 + (i % 5) * 8, [i, 255 - i, (i * 7) % 256]),
  )

async function withThree({ app, page }: { app: App; page: Page }, address = '') {
  await app.start(address)
  await app.choose(
    await sample('cat', 'cat.png'),
    await sample('golf-ball', 'ball.png'),
    await sample('coffee', 'cup.png'),
  )
  await app.expectState('done', 'cup.png')
  await expect(list(page).getByRole('listitem')).toHaveText([
    /^cat\.png\s*domestic cat 68%$/,
    /^ball\.png\s*golf ball 97%$/,
    /^cup\.png\s*car 78%$/,
  ])
}

async function download(page: Page, button: string | RegExp) {
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).click()
  const file = await waiting
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
}

test('what it sees is there before where it looked', async ({ app, page }) => {
  // The answer to the second question is held.
  await page.route('**/assets/explainer.worker-*.js', async (route) => {
    const response = await route.fetch()
    const hold = `const post = self.postMessage.bind(self); const go = new Promise((done) => { new BroadcastChannel('go').onmessage = done });
      self.postMessage = async (message, ...rest) => { if (message?.value?.heatmap) await go; post(message, ...rest) };`
    await route.fulfill({ response, body: `${hold}\n${await response.text()}` })
  })
  await app.start()
  await app.choose(samplePath('cat'))
  await expect(app.predictions).toHaveText([/domestic cat\s*68%/, /dog\s*15%/, /monkey\s*6\.1%/])
  await expect(app.status).toHaveText('Starter network says domestic cat (68%). Drawing the heatmap…')
  await expect(app.main).toHaveAttribute('data-state', 'working')
  await expect(app.heatmap).toHaveCount(0)
  const before = await app.predictions.first().boundingBox()
  await page.evaluate(() => new BroadcastChannel('go').postMessage('now'))
  await app.expectState('done', 'cat.png')
  await expect(app.heatmap).toHaveCount(1)
  expect(await app.predictions.first().boundingBox()).toEqual(before)
})

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  test.describe(`at ${width} × ${height}`, () => {
    test.use({ viewport: { width, height } })

    test('a filmstrip has a thumbnail of each picture; clicks and arrows go through them, and the settings stay', async ({
      app,
      page,
    }) => {
      await withThree({ app, page })
      await expect
        .poll(() =>
          list(page)
            .getByRole('button')
            .evaluateAll((all) => all.map((one) => one.querySelector('img')?.naturalWidth ?? 0)),
        )
        .toEqual([160, 160, 160])
      await page.getByRole('slider', { name: 'Opacity' }).fill('70')
      await frame(page, /^cat\.png/).click()
      await app.expectState('done', 'cat.png')
      await expect(frame(page, /^cat\.png/)).toHaveAttribute('aria-current', 'true')
      for (const [key, name] of [
        ['ArrowRight', 'ball.png'],
        ['ArrowRight', 'cup.png'],
        ['ArrowRight', 'cup.png'],
        ['ArrowLeft', 'ball.png'],
        ['Home', 'cat.png'],
        ['End', 'cup.png'],
      ] as const) {
        await page.keyboard.press(key)
        await app.expectState('done', name)
        await expect(frame(page, new RegExp(`^${name}`))).toBeFocused()
      }
      await expect(page.getByRole('slider', { name: 'Opacity' })).toHaveValue('70')
      // One of them at a time is in the order of Tab.
      expect(
        await list(page)
          .getByRole('button')
          .evaluateAll((all) => all.map((one) => (one as HTMLElement).tabIndex)),
      ).toEqual([-1, -1, 0])
      await page.locator('body').click({ position: { x: 1, y: 1 } })
      await page.keyboard.press('ArrowLeft')
      await app.expectState('done', 'ball.png')
      await page.getByRole('tab', { name: 'Channels' }).click()
      await expect(frame(page, /^ball\.png/)).toHaveAttribute('aria-current', 'true')
    })

    test('a picture that is removed can be had back, and so can all of them', async ({ app, page }) => {
      await withThree({ app, page })
      await frame(page, /^ball\.png/).click()
      await app.expectState('done', 'ball.png')
      await app.explain(app.predictions.nth(1))
      const heatmap = await app.heatmap.getAttribute('aria-label')
      await expect(app.heatmap).not.toHaveAttribute('aria-label', /golf ball/)
      await page.getByRole('button', { name: 'Remove ball.png' }).click()
      await app.expectState('done', 'cup.png')
      await expect(page.getByText('ball.png was removed.')).toBeVisible()
      await expect(list(page).getByRole('listitem')).toHaveCount(2)
      await page.getByRole('button', { name: 'Undo' }).click()
      await app.expectState('done', 'ball.png')
      await expect(list(page).getByRole('listitem')).toHaveText([/^cat/, /^ball/, /^cup/])
      await expect(app.heatmap).not.toHaveAttribute('aria-label', /golf ball/)
      expect(heatmap).toBeTruthy()

      await frame(page, /^ball\.png/).focus()
      // Held, it takes one; the focus goes on to what is shown in its place.
      for (let i = 0; i < 3; i++) await page.keyboard.down('Delete')
      await page.keyboard.up('Delete')
      await expect(frame(page, /^cup\.png/)).toBeFocused()
      await expect(list(page).getByRole('listitem')).toHaveCount(2)
      await page.getByRole('button', { name: 'Dismiss' }).click()
      // A double click that is meant once takes one; what was removed one after the other comes back one after the other.
      await app.choose(await sample('parachute', 'sky.png'))
      await app.expectState('done', 'sky.png')
      await page.getByRole('button', { name: 'Remove sky.png' }).dblclick()
      await app.expectState('done', 'cup.png')
      await page.getByRole('button', { name: 'Remove cup.png' }).click()
      await app.expectState('done', 'cat.png')
      for (const [name, items] of [
        ['cup.png', [/^cat/, /^cup/]],
        ['sky.png', [/^cat/, /^cup/, /^sky/]],
      ] as const) {
        await page.getByRole('button', { name: 'Undo' }).click()
        await app.expectState('done', name)
        await expect(list(page).getByRole('listitem')).toHaveText([...items])
      }
      await page.getByRole('button', { name: 'Remove sky.png' }).click()
      await page.getByRole('button', { name: 'Dismiss' }).click()
      await page.getByRole('button', { name: 'Remove all' }).click()
      await app.expectState('ready')
      await expect(list(page)).toHaveCount(0)
      await expect(page.getByText('2 pictures were removed.')).toBeVisible()
      await page.getByRole('button', { name: 'Undo' }).click()
      await app.expectState('done', 'cup.png')
      await expect(list(page).getByRole('listitem')).toHaveText([/^cat/, /^cup/])
    })

    test('has no barriers and no overflow', async ({ app, page }) => {
      await withThree({ app, page })
      await app.choose(textFile('diary.png', 'Dear diary'))
      await app.expectState('failed')
      await page.getByRole('button', { name: 'Remove cup.png' }).click()
      await expect(page.getByText('cup.png was removed.')).toBeVisible()
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))])).toEqual([])
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      if (width < 500) {
        for (const button of await page.locator('.film').getByRole('button').all()) {
          expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44)
        }
      }
      // What is missing is said where it is seen.
      const { bytes } = await download(page, 'Export all')
      const lines = strFromU8(unzipSync(bytes)['heatlens.csv'] as Uint8Array).split('\r\n')
      expect(lines[3]).toMatch(/^diary\.png,+"“diary\.png” is not a picture/)
      await expect(page.getByText('1 of 3 pictures could not be opened.')).toBeInViewport()
    })
  })
}

test('arrows come to a picture that was not opened, which tells why, and go on from there', async ({ app, page }) => {
  await app.start()
  await app.choose(
    await sample('cat', 'cat.png'),
    textFile('diary.png', 'Dear diary'),
    await sample('coffee', 'cup.png'),
  )
  // It stays told, while the page is in the state of what came after it.
  await app.expectState('done', 'cup.png')
  await expect(app.alert).toContainText('“diary.png” is not a picture')
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await app.expectState('done', 'cup.png')
  // From elsewhere it is passed over.
  await page.keyboard.press('ArrowLeft')
  await app.expectState('done', 'cat.png')
  await frame(page, /^cat\.png/).focus()
  await page.keyboard.press('ArrowRight')
  await expect(frame(page, /^diary\.png/)).toBeFocused()
  await expect(app.alert).toHaveText(/“diary.png” is not a picture/)
  await page.keyboard.press('ArrowRight')
  await expect(frame(page, /^cup\.png/)).toBeFocused()
  await app.expectState('done', 'cup.png')
  await page.keyboard.press('Home')
  await expect(frame(page, /^cat\.png/)).toBeFocused()
  await app.expectState('done', 'cat.png')
})

test('Back and Forward move through what was looked at, also where something was removed', async ({ app, page }) => {
  await withThree({ app, page })
  await frame(page, /^cat\.png/).click()
  await app.expectState('done', 'cat.png')
  await app.explain(app.predictions.nth(1))
  await expect(app.heatmap).toHaveAttribute('aria-label', /for dog/)
  await frame(page, /^ball\.png/).click()
  await app.expectState('done', 'ball.png')

  await page.goBack()
  await app.expectState('done', 'cat.png')
  await expect(app.heatmap).toHaveAttribute('aria-label', /for dog/)
  await page.goBack()
  await expect(app.heatmap).toHaveAttribute('aria-label', /for domestic cat/)
  await page.goForward()
  await expect(app.heatmap).toHaveAttribute('aria-label', /for dog/)
  await page.getByRole('button', { name: 'Remove cat.png' }).click()
  await app.expectState('done', 'ball.png')
  await page.goBack()
  await app.expectState('done', 'cup.png')
  await page.goBack()
  await app.expectState('ready')
  await page.goForward()
  await app.expectState('done', 'cup.png')
  await page.reload()
  await app.expectState('ready')
  await page.goBack()
  await app.expectState('ready')
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
})

test('all are exported: the pictures as they are saved one by one, their data, and a table', async ({ app, page }) => {
  await withThree({ app, page }, '?colours=viridis&opacity=55')
  await frame(page, /^cat\.png/).click()
  await app.expectState('done', 'cat.png')
  await app.explain(app.predictions.nth(1))
  await expect(app.heatmap).toHaveAttribute('aria-label', /for dog/)
  const alone = await app.save('Save picture')
  const { name, bytes } = await download(page, 'Export all')
  expect(name).toBe('heatlens-pictures.zip')
  const files = unzipSync(bytes)
  expect(Object.keys(files)).toEqual([
    ...['cat-dog-heatmap.png', 'cat-dog-heatlens.json', 'ball-golf-ball-heatmap.png', 'ball-golf-ball-heatlens.json'],
    ...['cup-car-heatmap.png', 'cup-car-heatlens.json', 'heatlens.csv'],
  ])
  expect(Buffer.from(files['cat-dog-heatmap.png'] as Uint8Array).equals(alone.bytes)).toBe(true)
  const data: SavedData = JSON.parse(strFromU8(files['ball-golf-ball-heatlens.json'] as Uint8Array))
  expect(data.image.name).toBe('ball.png')
  const { height, width, values } = data.explanation.map
  const expected = blend(
    readSample('golf-ball'),
    { height, width, values: Float32Array.from(values) },
    colormaps.viridis,
    0.55,
  )
  const saved = decodePng(Buffer.from(files['ball-golf-ball-heatmap.png'] as Uint8Array))
  expect(Buffer.from(saved.data).equals(Buffer.from(expected.data))).toBe(true)
  const lines = strFromU8(files['heatlens.csv'] as Uint8Array).split('\r\n')
  expect(lines).toHaveLength(5)
  expect(lines[1]).toMatch(
    /^cat\.png,cat-dog,451,300,n02121808,domestic_cat,0\.68\d+,.*,dog,for,block5_conv3,gradCam,probability,/,
  )
  await expect(page.getByRole('progressbar')).toHaveCount(0)
})

test('the contact sheet has every picture with its heat, name and class', async ({ app, page }) => {
  await withThree({ app, page })
  const { name, bytes } = await download(page, 'Contact sheet')
  expect(name).toBe('heatlens-contact-sheet.png')
  const { width, height, data } = decodePng(bytes)
  expect(width).toBeGreaterThan(900)
  // Paper at the edges, and pictures and writing inside.
  const colours = (x0: number, y0: number, x1: number, y1: number) => {
    const seen = new Set<string>()
    for (let y = y0; y < y1; y += 3) {
      for (let x = x0; x < x1; x += 3) seen.add(data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3).join())
    }
    return seen
  }
  expect([...colours(0, 0, width, 8)]).toEqual(['255,255,255'])
  expect([...colours(0, height - 8, width, height)]).toEqual(['255,255,255'])
  expect(colours(0, 0, width >> 1, height >> 1).size).toBeGreaterThan(500)
  expect(colours(width >> 1, 0, width, height >> 1).size).toBeGreaterThan(500)
  expect(colours(0, height >> 1, width >> 1, height).size).toBeGreaterThan(500)
  // Three pictures leave the last place empty.
  expect(colours((width >> 1) + 60, (height >> 1) + 60, width, height).size).toBe(1)
})

test('two hundred pictures: looked at, stopped, gone on with, exported', async ({ app, page }) => {
  await app.start()
  await app.choose(...made(200))
  const progress = page.getByRole('progressbar', { name: 'Pictures analysed' })
  await expect(progress).toHaveAttribute('max', '200')
  await expect(page.getByText(/^\d\d of 200$/)).toBeVisible()
  // Leaving would break that off, so the browser asks.
  const asked = page.waitForEvent('dialog')
  await page.evaluate(() => void setTimeout(() => location.reload()))
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await app.expectState('done')
  await expect(page.getByText(/^Stopped after \d+ of 200\.$/)).toBeVisible()
  const kept = await list(page).getByRole('listitem').filter({ hasNotText: 'not analysed' }).count()
  expect(kept).toBeGreaterThanOrEqual(10)
  expect(kept).toBeLessThan(200)

  // The newest is looked at first, also while the others are under way.
  await page.getByRole('button', { name: 'Analyse the rest' }).click()
  await app.expectState('working')
  await app.choose(samplePath('cat'))
  await expect(app.main).toHaveAttribute('data-picture', 'cat.png')
  await expect(frame(page, /^200\.png.*waiting/)).toHaveCount(1)
  await app.expectState('done', 'cat.png')
  await expect(list(page).getByRole('listitem')).toHaveCount(201)
  await expect(list(page).getByRole('listitem').filter({ hasText: '%' })).toHaveCount(201)

  const { bytes } = await download(page, 'Export all')
  const files = unzipSync(bytes)
  expect(Object.keys(files)).toHaveLength(403)
  expect(
    strFromU8(files['heatlens.csv'] as Uint8Array)
      .trimEnd()
      .split('\r\n'),
  ).toHaveLength(202)

  const waiting = page.getByRole('button', { name: 'Export all' })
  await waiting.click()
  await expect(page.getByText(/^Packing \d+ of 201$/)).toBeVisible()
  await page.getByRole('button', { name: 'Cancel the export' }).click()
  await expect(page.getByRole('progressbar')).toHaveCount(0)
  await expect(waiting).toBeEnabled()
  const sheet = decodePng((await download(page, 'Contact sheet')).bytes)
  expect(sheet.width * sheet.height).toBeGreaterThan(201 * 200 * 150)
})
