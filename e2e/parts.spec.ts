import type { Download, Locator, Page } from '@playwright/test'
import { samplePath } from '../fixtures/goldens.ts'
import { test as base, expect } from './app.ts'
import { readParts } from './distParts.ts'
import { readDist, serveVersions, type VersionHost } from './distVersions.ts'
import { faults, isolation } from './serveDist.ts'
import { type Deed, WAYS, withoutFiles } from './stayAway.ts'

// Each file of the built page stays away in turn: it is not on the host (as after a new deployment), the connection is cut, or the host sends a web page
// in its place. That part says so, with Try again; everything else stays.

const PAGE = '/?backend=wasm'

const hostFixture = {
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern.
  host: async ({}, use: (host: VersionHost) => Promise<void>) => {
    const host = await serveVersions(readDist())
    await use(host)
    host.stop()
  },
  baseURL: ({ host }: { host: VersionHost }, use: (address: string) => Promise<void>) => use(host.address),
}
const test = base.extend<{ host: VersionHost }>(hostFixture)

const dialog = (page: Page) => page.getByRole('dialog')
const said = (page: Page) => page.locator('.panel .notices [role=alert]')

/** A dialog that a button opens. */
const dialogBy = (page: Page, open: () => Promise<unknown>, content: string): Deed => ({
  open,
  says: dialog(page),
  arrived: dialog(page).locator(content).first(),
  close: () => page.keyboard.press('Escape'),
})

/** A camera that nobody asks, and a registration of a service worker that can be told of a newer version. */
function pretend(): void {
  const cameras = [{ kind: 'videoinput', deviceId: '', groupId: '', label: '' }]
  const media = Object.assign(new EventTarget(), {
    enumerateDevices: async () => cameras,
    getUserMedia: () => Promise.reject(new DOMException('', 'NotAllowedError')),
  })
  Object.defineProperty(navigator, 'mediaDevices', { value: media })
  const registration = Object.assign(new EventTarget(), {
    active: {},
    waiting: null as unknown,
    update: async () => {},
  })
  const container = { controller: {}, ready: Promise.resolve(registration), register: async () => registration }
  Object.defineProperty(navigator, 'serviceWorker', { value: Object.assign(new EventTarget(), container) })
  Object.assign(window, {
    tellUpdate() {
      const installing = new EventTarget()
      Object.assign(registration, { installing, waiting: {} })
      registration.dispatchEvent(new Event('updatefound'))
      installing.dispatchEvent(new Event('statechange'))
    },
  })
}

test('each part of the page that does not come says so, is fetched anew by Try again, and takes nothing with it', async ({
  app,
  page,
  host,
}) => {
  test.slow()
  const { lazy } = readParts()
  // What keeps the page, and what the system passes on, come by themselves, and are tried below.
  const quiet = lazy.filter((path) => /^assets\/(?:register|openAnew|handover|followLaunches)-/.test(path))
  const files = lazy.filter((path) => !quiet.includes(path))
  expect(files.length).toBeGreaterThan(30)
  for (const path of files) host.faults.set(path, faults.missing)
  await page.addInitScript(pretend)
  const tried: string[] = []
  const without = async (deed: Deed) => void tried.push(...(await withoutFiles(host, files, deed)))
  const button = (name: string) => page.getByRole('button', { name, exact: true })

  await without({
    open: () => page.goto(PAGE),
    says: page.locator('.panel [role=alert]'),
    arrived: app.status,
    stays: () => expect(page.getByText('Drop or choose a picture')).toBeVisible(),
  })
  await app.expectState('ready')
  await without(dialogBy(page, () => button('Look at the list').click(), 'ul.things'))
  await without(dialogBy(page, () => button('Camera').click(), 'text=/camera was refused/'))
  await without(dialogBy(page, () => button('Address').click(), 'iframe'))

  // Before the filmstrip is fetched ahead.
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
  const filmSays = page.locator('.viewer > .failed [role=alert]')
  await without({ open: () => app.choose(samplePath('coffee')), says: filmSays, arrived: page.locator('.film') })
  await app.expectState('done', 'coffee.png')

  const answer = await app.predictions.allInnerTexts()
  const stays = async () => expect(await app.predictions.allInnerTexts()).toEqual(answer)
  const withAnswer = (deed: Deed) => without({ stays, ...deed })
  await withAnswer(dialogBy(page, () => button('Model').click(), 'input[type=file]'))
  await withAnswer(dialogBy(page, () => page.keyboard.press('?'), 'dl'))
  await withAnswer(dialogBy(page, () => button('Share').click(), '.share-link'))
  await withAnswer({
    open: () => button('Side by side').click(),
    says: page.locator('.stage [role=alert]'),
    arrived: page.locator('.side-by-side'),
    stays: () => stays().then(() => expect(app.heatmap).toBeVisible()),
    close: () => button('Side by side').click(),
  })
  const view = page.getByRole('tabpanel')
  const openTab = (index: number, arrived: Locator): Deed => ({
    open: () => page.getByRole('tab').nth(index).click(),
    says: view.locator('.failed [role=alert]'),
    arrived,
    close: () => page.getByRole('tab').first().click(),
  })
  await withAnswer(openTab(1, view.locator('canvas')))
  await withAnswer({ ...openTab(2, view.locator('.cell')), close: async () => {} })
  const saved: Download[] = []
  page.on('download', (download) => saved.push(download))
  const saveArrays = () => button('Save arrays').click()
  await withAnswer({ open: saveArrays, again: saveArrays, says: said(page), arrived: async () => saved.length > 0 })
  await page.getByRole('tab').first().click()

  // The texts of other languages, what a saved picture offers, and a newer version are not tried here yet.
  const later = /^assets\/(?:OfferNotice|applyOffer|UpdateNotice|translator|formats|walkthrough|share|de|es|pl|zh)-/
  expect(files.filter((path) => !tried.includes(path) && !later.test(path))).toEqual([])
})

