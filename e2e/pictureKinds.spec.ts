import { readdirSync } from 'node:fs'
import { decode } from 'fast-png'
import { samplePath } from '../fixtures/goldens.ts'
import { differenceFrom, expectedPictures, pictureBytes, picturePath } from '../fixtures/pictures.ts'
import { expect, test } from './helpers/app.ts'
import { plainPng, withGamma, withOrientation } from './helpers/madePictures.ts'
import { openInWorker } from './helpers/openInWorker.ts'

test('very small, thin and large pictures are explained at their own size', async ({ app }) => {
  await app.start()
  for (const [width, height] of [
    [1, 1],
    [5000, 1],
    [1, 3000],
    [3000, 2500],
  ] as const) {
    const name = `${width}x${height}.png`
    await app.choose(plainPng(name, width, height, [200, 120, 40]))
    await app.expectState('done', name)
    const saved = await app.savedPicture()
    expect([saved.width, saved.height]).toEqual([width, height])
    expect((await app.savedData()).image).toEqual({ name, width, height })
  }
})

test('alpha goes onto white, and colour management stays off, as in PIL', async ({ app }) => {
  await app.start('?opacity=0')
  await app.choose(plainPng('clear.png', 40, 30, [10, 20, 30, 0]))
  await app.expectState('done', 'clear.png')
  expect([...(await app.savedPicture()).data.subarray(0, 4)]).toEqual([255, 255, 255, 255])
  await app.choose(withGamma(plainPng('gamma.png', 40, 30, [60, 120, 180])))
  await app.expectState('done', 'gamma.png')
  expect([...(await app.savedPicture()).data.subarray(0, 4)]).toEqual([60, 120, 180, 255])
})

test('a photo that lies on its side is put upright, for the network and for the eye', async ({ app, page }) => {
  await app.start('?opacity=0')
  // Left half red, right half blue; orientation 6 rotates it clockwise, so that red is on top.
  const jpeg = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(64, 32)
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
    context.fillStyle = '#f00'
    context.fillRect(0, 0, 32, 32)
    context.fillStyle = '#00f'
    context.fillRect(32, 0, 32, 32)
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 1 })).arrayBuffer())]
  })
  await app.choose(withOrientation('side.jpg', Buffer.from(jpeg), 6))
  await app.expectState('done', 'side.jpg')
  const { width, height, data } = await app.savedPicture()
  expect([width, height]).toEqual([32, 64])
  const pixel = (y: number) => [...data.subarray((y * width + 16) * 4, (y * width + 16) * 4 + 3)]
  expect(pixel(5)[0]).toBeGreaterThan(200)
  expect(pixel(58)[2]).toBeGreaterThan(200)
})

test('every kind of file is seen as Pillow sees it, or refused', async ({ page }) => {
  await page.route('**/alone', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }))
  await page.goto('/alone')
  const script = readdirSync('dist/assets').find((name) => /^image\.worker-.*\.js$/.test(name))
  const files = Object.keys(expectedPictures).map((name) => ({ name, bytes: [...pictureBytes(name)] }))
  const wrong: string[] = []
  const ranges: Record<string, unknown> = {}
  for (const { name, problem, range, ...pixels } of await page.evaluate(
    ([run, ...what]) => new Function(`return ${run}`)()(...what),
    [openInWorker.toString(), `/assets/${script}`, files] as const,
  )) {
    const expected = expectedPictures[name] ?? 'damaged'
    if (range) ranges[name] = range
    if (problem !== undefined) {
      if (expected !== 'damaged' || problem !== 'pictureDamaged') wrong.push(`${name}: ${problem}`)
      continue
    }
    const difference = differenceFrom(expected, { ...pixels, data: Uint8ClampedArray.from(pixels.data) })
    if (difference) wrong.push(`${name}: ${difference}`)
  }
  expect(wrong).toEqual([])
  expect(ranges).toEqual({
    'grey12in16.png': { bits: 12, of: 16 },
    'grey10in16.png': { bits: 10, of: 16 },
    'grey7in16.png': { bits: 7, of: 16 },
    'rgb4in8.png': { bits: 4, of: 8 },
  })
})

test('a picture that uses a small part of its range says so, and can be stretched', async ({ app, page }) => {
  await app.start('?opacity=0')
  const notice = page.getByText(/uses only 1\/16 of its range/)
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
  await expect(notice).toHaveCount(0)
  await app.choose(picturePath('grey12in16.png'))
  await app.expectState('done', 'grey12in16.png')
  await expect(notice).toHaveText('This picture uses only 1/16 of its range, so it looks almost black.')
  const dark = await app.savedPicture()

  await page.getByRole('button', { name: 'Stretch' }).click()
  await expect(notice).toHaveText(
    'This picture uses only 1/16 of its range. Here its values are stretched to the full range.',
  )
  await app.expectState('done', 'grey12in16.png')
  const bright = await app.savedPicture()
  // Twelve of the 16 bits are used: the high byte alone would give steps of 17.
  const { data } = decode(pictureBytes('grey16.png'))
  const off = Array.from(data, (value, at) => Math.abs((value >> 8) - (bright.data[at * 4] as number)))
  expect(Math.max(...off)).toBeLessThanOrEqual(1)
  expect((await app.savedData()).image).toMatchObject({ name: 'grey12in16.png', stretched: { bits: 12, of: 16 } })

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(notice).toHaveText(/looks almost black/)
  await app.expectState('done', 'grey12in16.png')
  expect(await app.savedPicture()).toEqual(dark)
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await expect(notice).toHaveCount(0)
})
