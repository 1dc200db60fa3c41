import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, test as base, chromium } from '@playwright/test'
import { largestDifference, readGolden, relativeDifference, samplePath } from '../fixtures/goldens.ts'
import { writeSeededH5 } from '../fixtures/seededH5.ts'
import { App, expect, seededPackage } from './app.ts'
import { readDist, serveVersions, type VersionHost } from './distVersions.ts'

// What works without a network: the server is stopped like a process, the browser is closed and started again over the same profile.

/** A browser whose profile stays when it is closed and started again. */
interface LastingBrowser {
  start(): Promise<{ app: App; context: BrowserContext }>
  close(): Promise<void>
}

const test = base.extend<{ host: VersionHost; browserOf: LastingBrowser }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern.
  host: async ({}, use) => {
    const host = await serveVersions(readDist())
    await use(host)
    host.stop()
  },
  browserOf: async ({ host, launchOptions, viewport }, use) => {
    const profile = mkdtempSync(join(tmpdir(), 'heatlens-'))
    const foreign: string[] = []
    const broken: string[] = []
    let context: BrowserContext | undefined
    await use({
      async start() {
        context = await chromium.launchPersistentContext(profile, { ...launchOptions, viewport, baseURL: host.address })
        // What the service worker asks for is seen here, too.
        context.on('request', (request) => {
          const { protocol, origin, href } = new URL(request.url())
          if (!['blob:', 'data:'].includes(protocol) && origin !== host.address) foreign.push(href)
        })
        context.on('weberror', (error) => broken.push(error.error().message))
        context.on('console', (message) => {
          if (/content security policy/i.test(message.text())) broken.push(message.text())
        })
        return { app: new App(context.pages()[0] ?? (await context.newPage())), context }
      },
      close: async () => context?.close(),
    })
    await context?.close().catch(() => {})
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    expect(foreign, 'requests to other sites').toEqual([])
    expect(broken, 'errors and violations').toEqual([])
  },
})

/** The whole page is on the device. */
const kept = (app: App) => expect(app.page.getByText('Ready to work offline.')).toBeVisible()

async function expectGolden(app: App, set: 'starter' | 'vgg16-eighth-seeded'): Promise<void> {
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
  const golden = readGolden(set, 'cat')
  const { predictions, explanation } = await app.savedData()
  expect(predictions.map(({ index }) => index)).toEqual(golden.top.map(({ index }) => index))
  expect(relativeDifference(explanation.channelWeights, golden.pooledGradients)).toBeLessThan(1e-3)
  expect(largestDifference(explanation.map.values, golden.heatmap)).toBeLessThan(1e-3)
}

test('after one visit all of it works without a server, from a cold start of the browser', async ({
  host,
  browserOf,
}) => {
  host.others = new Map([...(await seededPackage())].map(([name, bytes]) => [`model/eighth-seeded/${name}`, bytes]))
  const first = await browserOf.start()
  await first.app.start('/?backend=wasm')
  await kept(first.app)
  await first.app.start('/?model=eighth-seeded&backend=wasm')
  await browserOf.close()
  host.stop()
  host.asked.splice(0)

  const { app, context } = await browserOf.start()
  const { page } = app
  await app.start('/?backend=wasm')
  await expectGolden(app, 'starter')
  expect(host.asked).toEqual([])
  await context.close()
})
