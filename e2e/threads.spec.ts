import { test as base, expect } from './helpers/app.ts'
import { expectGoldenCat } from './helpers/expectGolden.ts'
import { isolation, type Served, serveDist } from './helpers/serveDist.ts'

/** The app on a host that isolates it; with `threadsFail`, threads do not start. */
const test = base.extend<{ threadsFail: boolean; site: Served }>({
  threadsFail: [false, { option: true }],
  site: async ({ threadsFail }, use) => {
    const change = (path: string, text: string) => (threadsFail && /thread\.worker/.test(path) ? 'nonsense(' : text)
    const site = await serveDist({ change, headers: () => isolation })
    await use(site)
    site.stop()
  },
  baseURL: ({ site }, use) => use(site.address),
})

test('on a page that is cross-origin isolated, several threads give the numbers of one', async ({ app, page }) => {
  await app.start('/?backend=wasm')
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
  const cores = await page.evaluate(() => navigator.hardwareConcurrency)
  // The one that holds the network, and a thread for each core but one.
  await expect.poll(() => page.workers().length).toBeGreaterThanOrEqual(Math.min(cores, 4))
  expect((await expectGoldenCat(app, 'starter')).backend).toBe('wasm')
  const second = app.predictions.nth(1).getByRole('button')
  await second.click()
  await expect(second).toHaveAttribute('aria-pressed', 'true')
})

test.describe('where threads do not start', () => {
  test.use({ threadsFail: true })

  test('the network runs on one', async ({ app, page }) => {
    await app.start('/?backend=wasm')
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
    expect((await expectGoldenCat(app, 'starter')).backend).toBe('wasm')
  })
})
