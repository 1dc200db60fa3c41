import { samplePath } from '../../fixtures/goldens.ts'
import { type App, expect } from '../helpers/app.ts'
import { endWorkerAt, holdWorkers, tick } from '../helpers/breakEngine.ts'
import { newerDist } from '../helpers/distVersions.ts'
import { isKept, lastingTest as test } from '../helpers/lastingBrowser.ts'
import { faults } from '../helpers/serveDist.ts'

// Version A of the page is open when the host switches to version B, in which every file has another name.

const PAGE = '/?backend=wasm'

/** More seconds than a worker may be silent. */
const TOO_LONG = 70

const expectVersion = (version: 'A' | 'B', { page }: App) =>
  expect(page.locator('meta[name=version]')).toHaveCount(version === 'A' ? 0 : 1)

/**
 * Checks for a newer version, as the browser does periodically. Gives whether one was installed completely, or
 * undefined if there is none.
 */
const ask = ({ page }: App) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    await registration.update().catch(() => {})
    const { installing, waiting } = registration
    // The browser may have checked by itself just before.
    if (waiting) return true
    if (!installing) return undefined
    return new Promise<boolean>((resolve) => {
      installing.addEventListener('statechange', () => resolve(installing.state === 'installed'))
    })
  })

const notice = ({ page }: App) => page.getByText('A new version is ready. Reload when you like.')

const shellsOf = ({ page }: App) =>
  page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('heatlens-shell')).length)

/** Uses files of the page's version that it has not fetched yet: parts of the page, and workers. */
async function expectWhole(app: App, part: 'Channels' | 'Walkthrough', picture: string): Promise<void> {
  await app.choose(samplePath(picture))
  await app.expectState('done', `${picture}.png`)
  await app.page.getByRole('tab', { name: part }).click()
  await expect(
    part === 'Channels'
      ? app.page.getByRole('button', { name: /^All 64 channels/ })
      : app.page.getByRole('heading', { name: 'Save' }),
  ).toBeAttached()
  await app.page.getByRole('tab', { name: 'Picture' }).click()
}

test('a newer version is offered; pages of the old one go on, also when another page has gone over', async ({
  host,
  browserOf,
}) => {
  const app = await browserOf.start()
  await holdWorkers(app.page)
  await app.start(PAGE)
  await isKept(app)
  const other = await browserOf.open()
  await holdWorkers(other.page)
  await other.start(PAGE)

  host.dist = newerDist(host.dist)
  host.asked.splice(0)
  expect(await ask(app)).toBe(true)
  for (const each of [app, other]) await expect(notice(each)).toBeVisible()
  // It waits: a page opened or reloaded meanwhile is of the old version, and works.
  await other.page.reload()
  await other.expectState('ready')
  await expectVersion('A', other)
  await expectWhole(app, 'Channels', 'cat')
  await expect(app.page.getByText('Your pictures are kept and analysed again.')).toBeVisible()
  await app.page.getByRole('button', { name: 'Later' }).click()
  await expect(notice(app)).toHaveCount(0)
  await app.page.reload()
  await app.expectState('ready')
  await expect(notice(app)).toBeVisible()

  // The pictures come along.
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
  await app.choose(samplePath('parachute'))
  await app.expectState('done', 'parachute.png')
  await app.page.getByRole('button', { name: 'Reload' }).click()
  await expectVersion('B', app)
  await app.expectState('done')
  await expect(app.page.getByRole('list', { name: 'Pictures' }).getByRole('listitem')).toHaveCount(2)
  expect(new URL(app.page.url()).search).toBe('?backend=wasm')
  await expect(notice(app)).toHaveCount(0)

  // The other page was not reloaded, and finds the files of its version, which the host no longer has.
  await expectVersion('A', other)
  await expectWhole(other, 'Walkthrough', 'golf-ball')
  await endWorkerAt(other.page, 'forward')
  await other.choose(samplePath('coffee'))
  await expect.poll(() => tick(other.page, TOO_LONG)).toBe(true)
  await other.expectState('done', 'coffee.png')
  expect(host.asked.filter((path) => path.startsWith('assets/') && !/B\.\w+$/.test(path))).toEqual([])

  // It switches on request; then the files of the old version are deleted.
  await other.page.getByRole('button', { name: 'Reload' }).click()
  await expectVersion('B', other)
  await other.expectState('done')
  await app.page.reload()
  await app.expectState('ready')
  await expect.poll(() => shellsOf(app)).toBe(1)

  // The installed version is complete: it works without a server, from a cold start.
  await browserOf.close()
  host.stop()
  const again = await browserOf.start()
  await again.start(PAGE)
  await expectVersion('B', again)
  await expectWhole(again, 'Channels', 'cat')
})

test('half a deployment is not taken for a version, and whoever comes meanwhile gets the old one', async ({
  host,
  browserOf,
}) => {
  const app = await browserOf.start()
  await app.start(PAGE)
  await isKept(app)
  const older = host.dist
  const newer = newerDist(older)
  host.dist = newer
  const lazy = [...newer.keys()].find((path) => path.startsWith('assets/Walkthrough-')) as string
  host.faults.set(lazy, faults.missing)
  expect(await ask(app)).toBe(false)
  host.faults.clear()
  // Partial results are kept for the next attempt; this one must start over, with one file left of the old version.
  await app.page.evaluate(async () => {
    const [, newest = ''] = (await caches.keys()).filter((name) => name.startsWith('heatlens-shell'))
    await caches.delete(newest)
  })
  host.dist = new Map([...newer, ['index.html', older.get('index.html') as Buffer]])
  expect(await ask(app)).toBe(false)
  await app.page.reload()
  await app.expectState('ready')
  await expectVersion('A', app)
  await expectWhole(app, 'Walkthrough', 'cat')
  await expect(notice(app)).toHaveCount(0)

  // The rest arrives; what came before is not fetched again.
  host.dist = newer
  host.asked.splice(0)
  expect(await ask(app)).toBe(true)
  await expect(notice(app)).toBeVisible()
  expect(host.asked.filter((path) => path !== 'serviceWorker.js').length).toBeLessThan(5)
})
