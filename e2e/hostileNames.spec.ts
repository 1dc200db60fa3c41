import { samplePath } from '../fixtures/goldens.ts'
import { naughtyStrings } from '../fixtures/naughtyStrings.ts'
import { makePackage } from '../fixtures/packages.ts'
import { seededAbout, seededVgg } from '../fixtures/seededVgg.ts'
import type { SavedData } from './helpers/app.ts'
import { expect, test } from './helpers/app.ts'
import { plainPng } from './helpers/madePictures.ts'

const markup = '<img src=x onerror=alert(1)>'

test.beforeEach(({ page }) => {
  page.on('dialog', () => {
    throw new Error('Something was run that should have been text.')
  })
})

test('hostile addresses of the page open it as always, and what is told of them is text', async ({ app, page }) => {
  const all = ['layer', 'class', 'colours', 'opacity', 'url', '__proto__', 'constructor']
  const encoded = naughtyStrings.map((text) => encodeURIComponent(text.replace(/\p{Cs}/gu, '')))
  const queries = [
    `?${all.map((key) => `${key}=${encodeURIComponent(markup)}`).join('&')}`,
    `?${all.map((key, at) => `${key}=${encoded[at]}`).join('&')}&__proto__[a]=1&constructor.prototype.a=1`,
    `?${encoded.join('&')}&%&layer=%F0%9F%90&opacity=1e309&url=javascript:alert(1)`,
    `?layer=${'a'.repeat(5000)}&look=${'b'.repeat(5000)}&shared=${'9'.repeat(5000)}`,
  ]
  for (const query of queries) {
    await app.start(`/${query}`)
    await expect(page.getByText(/^Unknown .* ignored\.$/).first()).toBeVisible()
    const found = await page.evaluate(() => ({
      a: ({} as { a?: unknown }).a,
      elements: document.querySelectorAll('[onerror], [onload]').length,
      // No visible text is longer than a line or two.
      longest: Math.max(...[...document.querySelectorAll('.notice p')].map(({ textContent }) => textContent.length)),
    }))
    expect(found).toMatchObject({ a: undefined, elements: 0 })
    expect(found.longest).toBeLessThan(200)
  }
})

test('hostile names of pictures are shown as text, and saved under names that are safe', async ({ app, page }) => {
  await app.start('?backend=wasm')
  for (const [name, saved] of [
    [`${markup}.png`, 'img-src-x-onerror-alert-1'],
    ['photo\u202egnp.exe.png', 'photo-gnp.exe'],
    [`${'x'.repeat(251)}.png`, 'x'.repeat(80)],
    ['..\\..\\boot.png', 'boot'],
    ['$HOME;rm -rf.png', 'HOME-rm--rf'],
    ['子猫 кот.png', '子猫-кот'],
  ] as const) {
    await app.choose({ ...plainPng('x.png', 40, 30, [90, 120, 60]), name })
    await app.expectState('done', name)
    await app.openDetails()
    await expect(page.locator('.details').getByText(name, { exact: true })).toBeVisible()
    const data = await app.save('Save data')
    const [first] = (JSON.parse(data.bytes.toString()) as SavedData).predictions
    const stem = `${saved}-${first?.label.replaceAll('_', '-')}`
    expect(data.name).toBe(`${stem}-heatlens.json`)
    expect((await app.save('Save picture')).name).toBe(`${stem}-heatmap.png`)
  }
  await app.choose({ name: `${markup}.txt`, mimeType: 'text/plain', buffer: Buffer.from('no picture') })
  await expect(app.alert.locator('p')).toContainText(`“${markup}.txt” is not a picture`)
  await expect(page.locator('[onerror]')).toHaveCount(0)
})

test('hostile labels and names of a network are text, wherever they stand', async ({ app, page }) => {
  const classes = Array.from({ length: 10 }, (_, index) => [`${markup}${index}`, `${markup} ${index}`] as const)
  const about = { ...seededAbout, id: 'hostile', name: markup, source: markup, licence: markup, outputs: [{ classes }] }
  const files = await makePackage(seededVgg(), about, 'float32')
  await app.start('?backend=wasm')
  await app.openWeights(
    [...files].map(([name, bytes]) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })),
  )
  await expect(page.locator('.model-name')).toHaveText(markup)
  await expect(page.getByRole('dialog', { name: 'Model' })).toContainText(markup)
  await page.keyboard.press('Escape')
  await app.choose(samplePath('cat'))
  await app.expectState('done')
  await expect(app.predictions.first()).toContainText(/<img src=x onerror=alert\(1\)> \d/)
  await expect(app.heatmap).toHaveAttribute('aria-label', /<img src=x onerror=alert\(1\)> \d/)
  await page.getByRole('combobox', { name: 'Explain another class' }).fill('img')
  await expect(page.getByRole('listbox').getByRole('option').first()).toContainText(markup)
  await expect(page.locator('[onerror]')).toHaveCount(0)
})
