import { test as plain } from '@playwright/test'
import { samplePath } from '../fixtures/goldens.ts'
import { App, test as base, expect } from './helpers/app.ts'
import { readParts } from './helpers/distParts.ts'
import { newerDist, type VersionHost } from './helpers/distVersions.ts'
import { faults } from './helpers/serveDist.ts'
import { hostFixture, WAYS } from './helpers/stayAway.ts'

// Failures outside of lazily opened parts: the first files of the page, background files, an old page after a
// deployment, and errors during rendering. None of them empties the page.

const PAGE = '/?backend=wasm'

const test = base.extend<{ host: VersionHost }>(hostFixture)
/** For tests about errors before the page renders. */
const bareTest = plain.extend<{ host: VersionHost }>(hostFixture)

test('what keeps the page is missed by nobody, and after a deployment Reload takes the pictures along', async ({
  app,
  page,
  host,
}) => {
  const { lazy } = readParts()
  const opening = lazy.find((path) => path.includes('/reopen-')) as string
  const quiet = lazy.filter((path) => /^assets\/(?:register|PrintSheet|sameFile)-/.test(path))
  for (const path of [opening, ...quiet]) host.faults.set(path, faults.missing)
  await app.start(PAGE)
  const choose = () => page.getByLabel('Choose pictures').setInputFiles(samplePath('cat'))
  await choose()
  await app.expectState('done', 'cat.png')
  // Possibly two files with the same metadata but different content: both stay.
  await choose()
  await expect(page.getByRole('list', { name: 'Pictures' }).getByRole('listitem')).toHaveCount(2)
  await app.expectState('done', 'cat.png')
  await expect.poll(() => quiet.filter((path) => !host.asked.includes(path))).toEqual([])
  await expect(app.alert).toHaveCount(0)

  // The code that takes the pictures along is missing too: the page says so before anything is lost.
  const newer = newerDist(host.dist)
  const older = host.dist
  host.dist = newer
  await page.getByRole('tab', { name: 'Channels' }).click()
  const view = page.getByRole('tabpanel')
  await expect(view).toContainText('A part of Heatlens did not arrive.')
  await expect(view).toContainText('Your pictures are kept and analysed again.')
  await view.getByRole('button', { name: 'Reload' }).click()
  await expect(view).toContainText('Your pictures cannot be kept. Save what you need, then reload.')
  await expect(app.predictions).toHaveCount(3)
  await view.getByRole('button', { name: 'Reload' }).click()
  await app.expectState('ready')

  // The page had loaded it while it was new; still without a service worker.
  host.dist = older
  host.faults.delete(opening)
  host.asked.splice(0)
  await app.start(PAGE)
  await app.choose(samplePath('cat'), samplePath('coffee'))
  await app.expectState('done', 'coffee.png')
  await expect.poll(() => host.asked.includes(opening)).toBe(true)
  // It asks for another file.
  await page.waitForLoadState('networkidle')
  host.dist = newer
  await page.getByRole('tab', { name: 'Walkthrough' }).click()
  await expect(view).toContainText('Your pictures are kept and analysed again.')
  await view.getByRole('button', { name: 'Reload' }).click()
  await expect(page.locator('meta[name=version]')).toHaveCount(1)
  await app.expectState('done')
  await expect(page.getByRole('list', { name: 'Pictures' }).getByRole('listitem')).toHaveCount(2)
  expect(new URL(page.url()).search).toBe('?backend=wasm')
})

bareTest('where the page itself does not come in whole, its HTML says so', async ({ page, host }) => {
  const app = new App(page)
  const style = [...host.dist.keys()].find((path) => /^assets\/style-.*\.css$/.test(path)) as string
  const message = page.getByText('Heatlens did not start properly')
  for (const path of [style, ...readParts().first]) {
    // The rules of a truncated style sheet apply as far as they arrived, and no error reports it.
    for (const way of path === style ? WAYS : [...WAYS, 'cut short' as const]) {
      host.faults.set(path, faults[way])
      await page.goto(PAGE)
      await expect(message, `${path}: ${way}`).toBeVisible()
      await expect(page.getByText('Heatlens does not run in this browser')).toBeHidden()
    }
    host.faults.delete(path)
    await page.getByRole('link', { name: 'Reload' }).click()
    await expect(message).toBeHidden()
    await app.expectState('ready')
  }
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
  // While it is broken, another try reports it again.
  await broken.getByRole('button', { name: 'Try again' }).click()
  await expect(broken).toBeVisible()

  await page.evaluate('heal()')
  await broken.getByRole('button', { name: 'Try again' }).click()
  await expect(app.heatmap).toBeVisible()
  await expect(broken).toHaveCount(0)
  await app.expectState('done', 'coffee.png')
})
