import AxeBuilder from '@axe-core/playwright'
import { type Browser, type Page, test as plain } from '@playwright/test'
import { samplePath } from '../fixtures/goldens.ts'
import { readText, withText } from '../src/export/pngText.ts'
import type { SavedSettings } from '../src/export/savedSettings.ts'
import { App, expect, type SavedData, seededPackage, test } from './app.ts'
import { plainPng } from './madePictures.ts'
import { watchRequests } from './requests.ts'

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Share' })
const linkIn = (page: Page) => dialogOf(page).getByRole('textbox', { name: 'Link' })
const share = (page: Page) => page.getByRole('button', { name: 'Share', exact: true }).click()

/** What is to be the same again; how long it took is not. */
const lasting = ({ timings: _, ...data }: SavedData) => data

/** Asks and draws otherwise than at first, in all that a link carries. */
async function changeAll(app: App, page: Page): Promise<void> {
  await app.explain(app.predictions.nth(1))
  await page.getByRole('combobox', { name: 'Layer' }).selectOption('block4_conv3')
  await page.getByRole('combobox', { name: 'Score' }).selectOption('Logit')
  await page.getByRole('combobox', { name: 'Colours' }).selectOption('Viridis')
  await page.getByRole('slider', { name: 'Opacity' }).fill('75')
  await page.getByText('Contours', { exact: true }).click()
  await page.getByRole('slider', { name: 'Threshold' }).fill('30')
  await page.getByRole('checkbox', { name: 'Box around the hottest region' }).check()
  await page.getByRole('checkbox', { name: 'Evidence against' }).check()
  await expect(app.heatmap).toHaveAttribute('aria-label', /^Heatmap of the evidence against dog at block4_conv3/)
}

/** Another person's browser, which keeps nothing of this one's. */
async function elsewhere(browser: Browser, baseURL: string | undefined): Promise<App> {
  const context = await browser.newContext({ ...(baseURL && { baseURL }), viewport: { width: 1440, height: 900 } })
  watchRequests(context, [baseURL], ['https://pictures.test'])
  return new App(await context.newPage())
}

test('a link brings another browser to the same state, whatever is preferred there', async ({
  app,
  page,
  browser,
  baseURL,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await app.start()
  await expect(page.getByRole('button', { name: 'Share', exact: true })).toBeDisabled()
  await app.choose(samplePath('cat'))
  await app.expectState('done')
  await changeAll(app, page)
  const data = lasting(await app.savedData())
  const picture = await app.savedPicture()

  await share(page)
  await expect(dialogOf(page)).toContainText('The picture itself never goes into it.')
  await expect(dialogOf(page).getByRole('checkbox')).toHaveCount(0)
  await dialogOf(page).getByRole('button', { name: 'Copy link' }).click()
  await expect(dialogOf(page)).toContainText('Link copied.')
  await expect(dialogOf(page).getByRole('button', { name: 'Share…' })).toHaveCount(0)
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).toBe(await linkIn(page).inputValue())
  expect(link).toBe(
    `${baseURL}/?model=starter&layer=block4_conv3&score=logit&class=n02084071&evidence=against&colours=viridis&opacity=75&look=contours&threshold=30&region=on&shared=1`,
  )
  await page.keyboard.press('Escape')
  await expect(dialogOf(page)).toHaveCount(0)

  const other = await elsewhere(browser, baseURL)
  await other.page.addInitScript(() =>
    localStorage.setItem(
      'heatlens-settings',
      JSON.stringify({ version: 1, theme: 'dark', colours: 'grey', opacity: 1 }),
    ),
  )
  await other.start(link)
  await other.choose(samplePath('cat'))
  await other.expectState('done')
  expect(lasting(await other.savedData())).toEqual(data)
  expect(Buffer.from((await other.savedPicture()).data).equals(Buffer.from(picture.data))).toBe(true)
  // A link with nothing in it is as at first, not as it is preferred.
  await other.start('?model=starter&shared=1')
  await other.choose(samplePath('cat'))
  await other.expectState('done')
  await expect(other.page.getByRole('combobox', { name: 'Colours' })).toHaveValue('jet')
  await other.page.context().close()
})

