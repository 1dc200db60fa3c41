import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { samplePath } from '../../fixtures/goldens.ts'
import { writeSeededH5 } from '../../fixtures/seededH5.ts'
import { smallAbout, smallPackage } from '../../fixtures/smallNetwork.ts'
import { expect, seededPackage } from '../helpers/app.ts'
import { FOLDER } from '../helpers/distVersions.ts'
import { expectGoldenCat, expectSmall } from '../helpers/expectGolden.ts'
import { isKept, lastingTest as test } from '../helpers/lastingBrowser.ts'
import { rowOf } from '../helpers/modelDialog.ts'
import { faults } from '../helpers/serveDist.ts'

// Offline: the server is stopped like a process, and the browser is restarted with the same profile.

const folder = mkdtempSync(join(tmpdir(), 'heatlens-'))
const file = join(folder, 'mine.h5')
test.beforeAll(() => writeSeededH5(file, { width: 8, dense: 512, classes: 10, names: 'keras1' }))
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The goldens' seeded network and the small one, as files of the host. */
const moreFiles = async () =>
  new Map([
    ...[...(await seededPackage())].map(([name, bytes]) => [`model/eighth-seeded/${name}`, bytes] as const),
    ...[...(await smallPackage())].map(([name, bytes]) => [`model/${smallAbout.id}/${name}`, bytes] as const),
  ])

test('in a folder of a host, too, the browser finds all that it wants of an app that can be installed', async ({
  host,
  browserOf,
}) => {
  const app = await browserOf.start()
  await app.start(`${FOLDER}?backend=wasm`)
  await isKept(app)
  const devtools = await app.page.context().newCDPSession(app.page)
  const { errors, data = '', url } = await devtools.send('Page.getAppManifest')
  expect(errors).toEqual([])
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors')
  expect(installabilityErrors).toEqual([])
  // Every picture of it exists, in the declared size.
  const manifest = JSON.parse(data)
  for (const { src: path, sizes, type } of [...manifest.icons, ...manifest.screenshots]) {
    const src = new URL(path, url).href
    const response = await app.page.request.get(src)
    expect(response.ok(), src).toBe(true)
    if (type === 'image/svg+xml') continue
    const size = await app.page.evaluate(async (address) => {
      const bitmap = await createImageBitmap(await (await fetch(address)).blob())
      return `${bitmap.width}x${bitmap.height}`
    }, src)
    expect(size).toBe(sizes)
  }
  // The worker that serves the page sends its policy too, so that it also applies to a worker that is loaded from an
  // address.
  const policies = await app.page.evaluate(async () => {
    const [script] = [...document.scripts].map(({ src }) => src).filter(Boolean)
    const policyOf = async (address: string) => (await fetch(address)).headers.get('content-security-policy')
    const meta = document.querySelector('meta[http-equiv]')?.getAttribute('content')
    return { meta, page: await policyOf('./'), script: await policyOf(script as string) }
  })
  expect(policies.page).toBe(policies.meta)
  expect(policies.script).toBe(policies.meta)

  host.stop()
  await app.page.reload()
  await app.expectState('ready')
})

test('after one visit all of it works without a server, from a cold start of the browser', async ({
  host,
  browserOf,
}) => {
  host.others = await moreFiles()
  const visitor = await browserOf.start()
  await visitor.visit('/?backend=wasm')
  await isKept(visitor)
  await visitor.visit('/?model=starter&backend=wasm')
  await visitor.visit(`/?model=${smallAbout.id}&backend=wasm`)
  // No network is stored twice.
  const shells = await visitor.page.evaluate(async () => {
    const paths: string[] = []
    for (const name of await caches.keys()) {
      if (!name.startsWith('heatlens-shell')) continue
      for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname)
    }
    return paths
  })
  expect(shells.length).toBe(
    [...host.dist.keys()].filter(
      (path) => !/^(model|screenshots)\/|serviceWorker|\.md$|^_headers$|^404\.html$/.test(path),
    ).length,
  )
  expect(shells.filter((path) => path.startsWith('/model/'))).toEqual([])
  await browserOf.close()
  host.stop()
  host.asked.splice(0)

  const app = await browserOf.start()
  const { page } = app
  await app.visit('/?backend=wasm')
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
  await expect(app.predictions.first()).toContainText('Egyptian cat')
  await app.visit('/?model=starter&backend=wasm')
  await expectGoldenCat(app, 'starter')
  // Every lazily loaded part of the page; none was opened before.
  await page.getByRole('tab', { name: 'Channels' }).click()
  await expect(page.getByRole('button', { name: /^All 64 channels/ })).toBeVisible()
  await page.getByRole('tab', { name: 'Walkthrough' }).click()
  await expect(page.getByRole('heading', { name: 'Save' })).toBeAttached()
  await page.getByRole('tab', { name: 'Picture' }).click()
  await app.pressFolded('Coffee')
  await app.expectState('done', 'coffee.png')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export all' }).click()
  expect((await download).suggestedFilename()).toMatch(/\.zip$/)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible()
  await page.keyboard.press('Escape')
  // A file of weights needs the HDF5 reader.
  await app.openWeights(file)
  const mine = rowOf(page, 'mine.h5')
  await expect(mine).toContainText('in use')
  await page.keyboard.press('Escape')
  await app.expectState('done')
  await expectGoldenCat(app, 'vgg16-eighth-seeded')
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByLabel('Language').selectOption('de')
  await expect(page.getByRole('tab', { name: 'Kanäle' })).toBeVisible()
  await page.getByLabel('Sprache').selectOption('en')

  // A network from the host that was used is available; and so is the other engine.
  await app.start(`/?model=${smallAbout.id}&backend=webgl`)
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
  await expectSmall(app, 'cat')
  expect((await app.savedData()).backend).toBe('webgl')
  expect(host.asked).toEqual([])

  await page.context().setOffline(true)
  await expect(page.getByText('Offline. Everything that you have used before still works.')).toBeVisible()
  await page.context().setOffline(false)
  await expect(page.getByText('Nothing is uploaded.')).toBeVisible()
})

test('a network that was half here when the connection went is told of by the page, which opens all the same, and goes on from there', async ({
  host,
  browserOf,
}) => {
  host.others = await moreFiles()
  const visitor = await browserOf.start()
  await visitor.start('/?backend=wasm')
  await isKept(visitor)
  const late = [...host.others.keys()].filter(
    (path) => /eighth-seeded\/(?:fc2|predictions)/.test(path) && path.endsWith('.bin'),
  )
  for (const path of late) host.faults.set(path, faults['broken off'])
  host.asked.splice(0)
  await visitor.page.goto('/?model=eighth-seeded&backend=wasm')
  await visitor.expectState('failed')
  const shards = (paths: readonly string[]) => paths.filter((path) => /^model\/eighth-seeded\/.*\.bin$/.test(path))
  const came = shards(host.asked).filter((path) => !late.includes(path))
  expect(came.length).toBeGreaterThan(20)
  await browserOf.close()
  host.stop()

  const app = await browserOf.start()
  await app.page.goto('/?model=eighth-seeded&backend=wasm')
  await app.expectState('failed')
  await expect(app.alert.locator('p')).toHaveText(/could not be fetched\. Check the connection and try again\.$/)
  host.faults.clear()
  host.asked.splice(0)
  await host.start()
  await app.page.getByRole('button', { name: 'Try again' }).click()
  await app.expectState('ready')
  expect(shards(host.asked).filter((path) => came.includes(path))).toEqual([])
  expect(shards(host.asked).sort()).toEqual([...late].sort())
  await expectGoldenCat(app, 'vgg16-eighth-seeded')
})
