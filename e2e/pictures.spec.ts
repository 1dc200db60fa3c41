import { readFileSync, statSync } from 'node:fs'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { samplePath } from '../fixtures/goldens.ts'
import { pictureBytes } from '../fixtures/pictures.ts'
import { expect, test } from './helpers/app.ts'
import { drop } from './helpers/drop.ts'
import { holdWorker } from './helpers/holdWorker.ts'
import { headerPng, textFile } from './helpers/madePictures.ts'

const catBytes = readFileSync(samplePath('cat'))

/** A valid JPEG of this size, padded by a comment. */
function jpegOf(bytes: number): Buffer {
  const jpeg = pictureBytes('xmp6.jpg')
  const comment = Buffer.alloc(bytes - jpeg.length)
  comment.writeUInt16BE(0xfffe)
  comment.writeUInt16BE(comment.length - 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)])
}

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
  // Another class of a picture that was picked again requires a new forward pass, and gets it.
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
    const { addEventListener } = Worker.prototype
    Worker.prototype.addEventListener = function (type: string, listener: EventListener) {
      addEventListener.call(this, type, (event) => {
        // A function of the page that is called: src/worker/channel.ts.
        const { tell, args = [] } = (event as MessageEvent).data ?? {}
        if (tell !== undefined) sent.push('call', ...args)
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
  // The page is notified that the picture was decoded.
  await expect.poll(count).toBeGreaterThan(before)
  const kinds = await page.evaluate(() =>
    (window as unknown as { sent: unknown[] }).sent.map((one) => Object.prototype.toString.call(one)),
  )
  expect(kinds).not.toContain('[object ImageBitmap]')
})

test('the newest picture wins, also where the older one is ready later', async ({ app, page }) => {
  // The older picture's decoder is delayed until the newer one is answered; the older one gets its turn then.
  const size = statSync(samplePath('coffee')).size
  const decoder = await holdWorker(
    page,
    'image',
    `const decode = createImageBitmap;
     self.createImageBitmap = async (file, ...rest) => { if (file.size === ${size}) await go(); return decode(file, ...rest) };`,
  )
  await app.start()
  await app.choose(samplePath('coffee'))
  await app.expectState('working')
  await app.choose(samplePath('golf-ball'))
  await expect(app.main).toHaveAttribute('data-picture', 'golf-ball.png')
  await decoder.release()
  await app.expectState('done', 'golf-ball.png')
  // The old answers are never shown in place of a newer one, and no picture is lost.
  await app.choose(samplePath('parachute'))
  await app.expectState('done', 'parachute.png')
  await expect(page.getByRole('list', { name: 'Pictures' }).getByRole('listitem')).toHaveText([
    /coffee\.png/,
    /golf-ball\.png/,
    /parachute\.png/,
  ])
})

test('a picture on which the decoder hangs is given up after ten seconds, and the next one works', async ({
  app,
  page,
}) => {
  const hanging = 31_337
  // Its ten seconds pass in three.
  await page.addInitScript(() => {
    const { setInterval } = globalThis
    const sooner = (run: () => void, ms: number) => setInterval(run, ms === 10_000 ? 3000 : ms)
    globalThis.setInterval = sooner as typeof setInterval
  })
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
  await expect(app.alert).toHaveText(/“bomb.jpg” could not be opened: timed out after 10 s/)
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
})