test('where the clipboard is refused, the link is selected and the keys are told', async ({ app, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) },
    })
  })
  await app.start('?backend=wasm')
  await app.choose(samplePath('cat'))
  await app.expectState('done')
  await share(page)
  await dialogOf(page).getByRole('button', { name: 'Copy link' }).click()
  await expect(dialogOf(page)).toContainText('It is selected: press Ctrl+C')
  await expect(linkIn(page)).toBeFocused()
  const selected = () => linkIn(page).evaluate((field: HTMLInputElement) => [field.selectionStart, field.selectionEnd])
  expect(await selected()).toEqual([0, (await linkIn(page).inputValue()).length])
})

test('on a phone, the device’s own sheet gets the link and the saved picture', async ({ app, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.addInitScript(() => {
    const given: { url?: string; files?: File[] }[] = []
    Object.assign(window, { given })
    navigator.canShare = () => true
    navigator.share = async (data = {}) => void given.push(data as (typeof given)[0])
  })
  await app.start('?backend=wasm')
  await app.choose(samplePath('cat'))
  await app.expectState('done')
  const { name, bytes } = await app.save('Save picture')
  await share(page)
  const button = dialogOf(page).getByRole('button', { name: 'Share…' })
  await expect(button).toBeEnabled()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))])).toEqual([])
  }
  for (const each of await dialogOf(page).getByRole('button').all()) {
    expect((await each.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  }
  const link = await linkIn(page).inputValue()
  await button.click()
  const given = await page.evaluate(async () => {
    const [first] = (window as unknown as { given: { url: string; files: File[] }[] }).given
    const file = first?.files[0]
    const bytes = [...new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer())]
    return { url: first?.url, name: file?.name, type: file?.type, bytes }
  })
  expect(given).toEqual({ url: link, name, type: 'image/png', bytes: [...bytes] })
  // The picture goes along only where that is wanted.
  await dialogOf(page).getByRole('checkbox', { name: 'Include the saved picture' }).uncheck()
  await button.click()
  expect(
    await page.evaluate(() =>
      (window as unknown as { given: { files?: File[] }[] }).given.map(({ files }) => files?.length),
    ),
  ).toEqual([1, undefined])
})

test('a saved picture offers its settings, with which the original photo gives the same again', async ({
  app,
  page,
  browser,
  baseURL,
}) => {
  await app.start()
  await app.choose(samplePath('cat'))
  await app.expectState('done')
  await changeAll(app, page)
  const data = lasting(await app.savedData())
  const { bytes } = await app.save('Save picture')
  expect(JSON.parse((await readText(new Blob([new Uint8Array(bytes)]), 'Heatlens')) ?? '')).toMatchObject({
    heatlens: 1,
    model: { id: 'starter', sha256: data.model.sha256 },
    ...{ layer: 'block4_conv3', score: 'logit', evidence: 'against', colours: 'viridis', opacity: 0.75 },
    ...{ look: 'contours', threshold: 0.3, showsRegion: true },
    class: { index: 1, wnid: 'n02084071', label: 'dog', isFirst: false },
    app: expect.stringMatching(/^\d+\.\d+/),
  })
  // Nothing of the file's name is in it.
  expect(bytes.includes('cat.png')).toBe(false)

  const other = await elsewhere(browser, baseURL)
  await other.start()
  const offer = other.page.getByText('Heatlens saved this picture with its settings.')
  await other.choose({ name: 'passed-on.png', mimeType: 'image/png', buffer: bytes })
  await other.expectState('done', 'passed-on.png')
  await expect(offer).toContainText('explain the original photo')
  await expect(other.page.getByRole('combobox', { name: 'Colours' })).toHaveValue('jet')
  await other.page.getByRole('button', { name: 'Use these settings' }).click()
  await expect(other.heatmap).toHaveAttribute('aria-label', /^Heatmap of the evidence against dog at block4_conv3/)
  await expect(offer).toHaveCount(0)
  await other.choose(samplePath('cat'))
  await other.expectState('done', 'cat.png')
  expect(lasting(await other.savedData())).toEqual(data)
  await other.page.context().close()

  // It can be left away, and that is kept.
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('checkbox', { name: 'Store the settings in saved pictures' }).uncheck()
  await page.keyboard.press('Escape')
  const bare = (await app.save('Save picture')).bytes
  expect(bare.includes('Heatlens')).toBe(false)
  await page.reload()
  await page.getByRole('button', { name: 'Settings' }).click()
  await expect(page.getByRole('checkbox', { name: 'Store the settings in saved pictures' })).not.toBeChecked()
})

