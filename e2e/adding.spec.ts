import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { samplePath } from '../fixtures/goldens.ts'
import { expect, type MadeFile, test } from './helpers/app.ts'
import { drop } from './helpers/drop.ts'
import { modelDialog, rowOf } from './helpers/modelDialog.ts'
import { type Files, oracle, teachableZip, text, tfjsFiles } from './helpers/peoplesNetworks.ts'

// Networks as people have them: archives, folders with other things, files one after another.

const bytesOf = (path: string) => new Uint8Array(readFileSync(path))

let folder = ''
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heatlens-'))
})
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

const made = (files: Files): MadeFile[] =>
  Object.entries(files).map(([name, bytes]) => ({ name, mimeType: '', buffer: Buffer.from(bytes) }))

async function write(name: string, files: Files): Promise<string> {
  const path = join(folder, name)
  await mkdir(path, { recursive: true })
  for (const [file, bytes] of Object.entries(files)) await writeFile(join(path, file), bytes)
  return path
}

const inUse = (page: Page) => rowOf(page, 'in use')
const understood = (page: Page) => modelDialog(page).getByRole('region', { name: 'Understood' })
const openDialog = (page: Page) => page.getByRole('button', { name: 'Model', exact: true }).click()

test('Teachable Machine’s exports open as the .zip that they come in', async ({ app, page }) => {
  const web = join(folder, 'tm-my-image-model.zip')
  await writeFile(web, teachableZip())
  await app.start()
  await drop(page, web)
  await openDialog(page)
  // Every network of that site comes with one name.
  await expect(inUse(page)).toContainText('VGG16 (Cats, Dogs, Birds, Fish, Neither)')
  await expect(understood(page)).toContainText('TensorFlow.js')
  await expect(understood(page)).toContainText('5 classes: Cats · Dogs · Birds · Fish · Neither')
  await expect(understood(page)).toContainText('centre crop, RGB, −1 to 1')
  await expect(understood(page)).toContainText('From the network’s file.')

  await app.openWeights(oracle('teachable-machine/converted_keras.zip'))
  await expect(inUse(page)).toContainText('converted_keras')
  await expect(understood(page)).toContainText('96 × 96 pixels, in colour')
  await expect(understood(page)).toContainText('3 classes: Cats · Dogs · Neither')
  await expect(understood(page)).toContainText('centre crop, RGB, −1 to 1')
  // Before the first picture, Back closes the dialog too, and does not leave the page.
  await page.goBack()
  await expect(modelDialog(page)).toHaveCount(0)
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
  await expect(app.main).not.toHaveAttribute('data-asks')
  // TensorFlow's own answer for this picture.
  const wanted = JSON.parse(readFileSync(oracle('teachable-machine/answers.json'), 'utf8')).pictures.cat
  const [{ values, class: top }] = Object.values(wanted.outputs) as [{ values: number[]; class: number }]
  const { predictions } = await app.savedData()
  expect(predictions[0]?.index).toBe(top)
  // Its picture was resized by another rule.
  expect(Math.abs((predictions[0]?.probability as number) - (values[top] as number))).toBeLessThan(0.1)
})

test('a network that is chosen where pictures are chosen opens too, beside a picture', async ({ app }) => {
  await app.start()
  const [zip] = made({ 'converted_keras.zip': bytesOf(oracle('teachable-machine/converted_keras.zip')) })
  await app.choose(zip as MadeFile, samplePath('cat'))
  await app.expectState('done', 'cat.png')
  await expect(app.main).toHaveAttribute('data-model', /converted_keras/)
  await expect(app.alert).toHaveCount(0)
})

test('a dropped folder with twelve files of weights opens among other things, and its pictures are added', async ({
  app,
  page,
}) => {
  const junk = { 'README.md': text('# Mine'), '.DS_Store': text('x'), 'cat.png': bytesOf(samplePath('cat')) }
  const path = await write('my-model', { ...tfjsFiles(12), ...junk })
  expect(readdirSync(path)).toHaveLength(16)
  await app.start()
  await drop(page, path)
  await expect(page.locator('.model-name')).toHaveText('VGG16')
  await app.expectState('done', 'cat.png')
  expect((await app.savedData()).model.name).toBe('VGG16')
})

