import { readdirSync, readFileSync, statSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decode } from 'fast-png'
import { samplePath } from '../fixtures/goldens.ts'
import { differenceFrom, expectedPictures, pictureBytes, picturePath } from '../fixtures/pictures.ts'
import { expect, test } from './app.ts'
import { drop } from './drop.ts'
import { headerPng, plainPng, textFile, withGamma, withOrientation } from './madePictures.ts'
import { openInWorker } from './openInWorker.ts'

const catBytes = readFileSync(samplePath('cat'))

test('whatever is not a picture gets its own sentence, the last result stays, the next picture works', async ({
  app,
}) => {
  await app.start()
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
  const heatmap = await app.heatmap.getAttribute('aria-label')

  const bad: [ReturnType<typeof textFile>, RegExp][] = [
    [textFile('empty.png', ''), /“empty.png” is empty\. /],
    [textFile('diary.png', 'Dear diary'), /“diary.png” is not a picture that this browser can read\. /],
    [
      { ...textFile('cut.png', ''), buffer: catBytes.subarray(0, 20_000) },
      /begins like a PNG picture, but it is damaged or cut short\. /,
    ],
    [headerPng('zero.png', 0, 10), /“zero.png” (has no pixels|begins like a PNG picture, but it is damaged)/],
    [
      textFile('drawing.png', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      /is an SVG drawing.*Export it as PNG/,
    ],
    [headerPng('huge.png', 20_000, 20_000), /has 400 megapixels \(20000 × 20000\).*Make it smaller/],
    [textFile('paper.png', '%PDF-1.7'), /is a PDF document\. /],
    [textFile('phone.png', '\0\0\0\x18ftypheic'), /is a HEIC picture/],
    [textFile('weights.png', '\x89HDF\r\n\x1a\n'), /is an HDF5 file/],
  ]
  for (const [file, sentence] of bad) {
    await app.choose(file)
    await app.expectState('failed', file.name)
    await expect(app.alert).toHaveText(sentence)
    await expect(app.heatmap).toHaveAttribute('aria-label', heatmap as string)
  }

  await app.choose(samplePath('golf-ball'))
  await app.expectState('done', 'golf-ball.png')
  await expect(app.alert).toHaveCount(0)
  await expect(app.heatmap).toHaveAttribute('aria-label', /golf ball/)
})

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
  // Left half red, right half blue; orientation 6 turns it clockwise, so that red is on top.
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
      if (expected !== 'damaged' || !/but it is damaged or cut short\. /.test(problem))
        wrong.push(`${name}: ${problem}`)
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

test('several pictures are explained one after another and can be picked from the list', async ({ app, page }) => {
  await app.start()
  await app.choose(samplePath('cat'), textFile('diary.png', 'Dear diary'), samplePath('parachute'))
  await app.expectState('done', 'parachute.png')
  await expect(app.alert).toContainText('“diary.png” is not a picture')
  const list = page.getByRole('list', { name: 'Pictures' })
  await expect(list.getByRole('listitem')).toHaveText([
    /cat\.png.*domestic cat 68%/,
    /diary\.png.*could not open/,
    /parachute\.png.*parachute 99\.8%/,
  ])
  await expect(app.heatmap).toHaveAttribute('aria-label', /parachute/)

  await list.getByRole('button', { name: /cat\.png/ }).click()
  await app.expectState('done', 'cat.png')
  await expect(app.heatmap).toHaveAttribute('aria-label', /domestic cat/)
  // Another class of a picture that was picked again needs a new forward pass, and gets it.
  await app.explain(app.predictions.nth(1))
  await expect(app.heatmap).toHaveAttribute('aria-label', /dog/)
})

test('a picture that is gone from its folder is saved all the same; seen again, it gets a sentence', async ({
  app,
  page,
}) => {
  await app.start()
  const folder = await mkdtemp(join(tmpdir(), 'unpacked-'))
  const path = join(folder, 'cat.png')
  await copyFile(samplePath('cat'), path)
  await drop(page, path)
  await app.expectState('done', 'cat.png')
  const whole = await app.savedPicture()
  await rm(folder, { recursive: true })
  expect(await app.savedPicture()).toEqual(whole)

  await app.choose(samplePath('coffee'))
  await app.expectState('done', 'coffee.png')
  await page
    .getByRole('list', { name: 'Pictures' })
    .getByRole('button', { name: /cat\.png/ })
    .click()
  await app.expectState('failed', 'cat.png')
  await expect(app.alert).toHaveText(/“cat.png” cannot be read: .*Choose the picture again\./)
  await expect(app.heatmap).toBeVisible()
})

test('the page is sent no pixels of a picture that is saved', async ({ app, page }) => {
  await page.addInitScript(() => {
    const sent: unknown[] = []
    Object.assign(window, { sent })
    const { addEventListener } = MessagePort.prototype
    MessagePort.prototype.addEventListener = function (type: string, listener: EventListener) {
      addEventListener.call(this, type, (event) => {
        const { type, argumentList = [] } = (event as MessageEvent).data
        if (type === 'APPLY') sent.push('call', ...argumentList.map((one: { value: unknown }) => one.value))
        listener.call(this, event)
      })
    }
  })
  await app.start()
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
  const count = () => page.evaluate(() => (window as unknown as { sent: unknown[] }).sent.length)
  const before = await count()
  await app.savedPicture()
  // It is told that the picture was decoded.
  await expect.poll(count).toBeGreaterThan(before)
  const kinds = await page.evaluate(() =>
    (window as unknown as { sent: unknown[] }).sent.map((one) => Object.prototype.toString.call(one)),
  )
  expect(kinds).not.toContain('[object ImageBitmap]')
})

test('the newest picture wins, also where the older one is ready later', async ({ app, page }) => {
  // The older picture's decoder is held until the newer one is done.
  const size = statSync(samplePath('coffee')).size
  await page.route('**/assets/image.worker-*.js', async (route) => {
    const response = await route.fetch()
    const hold = `const decode = createImageBitmap; const go = new Promise((done) => { new BroadcastChannel('go').onmessage = done });
      self.createImageBitmap = async (file, ...rest) => { if (file.size === ${size}) await go; return decode(file, ...rest) };`
    await route.fulfill({ response, body: `${hold}\n${await response.text()}` })
  })
  await app.start()
  await app.choose(samplePath('coffee'))
  await app.expectState('working')
  await app.choose(samplePath('golf-ball'))
  await app.expectState('done', 'golf-ball.png')
  await page.evaluate(() => new BroadcastChannel('go').postMessage('now'))
  // By the time that a third picture is done, the old answer has come, and nothing shows of it.
  await app.choose(samplePath('parachute'))
  await app.expectState('done', 'parachute.png')
  await expect(page.getByRole('list', { name: 'Pictures' }).getByRole('listitem')).toHaveText([
    /golf-ball\.png/,
    /parachute\.png/,
  ])
})

/** A sound JPEG of so many bytes, by a comment in it. */
function jpegOf(bytes: number): Buffer {
  const jpeg = pictureBytes('xmp6.jpg')
  const comment = Buffer.alloc(bytes - jpeg.length)
  comment.writeUInt16BE(0xfffe)
  comment.writeUInt16BE(comment.length - 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)])
}

