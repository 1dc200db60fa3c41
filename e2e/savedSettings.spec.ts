import { samplePath } from '../fixtures/goldens.ts'
import { readText } from '../src/export/pngText.ts'
import type { SavedSettings } from '../src/export/savedSettings.ts'
import { withText } from '../src/export/writePngText.ts'
import { expect, test } from './helpers/app.ts'
import { plainPng } from './helpers/madePictures.ts'
import { changeAll, elsewhere, lasting } from './helpers/shareDialog.ts'

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
  // It does not contain the file's name.
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

  // It can be turned off, and that is stored.
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
