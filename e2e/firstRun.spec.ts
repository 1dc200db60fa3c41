import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { test as plain, type Request } from '@playwright/test'
import { samplePath } from '../fixtures/goldens.ts'
import { findChromium } from '../scripts/findChromium.ts'
import { App, expect, test } from './app.ts'
import { plainPng } from './madePictures.ts'
import { isolation, serveDist } from './serveDist.ts'

const cat = readFileSync(samplePath('cat'))

const executablePath = findChromium()

// A camera that is made up, and that is allowed.
test.use({
  launchOptions: {
    ...(executablePath && { executablePath }),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
    ],
  },
})

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  test.describe(`the empty page at ${width} × ${height}`, () => {
    test.use({ viewport: { width, height } })

    test('invites: the ways to bring a picture, the promise, and what the network knows', async ({ app, page }) => {
      await app.start()
      const stage = page.getByRole('region', { name: 'Picture' })
      await expect(stage).toContainText('It stays on this device: the network runs in this page.')
      await expect(stage).toContainText('Starter network recognises 19 classes.')
      await page.getByRole('button', { name: 'See the list' }).click()
      const dialog = page.getByRole('dialog', { name: '19 classes' })
      await expect(dialog.getByRole('listitem')).toHaveCount(19)
      await dialog.getByRole('searchbox', { name: 'Search' }).fill('GAS ')
      await expect(dialog.getByRole('listitem')).toHaveText(['gas pump'])
      await expect(dialog).toContainText('1 found')
      // First the search is emptied.
      await page.keyboard.press('Escape')
      await expect(dialog.getByRole('listitem')).toHaveCount(19)
      await page.keyboard.press('Escape')
      await expect(dialog).toHaveCount(0)

      const chooser = page.waitForEvent('filechooser')
      await page.getByRole('button', { name: /Choose a picture|Drop or choose/ }).click()
      expect((await chooser).isMultiple()).toBe(true)
    })

    test('has no barriers, in its dialogs neither', async ({ app, page }) => {
      await app.start()
      const check = async (what: string) => {
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(
          violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))]),
          what,
        ).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth), what).toBeLessThanOrEqual(width)
      }
      for (const colorScheme of ['light', 'dark'] as const) {
        // A colour on its way to another one has a contrast of its own.
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await check('empty')
        for (const button of ['See the list', 'Address']) {
          await page.getByRole('button', { name: button }).click()
          await expect(page.getByRole('dialog')).toBeVisible()
          if (button === 'Address') await expect(field(page)).toBeFocused()
          await check(button)
          await page.getByRole('button', { name: 'Close' }).click()
          await expect(page.getByRole('dialog')).toHaveCount(0)
        }
      }
    })
  })
}

test.describe('the clipboard', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

  test('gives its picture at the press of a button; text gets a sentence', async ({ app, page }) => {
    await app.start()
    await page.evaluate(async () => {
      const picture = await (await fetch('./samples/cat.png')).blob()
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })])
    })
    await page.getByRole('button', { name: 'Paste' }).click()
    await app.expectState('done', 'pasted.png')
    await expect(app.predictions.first()).toContainText('domestic cat')
    await page.evaluate(() => navigator.clipboard.writeText('a cat'))
    await page.getByRole('button', { name: 'Paste' }).click()
    await app.expectState('failed')
    await expect(app.alert).toHaveText(/The clipboard holds no picture\. Copy a picture itself/)
    await expect(app.heatmap).toBeVisible()
  })
})

test('a clipboard that the browser does not give gets a sentence', async ({ app, page }) => {
  await app.start()
  await page.evaluate(() => {
    navigator.clipboard.read = () => Promise.reject(new DOMException('', 'NotAllowedError'))
  })
  await page.getByRole('button', { name: 'Paste' }).click()
  await expect(app.alert).toHaveText(/The browser does not let Heatlens read the clipboard\. Allow it for this page/)
})