test('a picture on which the decoder hangs is given up after ten seconds, and the next one works', async ({
  app,
  page,
}) => {
  const hanging = 31_337
  await page.route('**/assets/image.worker-*.js', async (route) => {
    const response = await route.fetch()
    const stuck = `const decode = createImageBitmap; self.createImageBitmap = (file, ...rest) => file.size === ${hanging} ? new Promise(() => {}) : decode(file, ...rest);`
    await route.fulfill({ response, body: `${stuck}\n${await response.text()}` })
  })
  await app.start()
  await app.choose({
    name: 'bomb.jpg',
    mimeType: 'image/jpeg',
    buffer: jpegOf(hanging),
  })
  await app.expectState('working')
  await app.expectState('failed', 'bomb.jpg')
  await expect(app.alert).toHaveText(/“bomb.jpg” could not be opened within 10 seconds/)
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
})

test('pictures can be dropped anywhere, in a folder too; an empty one gets a sentence', async ({ app, page }) => {
  await app.start()
  await drop(page, samplePath('cat'))
  await app.expectState('done', 'cat.png')
  const folder = await mkdtemp(join(tmpdir(), 'holiday-'))
  await drop(page, folder)
  await app.expectState('failed')
  await expect(app.alert).toHaveText(/In the folder “holiday-.*” is no picture and no network\. Drop a folder with/)
  await expect(app.heatmap).toBeVisible()
  await mkdir(join(folder, 'beach'))
  await copyFile(samplePath('coffee'), join(folder, 'beach', 'coffee.png'))
  await writeFile(join(folder, 'notes.txt'), 'these are no pictures')
  await drop(page, folder)
  await app.expectState('done', 'coffee.png')
  // Made in another order than they are counted in; one of them has no ending.
  const series = join(folder, 'beach', 'series')
  await mkdir(series)
  for (let i = 12; i > 0; i--) {
    const { buffer } = plainPng('', 24, 24, [i * 20, 128, 255 - i * 20])
    await writeFile(join(series, i === 12 ? 'last' : `frame${i}.png`), buffer)
  }
  await drop(page, series)
  await app.expectState('done', 'last')
  const names = page.getByRole('list', { name: 'Pictures' }).locator('.film-name')
  await expect(names).toHaveText([
    ...['cat.png', 'coffee.png'],
    ...Array.from({ length: 11 }, (_, i) => `frame${i + 1}.png`),
    'last',
  ])
  await rm(folder, { recursive: true })
})

