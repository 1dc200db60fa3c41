import { samplePath } from '../fixtures/goldens.ts'
import { expect, seededPackage, test } from './helpers/app.ts'
import { expectNoBarriers } from './helpers/expectNoBarriers.ts'
import { changeAll, dialogOf, elsewhere, lasting, linkIn, share } from './helpers/shareDialog.ts'

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
  await expect(dialogOf(page)).toContainText('never the picture itself')
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
  // A link without settings means the defaults, not the preferences.
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
    await expectNoBarriers(page, colorScheme)
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
  // The picture is included only if that is chosen.
  await dialogOf(page).getByRole('checkbox', { name: 'Include the saved picture' }).uncheck()
  await button.click()
  expect(
    await page.evaluate(() =>
      (window as unknown as { given: { files?: File[] }[] }).given.map(({ files }) => files?.length),
    ),
  ).toEqual([1, undefined])
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
  await expect(dialogOf(page)).toContainText(
    /is only on this device\. Anyone who opens the link needs the same network/,
  )
  expect(await linkIn(page).inputValue()).toContain('?model=my-eighth-seeded&')
})
