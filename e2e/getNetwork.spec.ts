import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page, Route } from '@playwright/test'
import { samplePath } from '../fixtures/goldens.ts'
import { createGetRoute } from '../scripts/getRoute.ts'
import { test as base, expect } from './helpers/app.ts'
import { type Served, sendDist, serve } from './helpers/serveDist.ts'

// Networks of the catalogue, on every road: by the local server, from another site, by hand. The publisher is a server
// of the test, or an https origin that the test answers for.

const source = fileURLToPath(new URL('../fixtures/oracle/keras/nested-vgg16/', import.meta.url))
const whole = readFileSync(join(source, 'model.keras'))
const md5 = createHash('md5').update(whole).digest('hex')
const SITE = 'https://publisher.test'
const about = { name: 'Net', knows: 'imagenet', classes: 10, bytes: whole.length, licence: 'MIT', source: 'somebody' }
const roadTo = (by: string, path = 'net.keras') => ({ by, address: `${SITE}/files/${path}` })
const networks = [
  { ...about, id: 'net', md5, roads: [roadTo('server'), roadTo('hand')] },
  { ...about, id: 'site', name: 'Site', roads: [roadTo('site')] },
  { id: 'broken', roads: 1 },
]

/** What the publisher answers; a test may change it. */
let publish: RequestListener

const rest: RequestListener = (request, response) => {
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
  response.writeHead(from > 0 ? 206 : 200, {
    ...{ etag: '"1"', 'content-length': whole.length - from },
    ...(from > 0 && { 'content-range': `bytes ${from}-${whole.length - 1}/${whole.length}` }),
  })
  response.end(whole.subarray(from))
}

const test = base.extend<{ site: Served }>({
  site: async ({ browserName: _ }, use) => {
    publish = rest
    const folder = mkdtempSync(join(tmpdir(), 'heatlens-'))
    const catalogue = join(folder, 'networks.json')
    writeFileSync(catalogue, JSON.stringify({ heatlens: 1, networks }))
    const publisher = await serve((request, response) => publish(request, response))
    const route = createGetRoute(catalogue, { HEATLENS_PUBLISHER: publisher.address })
    const site = await serve((request, response) => {
      const { url = '' } = request
      const next = () => void sendDist(Object.assign(request, { url }), response, {})
      if (!url.startsWith('/model/')) return next()
      request.url = url.slice('/model'.length)
      route(request, response, next)
    })
    await use(site)
    site.stop()
    publisher.stop()
    rmSync(folder, { recursive: true })
  },
  baseURL: ({ site }, use) => use(site.address),
})

const dialog = (page: Page) => page.getByRole('dialog')
const frame = (page: Page) => page.frameLocator('iframe[title="Network address"]')

/** A picture of the starter network, and the list of networks. */
async function openList(app: { start(): Promise<void>; choose(path: string): Promise<void> }, page: Page) {
  await app.start()
  await app.choose(samplePath('cat'))
  await page.getByRole('button', { name: 'Get a network' }).click()
}

test('by the local server: one click, on where it broke, then the picture in hand is explained anew', async ({
  app,
  page,
}) => {
  const asked: (string | undefined)[] = []
  let breakOff = () => {}
  publish = (request, response) => {
    asked.push(request.headers.range)
    if (asked.length > 1) return rest(request, response)
    response.writeHead(200, { etag: '"1"', 'content-length': whole.length })
    response.write(whole.subarray(0, 20_000))
    breakOff = () => response.destroy()
  }
  await openList(app, page)
  await expect(dialog(page).getByRole('listitem')).toHaveCount(2)
  await expect(dialog(page).getByRole('listitem').first()).toContainText('from publisher.test, by the server on this')
  await page.getByRole('button', { name: 'Get Net' }).click()
  await expect(dialog(page).getByRole('progressbar')).toHaveAttribute('aria-valuenow', '20000')
  breakOff()
  await expect(page.getByText('Net is on this device and in use.')).toBeVisible()
  await expect(dialog(page)).toHaveCount(0)
  await app.expectState('done', 'cat.png')
  await expect(app.main).toHaveAttribute('data-model', 'net')
  expect(asked).toEqual([undefined, 'bytes=20000-'])
  await page.goto('/?model=net')
  await app.expectState('ready')
})

test('a wrong file is refused, and the way by hand remains', async ({ app, page }) => {
  const damaged = whole.map((byte, at) => (at === 5000 ? byte ^ 1 : byte))
  publish = (_, response) => response.end(damaged)
  await page.goto('/?model=nonsense')
  await expect(app.alert).toContainText('There is no network “nonsense” here. The link may be old or misspelt')
  await expect(app.alert.getByRole('button', { name: 'Get a network' })).toBeVisible()
  await page.goto('/?model=net')
  await app.expectState('failed')
  await expect(app.alert).toContainText('Net is not here yet, but you can get it.')
  await page.getByRole('button', { name: 'Get Net' }).click()
  await dialog(page).getByRole('button', { name: 'Get Net' }).click()
  await expect(dialog(page).getByRole('alert')).toHaveText(/net\.keras is not the file .* checksum is wrong/)
  await page.getByRole('button', { name: 'Download it by hand' }).click()
  const link = dialog(page).getByRole('link', { name: 'net.keras' })
  await expect(link).toHaveAttribute('href', `${SITE}/files/net.keras`)
  const choose = dialog(page).locator('input[type=file]')
  await choose.setInputFiles({ name: 'net.keras', mimeType: '', buffer: Buffer.from(damaged) })
  await expect(dialog(page).getByRole('alert')).toHaveText(/checksum is wrong/)
  await choose.setInputFiles({ name: 'net.keras', mimeType: '', buffer: whole })
  await app.expectState('ready')
  await expect(app.main).toHaveAttribute('data-model', 'net')
})