test('a picture can be pasted; text gets a sentence', async ({ app, page }) => {
  await app.start()
  const paste = (kind: 'picture' | 'text', bytes: number[]) =>
    page.evaluate(
      ([what, data]) => {
        const clipboardData = new DataTransfer()
        if (what === 'text') clipboardData.setData('text/plain', 'a cat')
        else clipboardData.items.add(new File([new Uint8Array(data as number[])], 'image.png', { type: 'image/png' }))
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
      },
      [kind, bytes] as const,
    )
  await paste('picture', [...catBytes])
  await app.expectState('done', 'image.png')
  await paste('text', [])
  await app.expectState('failed')
  await expect(app.alert).toHaveText(/The clipboard holds no picture\./)
})

test('a picture that uses a small part of its range says so, and can be stretched', async ({ app, page }) => {
  await app.start('?opacity=0')
  const notice = page.getByText(/uses 1\/16 of its range/)
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
  // Of 16 bits, all twelve are used: the high byte alone would give steps of 17.
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

/** In the page: sends events of a drag or a paste to an element, with texts and files; says which of them the page took. */
function send(target: Element, { types, data }: { types: string[]; data: Record<string, string> }): boolean[] {
  const transfer = new DataTransfer()
  for (const [type, value] of Object.entries(data)) {
    if (!type.startsWith('image/')) transfer.setData(type, value)
    else {
      const bytes = Uint8Array.from(atob(value), (character) => character.charCodeAt(0))
      transfer.items.add(new File([bytes], `copied.${type.slice(6, 9)}`, { type }))
    }
  }
  const init = { bubbles: true, cancelable: true }
  return types.map((type) => {
    const event =
      type === 'paste'
        ? new ClipboardEvent(type, { ...init, clipboardData: transfer })
        : new DragEvent(type, { ...init, dataTransfer: transfer })
    return !target.dispatchEvent(event)
  })
}

test('an address that is dropped or pasted waits in its dialog; texts for fields, and what is of the page itself, stay theirs', async ({
  app,
  page,
}) => {
  await app.start()
  const main = page.getByRole('main')
  const dialog = page.getByRole('dialog', { name: 'Picture address' })
  const field = dialog.frameLocator('iframe').getByRole('textbox')
  const close = () => dialog.getByRole('button', { name: 'Close' }).click()
  const address = 'https://pictures.test/a cat.jpg?1'.replace(' ', '%20')

  expect(await main.evaluate(send, { types: ['dragover', 'drop'], data: { 'text/uri-list': address } })).toEqual([
    true,
    true,
  ])
  await expect(field).toHaveValue(address)
  await expect(field).not.toBeFocused()
  await close()
  await main.evaluate(send, { types: ['paste'], data: { 'text/plain': 'https://pictures.test/2.png' } })
  await expect(field).toHaveValue('https://pictures.test/2.png')
  // Another one, while it is open.
  await main.evaluate(send, { types: ['drop'], data: { 'text/plain': 'https://pictures.test/3.png' } })
  await expect(field).toHaveValue('https://pictures.test/3.png')
  await close()

  // Pixels before drawings.
  const png = pictureBytes('rgb16.png')
  const both = {
    'image/svg+xml': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64'),
    'image/png': Buffer.from(png).toString('base64'),
  }
  await main.evaluate(send, { types: ['paste'], data: both })
  await app.expectState('done', 'copied.png')

  const search = page.getByRole('combobox').first()
  const text = { 'text/plain': 'https://pictures.test/4.png' }
  expect(await search.evaluate(send, { types: ['dragover', 'drop', 'paste'], data: text })).toEqual([
    false,
    false,
    false,
  ])
  expect(await search.evaluate(send, { types: ['paste'], data: { ...both, 'text/plain': 'a cat' } })).toEqual([false])
  await expect(dialog).toHaveCount(0)
  const veil = page.getByText('Drop to analyse')
  await expect(veil).toHaveCount(0)

  // Of the page itself: a sample is chosen, anything else is left where it is.
  expect(await main.evaluate(send, { types: ['dragstart', 'dragover', 'dragend'], data: text })).toEqual([
    false,
    false,
    false,
  ])
  await expect(veil).toHaveCount(0)
  await app
    .sample('Coffee')
    .locator('img')
    .evaluate(send, { types: ['dragstart'], data: text })
  expect(await main.evaluate(send, { types: ['dragover', 'drop', 'dragend'], data: text })).toEqual([true, true, false])
  await app.expectState('done', 'coffee.png')
  await expect(dialog).toHaveCount(0)

  // Some engines say of every move between two elements that it leaves the window.
  const flickers = await main.evaluate(async (target) => {
    const over = () => target.dispatchEvent(new DragEvent('dragover', { bubbles: true, cancelable: true }))
    const isOver = () => target.matches('[data-over]')
    const seen: boolean[] = []
    for (let i = 0; i < 5; i++) {
      over()
      target.dispatchEvent(new DragEvent('dragleave', { bubbles: true }))
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))
      seen.push(isOver())
    }
    return seen
  })
  expect(flickers).toEqual([true, true, true, true, true])
  // It has left, and nothing more comes.
  await expect(veil).toHaveCount(0)
})
