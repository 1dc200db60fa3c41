import { readFileSync } from 'node:fs'
import { test as plain, type Request } from '@playwright/test'
import { samplePath } from '../fixtures/goldens.ts'
import { field, frame } from './helpers/addressDialog.ts'
import { App, expect, test } from './helpers/app.ts'
import { isolation, serveDist } from './helpers/serveDist.ts'

const cat = readFileSync(samplePath('cat'))

/** A site with pictures, and the requests that it received. */
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
      ['a cat', /This is not the address of a picture: it must begin with https/],
      ['http://pictures.test/cat.png', /it must begin with https/],
      [
        'https://pictures.test/closed.png',
        /pictures\.test does not respond, or does not let other sites read its pictures\. Save/,
      ],
      ['https://pictures.test/none.png', /pictures\.test has no picture at this address \(status 404\)/],
      ['https://pictures.test/page', /This is the address of a page, not of a picture\. Open the page/],
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
    // A key pressed by accident fetches nothing.
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    expect(asked).toEqual([])
    await page.getByRole('button', { name: 'Address' }).click()
    await frame(page).getByRole('button', { name: 'Fetch from pictures.test' }).click()
    await app.expectState('done', 'my cat.png')
    expect(asked).toHaveLength(1)
  })

  // Without watching for violations: there are many here.
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
      // Frames of its own, also without the sandbox, and every other way out that a page has.
      for (const sandbox of ['allow-scripts', 'allow-scripts allow-same-origin', null]) {
        for (const src of ['./fetch.html', './icons/heatlens.svg', './model/index.json']) {
          const own = document.createElement('iframe')
          if (sandbox !== null) own.sandbox.value = sandbox
          own.src = src
          document.body.append(own)
          // Firefox tells nothing of a frame that the policy refuses but that.
          await new Promise((done) => {
            own.addEventListener('load', done)
            addEventListener('securitypolicyviolation', done, { once: true })
          })
          own.contentWindow?.postMessage({ words, address: leak }, '*')
          if (sandbox === 'allow-scripts') continue
          try {
            own.contentDocument?.querySelector('button')?.click()
            await (own.contentWindow as unknown as typeof globalThis).fetch(leak).catch(() => {})
          } catch {
            // It was refused.
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
    // The page and the frame have responded since, so any request would have arrived.
    await expect(frame(page).first().getByRole('button', { name: 'Fetch from pictures.test' })).toBeEnabled()
    expect(asked).toEqual([])
    // The control: a person's click does fetch it.
    await frame(page).first().getByRole('button', { name: 'Fetch from pictures.test' }).click()
    await expect.poll(() => asked.map((request) => request.url())).toEqual(['https://pictures.test/leak'])
  })

  // The site is not the test's own.
  plain('is fetched on a host that isolates its pages, too', async ({ page }) => {
    // As docs/hosting.md has it: to Firefox, the frame is another site.
    const framed = { ...isolation, 'cross-origin-resource-policy': 'cross-origin' }
    const site = await serveDist({ headers: (path) => (path === '/fetch.html' ? framed : isolation) })
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
  await expect(page.getByText('Unknown picture address “javascript:alert(1)” ignored.')).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
})