test.describe('from another site', () => {
  test.use({ mayAsk: [SITE] })
  const open = { 'access-control-allow-origin': '*', 'last-modified': 'Mon, 02 Nov 2026 10:00:00 GMT' }

  /** Answers for the publisher; gives what it was asked for. */
  async function answer(page: Page, fulfil: (route: Route, path: string, count: number) => Promise<void>) {
    const asked: string[] = []
    await page.context().route(`${SITE}/**`, async (route) => {
      const { pathname } = new URL(route.request().url())
      asked.push(`${pathname} ${(await route.request().allHeaders()).range ?? ''}`.trim())
      await fulfil(route, pathname, asked.length)
    })
    return asked
  }

  test('asks first, with host, size and licence; goes on where it broke, out of sight', async ({ app, page }) => {
    const asked = await answer(page, (route, _, count) =>
      count === 1
        ? route.fulfill({ headers: { ...open, 'content-length': String(whole.length) }, body: whole.subarray(0, 9000) })
        : route.fulfill({ status: 206, headers: open, body: whole.subarray(9000) }),
    )
    await openList(app, page)
    await page.getByRole('button', { name: 'Get Site' }).click()
    await expect(dialog(page)).toContainText('licence: MIT')
    const button = frame(page).getByRole('button', { name: 'Get from publisher.test' })
    await expect(button).toBeVisible()
    expect(asked).toEqual([])
    await button.click()
    // Between the tries, it is put out of sight.
    await expect(dialog(page)).toContainText('You can keep working.')
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toBeHidden()
    await expect(page.getByText('Site is on this device and in use.')).toBeVisible()
    await expect(app.main).toHaveAttribute('data-model', 'site')
    expect(asked).toEqual(['/files/net.keras', '/files/net.keras bytes=9000-'])
  })

  test('an address of a link is asked about, and a model.json brings its files', async ({ app, page }) => {
    const files = join(source, 'tfjs-layers-uint8')
    const asked = await answer(page, (route, path) =>
      route.fulfill({ headers: open, body: readFileSync(join(files, path.split('/').at(-1) ?? '')) }),
    )
    await app.start(`/?model=${encodeURIComponent(`${SITE}/my/model.json`)}`)
    await expect(dialog(page)).toContainText('The link to this page asks for a network from publisher.test.')
    expect(asked).toEqual([])
    await frame(page).getByRole('button', { name: 'Get from publisher.test' }).click()
    await expect(app.main).toHaveAttribute('data-model', /^my-/)
    expect(asked.toSorted()).toEqual(
      readdirSync(files)
        .map((name) => `/my/${name}`)
        .toSorted(),
    )
  })

  test('what is no file gets a sentence', async ({ app, page }) => {
    await answer(page, (route, path) => {
      // Playwright lets every site read an answer without this header.
      if (path === '/closed.h5') return route.fulfill({ headers: { 'access-control-allow-origin': SITE }, body: whole })
      if (path === '/page.h5') return route.fulfill({ headers: open, contentType: 'text/html', body: '<p>' })
      if (path === '/list/model.json')
        return route.fulfill({
          headers: open,
          body: JSON.stringify({ weightsManifest: [{ paths: ['https://elsewhere.test/w.bin'] }] }),
        })
      return route.fulfill({ status: 404, headers: open })
    })
    await openList(app, page)
    await dialog(page).getByRole('button', { name: 'From an address' }).click()
    const field = frame(page).getByRole('textbox', { name: 'Address of a network' })
    for (const [path, sentence] of [
      ['/none.h5', /publisher\.test has no file at this address \(status 404\)\. Check/],
      ['/page.h5', /publisher\.test sent a web page, not a file\. Open/],
      ['/list/model.json', /does not list weights beside it/],
      ['/closed.h5', /publisher\.test does not respond, or does not let other sites read its files\. Try/],
    ] as const) {
      await field.fill(SITE + path)
      await frame(page).getByRole('button', { name: 'Get from publisher.test' }).click()
      await expect(dialog(page).getByRole('alert'), path).toHaveText(sentence)
    }
  })
})

test('a catalogue that is broken costs no more than the list', async ({ app, page }) => {
  await page.route('**/model/networks.json', (route) => route.fulfill({ body: '{"networks": [' }))
  await openList(app, page)
  await expect(dialog(page).getByRole('alert')).toHaveText(/The list of networks did not arrive/)
  await page.keyboard.press('Escape')
  await app.expectState('done', 'cat.png')
})
