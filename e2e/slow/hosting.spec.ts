import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { samplePath } from '../../fixtures/goldens.ts'
import { writeSeededH5 } from '../../fixtures/seededH5.ts'
import { type App, test as base, expect } from '../helpers/app.ts'
import { expectGoldenCat } from '../helpers/expectGolden.ts'
import { headersFromFile } from '../helpers/hostHeaders.ts'
import { type HostWays, type Served, serveDist, typeOf } from '../helpers/serveDist.ts'

// The built folder works on any host. Every test opens it for the first time, and fails on requests to other sites and
// policy violations.

const test = base.extend<{ ways: HostWays; site: Served }>({
  serviceWorkers: 'allow',
  ways: [{}, { option: true }],
  site: async ({ ways }, use) => {
    const site = await serveDist(ways)
    await use(site)
    site.stop()
  },
  baseURL: ({ site }, use) => use(site.address),
})

let folder = ''
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heatlens-'))
})
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

const poorTypes = (path: string) => ({
  'content-type': /(\/|\.(html|js|css|svg))$/.test(path) ? typeOf(path.replace(/\/$/, '/index.html')) : 'text/plain',
})

interface Host {
  ways: HostWays
  isIsolated: boolean
  /** True if it serves all but its HTML as the one before it. */
  differsInHtml?: boolean
}

const hosts: Record<string, Host> = {
  'in a folder of a plain file server that knows few types': {
    ways: {
      folder: '/courses/2026/heatlens/',
      headers: poorTypes,
    },
    isIsolated: false,
  },
  'on a host that reads _headers': { ways: { headers: headersFromFile() }, isIsolated: true },
  'on a host that reads _headers and hides .html': {
    ways: { headers: headersFromFile(), hidesHtml: true },
    isIsolated: true,
    differsInHtml: true,
  },
}

for (const [where, { ways, isIsolated, differsInHtml }] of Object.entries(hosts)) {
  test.describe(where, () => {
    test.use({ ways })

    test('all of it works', async ({ app, page }) => {
      await app.visit(`${ways.folder ?? '/'}?backend=wasm`)
      await app.choose(samplePath('cat'))
      await app.expectState('done', 'cat.png')
      await expect(app.predictions.first()).toContainText('Egyptian cat')
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(isIsolated)
      if (!differsInHtml) await expectTheRest(app, ways, String(isIsolated))

      // The fetching frame, which is HTML.
      await app.pressFolded('Address')
      const frame = page.frameLocator('iframe[title="Picture address"]')
      await expect(frame.getByRole('textbox', { name: 'Address of a picture' })).toBeFocused()
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()

      // It is stored on the device, and served from there with the host's headers.
      await page.evaluate(() => navigator.serviceWorker.ready)
      await page.reload()
      await app.expectState('ready')
      expect(await page.evaluate(() => [navigator.serviceWorker.controller !== null, crossOriginIsolated])).toEqual([
        true,
        isIsolated,
      ])
    })
  })
}

/** What comes later: another network, a sample, views, and the reader of Keras files, which is also WebAssembly. */
async function expectTheRest(app: App, ways: HostWays, name: string): Promise<void> {
  const { page } = app
  await app.start(`${ways.folder ?? '/'}?backend=wasm`)
  await expectGoldenCat(app, 'starter')
  await app.pressFolded('Coffee')
  await app.expectState('done', 'coffee.png')
  await page.getByRole('tab', { name: 'Walkthrough' }).click()
  await expect(page.getByRole('heading', { name: /Preprocess/ })).toBeVisible()
  await page.getByRole('tab', { name: 'Picture' }).click()
  const path = join(folder, `${name}.h5`)
  await writeSeededH5(path, { width: 8, dense: 512, classes: 10, names: 'keras1' })
  await app.openWeights(path)
  const dialog = page.getByRole('dialog', { name: 'Model' })
  await expect(dialog.getByRole('listitem').filter({ hasText: 'the file' })).toContainText('in use')
  await dialog.getByRole('button', { name: 'Close' }).click()
}

test.describe('on a host that reads _headers', () => {
  test.use({ ways: { headers: headersFromFile() } })

  test('each file has the headers that are meant for it', async ({ request }) => {
    const headersOf = async (path: string) => (await request.get(path)).headers()
    const page = await headersOf('/')
    expect(page['content-security-policy']).toMatch(/^default-src 'none';.*frame-ancestors 'self'$/)
    expect(page).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-cache' })
    expect(page['permissions-policy']).toContain('camera=(self)')
    const [, script] = /src="\.(\/assets\/[^"]+\.js)"/.exec(await (await request.get('/')).text()) ?? []
    expect(await headersOf(script as string)).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': expect.stringContaining("connect-src 'self'"),
    })
    expect((await headersOf('/fetch.html'))['content-security-policy']).toMatch(/^sandbox allow-scripts;/)
    for (const [id, shard] of Object.entries({ starter: 'fc1-bias-1.bin', 'efficientnet-lite0': 'weights1.bin' })) {
      expect((await headersOf(`/model/${id}/model.json`))['cache-control']).toBe('no-cache')
      expect((await headersOf(`/model/${id}/${shard}`))['cache-control']).toContain('immutable')
    }
  })
})