test('settings in a picture that were tampered with are ignored, and what is hostile in them is text', async ({
  app,
  page,
}) => {
  const written = async (name: string, settings: SavedSettings) => {
    const { buffer, mimeType } = plainPng(name, 40, 30, [200, 100, 50])
    const png = await withText(new Blob([new Uint8Array(buffer)]), 'Heatlens', JSON.stringify(settings))
    return { name, mimeType, buffer: Buffer.from(await png.arrayBuffer()) }
  }
  const markup = '<img src=x onerror=alert(1)>'
  const model = { id: '../../evil', name: markup, sha256: '0'.repeat(64) }
  const hostile = await written('hostile.png', {
    ...{ heatlens: 1, model, layer: '__proto__', method: 'constructor', score: 'logit', colours: 'viridis' },
    class: { index: 99_999, wnid: markup, label: markup, isFirst: false },
  } as SavedSettings)
  const tampered = { ...hostile, name: 'tampered.png', buffer: Buffer.from(hostile.buffer) }
  tampered.buffer.write('magma  ', tampered.buffer.indexOf('viridis'))
  const offer = page.getByRole('button', { name: 'Use these settings' })

  await app.start('?backend=wasm')
  await app.choose(tampered)
  await app.expectState('done', 'tampered.png')
  await expect(page.getByRole('button', { name: 'Save data' })).toBeEnabled()
  await expect(offer).toHaveCount(0)
  await app.choose(hostile)
  await app.expectState('done', 'hostile.png')
  await offer.click()
  await expect(page.getByText(`The network “${markup}” that the picture was explained with is not here`)).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Colours' })).toHaveValue('viridis')
  await expect(page.locator('img[onerror]')).toHaveCount(0)
  const { explanation } = await app.savedData()
  expect(explanation).toMatchObject({ method: 'gradCam', layer: 'block5_conv3', score: 'logit' })
})

test('a link to a network that is on this device only says so', async ({ app, page }) => {
  await app.start('?backend=wasm')
  const files = [...(await seededPackage())].map(([name, bytes]) => ({
    name,
    mimeType: name.endsWith('.json') ? 'application/json' : 'application/octet-stream',
    buffer: Buffer.from(bytes),
  }))
  await app.openWeights(files)
  await expect(page.locator('.model-name')).toHaveText('Seeded eighth')
  await page.keyboard.press('Escape')
  await app.choose(samplePath('cat'))
  await app.expectState('done')
  await share(page)
  await expect(dialogOf(page)).toContainText(/is on this device only\. Who opens the link needs the same network/)
  expect(await linkIn(page).inputValue()).toContain('?model=my-eighth-seeded&')
})

// Without the watch on requests to other sites, which `test` has: here is one that is wanted.
plain(
  'a picture’s address goes into the link where that is wanted, and is asked about by who opens it',
  async ({ page, browser, baseURL }) => {
    const asked: string[] = []
    const serve = (of: Page) =>
      of.context().route('https://pictures.test/**', async (route) => {
        asked.push(route.request().url())
        await route.fulfill({ path: samplePath('cat'), headers: { 'access-control-allow-origin': '*' } })
      })
    const frame = (of: Page) => of.frameLocator('iframe[title="Picture address"]')
    const app = new App(page)
    await serve(page)
    await app.start()
    await page.getByRole('button', { name: 'Address' }).click()
    await frame(page).getByRole('textbox').fill('https://pictures.test/cat.png?size=1#here')
    await frame(page).getByRole('button', { name: 'Fetch from pictures.test' }).click()
    await app.expectState('done', 'cat.png')
    await app.explain(app.predictions.nth(2))
    await expect(app.heatmap).toHaveAttribute('aria-label', /monkey/)
    const data = lasting(await app.savedData())

    await share(page)
    const box = dialogOf(page).getByRole('checkbox', { name: 'Include the picture’s address, at pictures.test' })
    await expect(box).toBeChecked()
    const link = await linkIn(page).inputValue()
    expect(new URL(link).searchParams.get('url')).toBe('https://pictures.test/cat.png?size=1')
    await box.uncheck()
    expect(new URL(await linkIn(page).inputValue()).searchParams.has('url')).toBe(false)

    const other = await elsewhere(browser, baseURL)
    await serve(other.page)
    await other.start(link)
    await expect(other.page.getByRole('dialog')).toContainText('asks for a picture from pictures.test')
    expect(asked).toHaveLength(1)
    await frame(other.page).getByRole('button', { name: 'Fetch from pictures.test' }).click()
    await other.expectState('done', 'cat.png')
    expect(lasting(await other.savedData())).toEqual(data)
    expect(asked).toHaveLength(2)
    await other.page.context().close()
  },
)