test('files of one network that come one after another are kept until it is whole', async ({ app, page }) => {
  const { 'model.json': model, ...shards } = tfjsFiles(12)
  const all = made(shards)
  await app.start()
  const first = (await app.main.getAttribute('data-model')) as string
  await drop(page, join(await write('shards', shards), all[0]?.name as string))
  const collected = modelDialog(page).getByRole('region', { name: 'Files of this network so far' })
  await expect(collected).toContainText('The weights are here. Now drop the model.json')
  await expect(app.main).toHaveAttribute('data-asks', 'architecture')
  // More of the weights, from the dialog.
  await app.openWeights(all.slice(1, 9))
  await expect(collected.getByRole('listitem')).toHaveCount(9)
  await app.openWeights(made({ 'model.json': model as Uint8Array }))
  await expect(collected).toContainText('model.json is here. Still missing (3 of 12 files): group1-shard10of12')
  await expect(app.main).toHaveAttribute('data-model', first)

  await collected.getByRole('button', { name: 'Start over' }).click()
  await expect(collected).toHaveCount(0)
  await expect(app.main).not.toHaveAttribute('data-asks', 'architecture')
  await app.openWeights(made({ 'model.json': model as Uint8Array }))
  await expect(collected).toContainText('Still missing (12 of 12 files)')
  await app.openWeights(all)
  await expect(inUse(page)).toContainText('the file model')
  await expect(collected).toHaveCount(0)
  await expect(app.alert).toHaveCount(0)
})

test('weights alone ask for their architecture, and stay until it comes', async ({ app, page }) => {
  await app.start()
  const first = (await app.main.getAttribute('data-model')) as string
  await drop(page, oracle('squeeze-excite/model.weights.h5'))
  const collected = modelDialog(page).getByRole('region', { name: 'Files of this network so far' })
  // It is said once.
  await expect(app.alert).toContainText('holds weights only. Choose it together with its architecture')
  await expect(collected.getByRole('alert')).toHaveCount(1)
  await expect(collected).toContainText('model.to_json()')
  await expect(app.main).toHaveAttribute('data-asks', 'architecture')
  await page.keyboard.press('Escape')
  await drop(page, oracle('squeeze-excite/architecture.json'))
  await expect(app.main).not.toHaveAttribute('data-model', first)
  await app.expectState('ready')
  await openDialog(page)
  await expect(understood(page)).toContainText('64 × 48 pixels')
  await expect(collected).toHaveCount(0)
})

test('weights, the architecture of others, and a list of classes wait for what belongs to them', async ({
  app,
  page,
}) => {
  const squeeze = (name: string): MadeFile => ({
    ...{ name, mimeType: '', buffer: readFileSync(oracle(`squeeze-excite/${name}`)) },
  })
  const other = readFileSync(oracle('nested-vgg16/architecture.json'))
  await app.start()
  await drop(page, join(await write('lists', { 'some.txt': text('Cats\nDogs\nBirds\nFish') }), 'some.txt'))
  const notice = page.locator('.notice').filter({ hasText: 'The list has 4 names, the network' })
  await expect(notice).toContainText('It is kept for the network that you add next.')
  await openDialog(page)
  const collected = modelDialog(page).getByRole('region', { name: 'Files of this network so far' })
  await expect(collected).toContainText('A list of classes is here.')
  await app.openWeights([squeeze('model.weights.h5')])
  await expect(collected.getByRole('listitem')).toHaveText(['model.weights.h5', 'some.txt'])
  await app.openWeights([{ name: 'other.json', mimeType: '', buffer: other }])
  await expect(app.alert).toContainText(
    'The architecture in “other.json” does not belong to the weights in “model.weights.h5”.',
  )
  await expect(collected.getByRole('listitem')).toHaveText(['model.weights.h5', 'some.txt', 'other.json'])
  await app.openWeights([squeeze('architecture.json')])
  await expect(inUse(page)).toContainText('the file model.weights.h5')
  await expect(collected.getByRole('listitem').first()).toHaveText('other.json')
  await expect(understood(page)).toContainText('4 classes: Cats · Dogs · Birds · Fish')
})