test.describe('the camera', () => {
  test('shows what it sees, is taken from, and is off afterwards', async ({ app, page }) => {
    const watch = () => {
      const { getUserMedia } = navigator.mediaDevices
      const tracks: MediaStreamTrack[] = []
      navigator.mediaDevices.getUserMedia = async (wanted) => {
        const stream = await getUserMedia.call(navigator.mediaDevices, wanted)
        tracks.push(...stream.getTracks())
        return stream
      }
      Object.assign(window, { tracks })
    }
    await page.addInitScript(watch)
    const live = () =>
      page.evaluate(() =>
        (window as unknown as { tracks: MediaStreamTrack[] }).tracks.map(({ readyState }) => readyState),
      )
    await app.start()
    await page.getByRole('button', { name: 'Camera' }).click()
    const dialog = page.getByRole('dialog', { name: 'Camera' })
    await expect(dialog.getByLabel('Camera preview')).toBeVisible()
    await expect
      .poll(() => dialog.locator('video').evaluate((video: HTMLVideoElement) => video.videoWidth))
      .toBeGreaterThan(0)
    expect(await live()).toEqual(['live'])
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    // The browser takes the dialog away before the page hears of it.
    await expect.poll(live).toEqual(['ended'])

    await page.getByRole('button', { name: 'Camera' }).click()
    await expect
      .poll(() => dialog.locator('video').evaluate((video: HTMLVideoElement) => video.videoWidth))
      .toBeGreaterThan(0)
    await dialog.getByRole('button', { name: 'Take picture' }).click()
    await app.expectState('done')
    await expect(app.main).toHaveAttribute('data-picture', /^camera-\d{4}-\d\d-\d\dT.*\.jpg$/)
    await expect.poll(live).toEqual(['ended', 'ended'])
    const { width, height } = (await app.savedData()).image
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(240)
  })

  test('that is refused, busy or gone gets a sentence', async ({ app, page }) => {
    await page.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('', (window as unknown as { refusal: string }).refusal))
    })
    await app.start()
    for (const [refusal, sentence] of [
      ['NotAllowedError', /The camera was refused\. Allow it for this page/],
      ['NotReadableError', /The camera is in use elsewhere\. Close what uses it/],
      ['NotFoundError', /No camera answers\. Check that it is switched on/],
    ] as const) {
      await page.evaluate((name) => Object.assign(window, { refusal: name }), refusal)
      await page.getByRole('button', { name: 'Camera' }).click()
      await expect(page.getByRole('dialog').getByRole('alert')).toHaveText(sentence)
      await expect(page.getByRole('button', { name: 'Take picture' })).toHaveCount(0)
      await page.getByRole('button', { name: 'Close' }).click()
    }
  })
})

