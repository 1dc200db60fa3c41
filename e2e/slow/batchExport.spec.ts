import { strFromU8, unzipSync } from 'fflate'
import { decodePng, readSample, samplePath } from '../../fixtures/goldens.ts'
import { smallAbout, smallPackage } from '../../fixtures/smallNetwork.ts'
import { blend } from '../../src/image/heat/blend.ts'
import { colormaps } from '../../src/image/heat/colormaps/index.ts'
import type { SavedData } from '../helpers/app.ts'
import { expect, hostTest, test } from '../helpers/app.ts'
import { plainPng } from '../helpers/madePictures.ts'
import { download, frame, list, withThree } from '../helpers/threePictures.ts'

/** Small pictures, each in its own colour. */
const made = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    plainPng(`${String(i + 1).padStart(3, '0')}.png`, 48 + (i % 3) * 8, 36 + (i % 5) * 8, [i, 255 - i, (i * 7) % 256]),
  )

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
  // Paper at the edges, and pictures and text inside.
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
  // With three pictures, the last place stays empty.
  expect(colours((width >> 1) + 60, (height >> 1) + 60, width, height).size).toBe(1)
})

hostTest.describe('with a network that answers at once', () => {
  hostTest.use({ served: { id: smallAbout.id, package: smallPackage } })

  hostTest('two hundred pictures: looked at, stopped, gone on with, exported', async ({ app, page }) => {
    await app.start(`?model=${smallAbout.id}`)
    await app.choose(...made(200))
    const progress = page.getByRole('progressbar', { name: 'Pictures analysed' })
    await expect(progress).toHaveAttribute('max', '200')
    await expect(page.getByText(/^\d{2,3} of 200$/)).toBeVisible()
    // Leaving would interrupt the export, so the browser asks.
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

    // The newest is analysed first, even while the others are in progress.
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
})
