import { readFileSync, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { samplePath } from '../fixtures/goldens.ts'
import { writeSeededH5 } from '../fixtures/seededH5.ts'
import { expect, type MadeFile, serveSeeded, test } from './helpers/app.ts'
import { expectGolden } from './helpers/expectGolden.ts'
import { modelDialog, openClasses, rowOf } from './helpers/modelDialog.ts'

let folder = ''
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heatlens-'))
})
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A Keras file of the golden network. */
async function seededFile(name: string): Promise<string> {
  const path = join(folder, name)
  await writeSeededH5(path, { width: 8, dense: 512, classes: 10, names: 'keras1' })
  return path
}

test('a Keras file is kept on the device, explains with its own numbers, and is there after a reload', async ({
  app,
  page,
}) => {
  await app.start()
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
  await app.openWeights(await seededFile('mine.h5'))
  const row = rowOf(page, 'the file mine.h5')
  await expect(row).toContainText('in use')
  await expect(row).toContainText('on this device, 10 classes, float32')
  await modelDialog(page).getByRole('button', { name: 'Close' }).click()
  // The new network explains the picture again.
  await app.expectState('done', 'cat.png')
  expect((await expectGolden(app, 'vgg16-eighth-seeded')).model.weights).toBe('float32')

  // After a reload it comes from the device: no model is requested from the server.
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.route('**/model/*/**', (route) => route.fulfill({ status: 404 }))
  await page.reload()
  await app.expectState('ready')
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
  expect((await expectGolden(app, 'vgg16-eighth-seeded')).model.weights).toBe('float32')
  expect(asked.filter((path) => path.includes('/model/') && !path.endsWith('index.json'))).toEqual([])
})

test('a network on the device can be left and deleted', async ({ app, page }) => {
  await app.start()
  await app.openWeights(samplePath('cat'))
  const dialog = modelDialog(page)
  // What is no network is offered where it belongs.
  await dialog.getByRole('alert').filter({ hasText: 'cat.png is a picture' }).getByText('Open the picture').click()
  await expect(dialog).toHaveCount(0)
  await app.expectState('done', 'cat.png')
  await app.openWeights(await seededFile('gone.h5'))
  const row = dialog.getByRole('listitem').filter({ hasText: 'the file gone.h5' })
  await expect(row).toContainText('in use')
  await dialog.getByRole('button', { name: "Use VGG16's layout, small, for teaching" }).click()
  await expect(dialog.getByRole('listitem').filter({ hasText: "VGG16's layout, small, for teaching" })).toContainText(
    'in use',
  )
  await row.getByRole('button', { name: 'Delete gone' }).click()
  await row.getByRole('group', { name: 'Delete gone' }).getByRole('button', { name: 'Delete' }).click()
  await expect(row).toHaveCount(0)
  expect(await page.evaluate(() => caches.keys())).toEqual(['heatlens-model-starter'])
  await page.reload()
  await app.expectState('ready')
})

test('a list of classes that comes along names them', async ({ app, page }) => {
  await app.start()
  const labels = Array.from({ length: 10 }, (_, index) => `thing_${index}`)
  const list = { name: 'classes.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(labels)) }
  const weights = {
    name: 'named.h5',
    mimeType: 'application/x-hdf5',
    buffer: readFileSync(await seededFile('named.h5')),
  }
  await app.openWeights([weights, list])
  await expect(rowOf(page, 'the file named')).toContainText('in use')
  await openClasses(page)
  await expect(modelDialog(page).getByText('thing 0, thing 1')).toBeVisible()
})

const text: MadeFile = { name: 'notes.h5', mimeType: 'text/plain', buffer: Buffer.from('these are no weights') }

test('files that are no such network each get their sentence, and the network in use stays', async ({ app, page }) => {
  await app.start()
  const whole = readFileSync(await seededFile('whole.h5'))
  const cut = { name: 'cut.h5', mimeType: 'application/x-hdf5', buffer: whole.subarray(0, whole.length >> 1) }
  for (const [file, says] of [
    [text, /“notes\.h5” is not an HDF5 file\. Choose/],
    [cut, /“cut\.h5” is cut short or damaged\. Download the file again\./],
  ] as const) {
    await app.openWeights([file])
    await expect(app.alert).toHaveText(says)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Dismiss' }).click()
  }
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
  await expect(page.locator('.model-name')).toHaveText("VGG16's layout, small, for teaching")
})

test('without room the sentence says so, and with room the same file goes on where it stopped', async ({
  app,
  page,
}) => {
  await app.start()
  const cdp = await page.context().newCDPSession(page)
  const origin = new URL(page.url()).origin
  await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 7_300_000 })
  const path = await seededFile('large.h5')
  await app.openWeights(path)
  await expect(app.alert).toHaveText(/There is no room on this device/)
  // What has arrived is not a model yet.
  await expect(modelDialog(page).getByRole('listitem')).toHaveCount(2)
  const before = await countKept(page)
  expect(before).toBeGreaterThan(0)
  // It can still be used, without being stored.
  await page.getByRole('button', { name: 'Use it for this visit' }).click()
  const row = rowOf(page, 'large.h5')
  await expect(row).toContainText('for this visit')
  await expect(row).toContainText('in use')
  await cdp.send('Storage.overrideQuotaForOrigin', { origin })
  await page.getByLabel('Choose network files').setInputFiles(path)
  await expect(row).toContainText('on this device')
  await expect(row).toContainText('in use')
  expect(await countKept(page)).toBeGreaterThan(before)
})

const countKept = (page: Page) =>
  page.evaluate(async () => {
    const [name] = (await caches.keys()).filter((one) => !one.endsWith('-starter'))
    return name === undefined ? 0 : (await (await caches.open(name)).keys()).length
  })

test('a download that breaks is not loaded, goes on shard by shard, and is there without the server', async ({
  app,
  page,
}) => {
  await serveSeeded(page)
  const late = '**/model/eighth-seeded/fc2-kernel-*'
  await page.route(late, (route) => route.abort())
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto('/?model=eighth-seeded')
  await app.expectState('failed')
  await expect(app.alert).toHaveText(/fc2-kernel-1\.bin could not be fetched/)
  const firstTry = asked.splice(0).filter((path) => path.endsWith('.bin'))
  expect(firstTry.length).toBeGreaterThan(20)

  await page.unroute(late)
  await page.getByRole('button', { name: 'Try again' }).click()
  await app.expectState('ready')
  const again = asked.splice(0).filter((path) => path.endsWith('.bin'))
  // Only the missing parts are requested.
  expect(again.filter((path) => firstTry.includes(path) && !/fc2|predictions/.test(path))).toEqual([])
  expect(again.length).toBeGreaterThan(0)

  await page.unroute('**/model/eighth-seeded/*')
  await page.route('**/model/eighth-seeded/*', (route) => route.abort())
  await page.reload()
  await app.expectState('ready')
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
  expect((await expectGolden(app, 'vgg16-eighth-seeded')).model.weights).toBe('float32')
})