test('where there is no camera, there is no button for it', async ({ app, page }) => {
  await page.addInitScript(() => {
    navigator.mediaDevices.enumerateDevices = async () => []
  })
  await app.start()
  await expect(page.getByRole('button', { name: 'Address' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Camera' })).toHaveCount(0)
})

const frame = (page: App['page']) => page.frameLocator('iframe[title="Picture address"]')
const field = (page: App['page']) => frame(page).getByRole('textbox', { name: 'Address of a picture' })

/** A site with pictures, and what it was asked. */
async function withSite(page: App['page']): Promise<Request[]> {
  const asked: Request[] = []
  await page.context().route('https://pictures.test/**', async (route) => {
    asked.push(route.request())
    const { pathname } = new URL(route.request().url())
    const headers = { 'access-control-allow-origin': '*' }
    if (pathname === '/my%20cat.png') return route.fulfill({ headers, contentType: 'image/png', body: cat })
    if (pathname === '/closed.png') {
      const own = { 'access-control-allow-origin': 'https://pictures.test' }
      return route.fulfill({ headers: own, contentType: 'image/png', body: cat })
    }
    if (pathname === '/page')
      return route.fulfill({ headers, contentType: 'text/html; charset=utf-8', body: '<p>A cat</p>' })
    if (pathname === '/text.png') return route.fulfill({ headers, contentType: 'image/png', body: 'no picture' })
    if (pathname === '/large.png')
      return route.fulfill({
        headers: { ...headers, 'content-length': '200000000' },
        contentType: 'image/png',
        body: cat,
      })
    return route.fulfill({ status: 404, headers, body: 'none' })
  })
  return asked
}

test.describe('a picture’s address', () => {
  test.use({ mayAsk: ['https://pictures.test', 'https://slow.test'] })

  test('is fetched when a person says so, with nothing but its name', async ({ app, page }) => {
    const asked = await withSite(page)
    await page
      .context()
      .addCookies([{ name: 'who', value: 'me', domain: 'pictures.test', path: '/', secure: true, sameSite: 'None' }])
    await app.start()
    await page.getByRole('button', { name: 'Address' }).click()
    await field(page).fill('https://pictures.test/my%20cat.png?size=1')
    expect(asked).toEqual([])
    await frame(page).getByRole('button', { name: 'Fetch from pictures.test' }).click()
    await app.expectState('done', 'my cat.png')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(app.predictions.first()).toContainText('domestic cat')
    expect(asked.map((request) => [request.method(), request.url(), request.postData()])).toEqual([
      ['GET', 'https://pictures.test/my%20cat.png?size=1', null],
    ])
    const headers = await (asked[0] as Request).allHeaders()
    expect(headers).not.toHaveProperty('cookie')
    expect(headers).not.toHaveProperty('referer')
    expect(headers.origin).toBe('null')
  })

  test('that gives no picture gets a sentence', async ({ app, page }) => {
    await withSite(page)
    await app.start()
    await page.getByRole('button', { name: 'Address' }).click()
    for (const [address, sentence] of [
      ['a cat', /This is not the address of a picture: it has to begin with https/],
      ['http://pictures.test/cat.png', /it has to begin with https/],
      [
        'https://pictures.test/closed.png',
        /pictures\.test does not answer, or does not let other pages read its pictures\. Save/,
      ],
      ['https://pictures.test/none.png', /pictures\.test has no picture at this address \(it answers 404\)/],
      ['https://pictures.test/page', /At this address is a page, not a picture\. Open it/],
      ['https://pictures.test/large.png', /larger than 100 MB/],
    ] as const) {
      await field(page).fill(address)
      await page.keyboard.press('Enter')
      await expect(frame(page).getByRole('alert'), address).toHaveText(sentence)
    }
    await field(page).fill('https://pictures.test/text.png')
    await page.keyboard.press('Enter')
    await app.expectState('failed', 'text.png')
    await expect(app.alert).toHaveText(/“text.png” is not a picture that this browser can read/)
  })

  test('in the address of the page is asked about first', async ({ app, page }) => {
    const asked = await withSite(page)
    await app.start('?url=https%3A%2F%2Fpictures.test%2Fmy%2520cat.png')
    const dialog = page.getByRole('dialog', { name: 'Picture address' })
    await expect(dialog).toContainText('The link to this page asks for a picture from pictures.test.')
    await expect(field(page)).toHaveValue('https://pictures.test/my%20cat.png')
    // A key that is pressed by chance fetches nothing.
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    expect(asked).toEqual([])
    await page.getByRole('button', { name: 'Address' }).click()
    await frame(page).getByRole('button', { name: 'Fetch from pictures.test' }).click()
    await app.expectState('done', 'my cat.png')
    expect(asked).toHaveLength(1)
  })

  // Without the watch on violations: here are many.
  plain('is fetched by nobody but the person, whatever the page does', async ({ page }) => {
    const asked = await withSite(page)
    const app = new App(page)
    await app.start()
    await page.getByRole('button', { name: 'Address' }).click()
    await field(page).fill('https://pictures.test/leak')
    await page.evaluate(async () => {
      const leak = 'https://pictures.test/leak'
      const inside = document.querySelector<HTMLIFrameElement>('iframe')?.contentWindow
      const words = { label: '', fetch: '', fetchFrom: '' }
      for (const message of [
        leak,
        { type: 'fetch', address: leak },
        { words, address: leak },
        { words, address: leak, press: true },
      ]) {
        inside?.postMessage(message, '*')
      }
      // Frames of its own, without the sandbox too, and every other way out that a page has.
      for (const sandbox of ['allow-scripts', 'allow-scripts allow-same-origin', null]) {
        for (const src of ['./fetch.html', './icons/heatlens.svg', './model/index.json']) {
          const own = document.createElement('iframe')
          if (sandbox !== null) own.sandbox.value = sandbox
          own.src = src
          document.body.append(own)
          await new Promise((done) => own.addEventListener('load', done))
          own.contentWindow?.postMessage({ words, address: leak }, '*')
          if (sandbox === 'allow-scripts') continue
          try {
            own.contentDocument?.querySelector('button')?.click()
            await (own.contentWindow as unknown as typeof globalThis).fetch(leak).catch(() => {})
          } catch {
            // It was not let in.
          }
        }
      }
      const other = document.createElement('iframe')
      other.src = leak
      document.body.append(other)
      const image = new Image()
      image.src = leak
      navigator.sendBeacon(leak, 'a picture')
      await Promise.allSettled([
        fetch(leak),
        fetch(leak, { mode: 'no-cors', method: 'POST', body: 'a picture' }),
        import(/* @vite-ignore */ `${leak}.js`),
      ])
    })
    // The page and the frame have answered since, so whatever was asked would be here.
    await expect(frame(page).first().getByRole('button', { name: 'Fetch from pictures.test' })).toBeEnabled()
    expect(asked).toEqual([])
    // The control: the person does get it.
    await frame(page).first().getByRole('button', { name: 'Fetch from pictures.test' }).click()
    await expect.poll(() => asked.map((request) => request.url())).toEqual(['https://pictures.test/leak'])
  })

  // The site is another one than the test's own.
  plain('is fetched on a host that isolates its pages, too', async ({ page }) => {
    const site = await serveDist({ headers: () => isolation })
    try {
      const app = new App(page)
      const asked = await withSite(page)
      await app.start(site.address)
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
      await page.getByRole('button', { name: 'Address' }).click()
      await field(page).fill('https://pictures.test/my%20cat.png')
      await page.keyboard.press('Enter')
      await app.expectState('done', 'my cat.png')
      expect(asked).toHaveLength(1)
    } finally {
      site.stop()
    }
  })

  test('can be stopped while it is on its way', async ({ app, page }) => {
    let go = () => {}
    await page.context().route('https://slow.test/**', async (route) => {
      await new Promise<void>((done) => {
        go = done
      })
      await route.abort()
    })
    await app.start()
    await page.getByRole('button', { name: 'Address' }).click()
    await field(page).fill('https://slow.test/cat.png')
    await frame(page).getByRole('button', { name: 'Fetch from slow.test' }).click()
    await expect(frame(page).getByRole('progressbar', { name: 'Fetching from slow.test' })).toBeVisible()
    await frame(page).getByRole('button', { name: 'Cancel' }).click()
    await expect(frame(page).getByRole('button', { name: 'Fetch from slow.test' })).toBeVisible()
    await expect(frame(page).getByRole('alert')).toHaveCount(0)
    go()
  })
})

test('an address of the page that is none is ignored with a notice', async ({ app, page }) => {
  await app.start('?url=javascript:alert(1)')
  await expect(page.getByText('The page address asks for url “javascript:alert(1)”, which there is not.')).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('the settings and the theme survive a reload; the address goes before them; there is a way back', async ({
  app,
  page,
}) => {
  await app.start()
  await app.choose(plainPng('red.png', 40, 30, [200, 40, 40]))
  await app.expectState('done')
  await page.getByRole('combobox', { name: 'Colours' }).selectOption({ label: 'Viridis' })
  await page.getByRole('slider', { name: 'Opacity' }).fill('75')
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('Dark')
  await page.keyboard.press('Escape')
  const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const bar = () =>
    page.locator('meta[name="theme-color"]').evaluateAll((all) => all.map((one) => (one as HTMLMetaElement).content))
  expect(await scheme()).toBe('dark')

  await page.reload()
  await app.expectState('ready')
  expect(await scheme()).toBe('dark')
  expect(await paper()).toBe('rgb(19, 20, 22)')
  expect(await bar()).toEqual(['#131416', '#131416'])
  await app.choose(plainPng('red.png', 40, 30, [200, 40, 40]))
  await app.expectState('done')
  await expect(page.getByRole('slider', { name: 'Opacity' })).toHaveValue('75')
  await expect(page.getByRole('combobox', { name: 'Colours' })).toHaveValue('viridis')

  await app.start('?opacity=10')
  await app.choose(plainPng('red.png', 40, 30, [200, 40, 40]))
  await app.expectState('done')
  await expect(page.getByRole('slider', { name: 'Opacity' })).toHaveValue('10')
  await expect(page.getByRole('combobox', { name: 'Colours' })).toHaveValue('viridis')

  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('button', { name: 'Reset to defaults' }).click()
  await expect(page.getByRole('button', { name: 'Reset to defaults' })).toBeDisabled()
  await expect(page.getByRole('slider', { name: 'Opacity' })).toHaveValue('40')
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('Light')
  expect(await scheme()).toBe('light')
  await app.start()
  expect(await bar()).toEqual(['#f7f6f3', '#f7f6f3'])
  expect(await page.evaluate(() => localStorage.getItem('heatlens-settings'))).toBe('{"version":1,"theme":"light"}')
})