test('what was passed on to the page waits until its files are there', async ({ page, host }) => {
  const { lazy } = readParts()
  const files = lazy.filter((path) => /^assets\/(?:handover|followLaunches)-/.test(path))
  for (const path of files) host.faults.set(path, faults.missing)
  const tried = await withoutFiles(host, files, {
    open: () => page.goto(`${PAGE}&start=camera`),
    again: () => page.reload(),
    says: said(page),
    arrived: dialog(page),
  })
  expect(tried.toSorted()).toEqual(files.toSorted())
})

test('workers and the engines that do not come are told, and another try fetches them', async ({ app, page, host }) => {
  test.slow()
  // The kernels for older engines are the same file but for its name.
  const workers = readParts().workers.filter((path) => !path.includes('/kernels-'))
  for (const path of workers) host.faults.set(path, faults.missing)
  const tried: string[] = []
  const without = async (deed: Deed) => void tried.push(...(await withoutFiles(host, workers, deed)))
  for (const backend of ['cpu', 'webgl', 'wasm']) {
    await without({
      open: () => page.goto(`/?backend=${backend}`),
      says: said(page),
      arrived: page.locator('main[data-state=ready]'),
    })
  }
  await without({
    open: () => app.choose(samplePath('cat')),
    says: said(page),
    arrived: page.locator('main[data-state=done][data-picture="cat.png"]'),
  })
  const answer = await app.predictions.allInnerTexts()
  const open = () => app.openWeights([{ name: 'none.h5', mimeType: '', buffer: Buffer.from('none') }])
  await without({
    ...{ open, again: open, says: page.locator('[role=alert]:not(#unready *)') },
    arrived: page.getByText('is not an HDF5 file'),
    stays: async () => expect(await app.predictions.allInnerTexts()).toEqual(answer),
  })

  // The network runs without the other threads.
  host.headers = isolation
  const thread = workers.find((path) => path.includes('thread.worker')) as string
  for (const way of WAYS) {
    host.faults.set(thread, faults[way])
    host.asked.splice(0)
    await app.start(PAGE)
    expect(await page.evaluate(() => crossOriginIsolated && navigator.hardwareConcurrency > 1)).toBe(true)
    expect(host.asked).toContain(thread)
  }
  expect([...tried, thread].toSorted()).toEqual(workers.toSorted())
})

test('an error in drawing empties nothing: the part says it, and goes on with the next picture or another try', async ({
  app,
  page,
}) => {
  await app.start(PAGE)
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
  await page.evaluate(() => {
    const { getContext } = HTMLCanvasElement.prototype
    let isBroken = true
    const breakDown = () => {
      if (isBroken) throw new Error('made by a test')
    }
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...how: unknown[]) {
      if (how[0] === 'bitmaprenderer') breakDown()
      return Reflect.apply(getContext, this, how)
    } as never
    Object.assign(window, {
      heal: () => {
        isBroken = false
      },
    })
  })
  const broken = page.locator('.failed.stage')
  await app.choose(samplePath('coffee'))
  await app.expectState('done', 'coffee.png')
  await expect(broken).toContainText('Something went wrong that Heatlens did not foresee (made by a test). Try again')
  await expect(app.predictions.first()).toBeVisible()
  await expect(page.getByRole('list', { name: 'Pictures' }).getByRole('listitem')).toHaveCount(2)
  // As long as it is broken, another try says so again.
  await broken.getByRole('button', { name: 'Try again' }).click()
  await expect(broken).toBeVisible()

  await page.evaluate('heal()')
  await broken.getByRole('button', { name: 'Try again' }).click()
  await expect(app.heatmap).toBeVisible()
  await expect(broken).toHaveCount(0)
  await app.expectState('done', 'coffee.png')
})
