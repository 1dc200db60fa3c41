import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { samplePath } from '../fixtures/goldens.ts'
import { makePackage, type PackageFiles } from '../fixtures/packages.ts'
import { seededAbout, seededVgg } from '../fixtures/seededVgg.ts'
import { sha256 } from '../src/model/package/sha256.ts'
import { expect, type MadeFile, serveSeeded, test } from './helpers/app.ts'
import { drop } from './helpers/drop.ts'
import { expectGoldenCat } from './helpers/expectGolden.ts'
import { openClasses, rowOf } from './helpers/modelDialog.ts'

const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
const parse = (bytes: Uint8Array | undefined) => JSON.parse(new TextDecoder().decode(bytes))
const made = (files: PackageFiles): MadeFile[] =>
  [...files].map(([name, bytes]) => ({ name, mimeType: '', buffer: Buffer.from(bytes) }))

/**
 * The golden network as the TensorFlow.js converter writes it: one group, files cut at arbitrary positions, without
 * Heatlens metadata.
 */
async function converted(): Promise<PackageFiles> {
  const all = await makePackage(seededVgg(), seededAbout, 'float32')
  const { format, modelTopology, weightsManifest } = parse(all.get('model.json'))
  const groups: { paths: string[]; weights: object[] }[] = weightsManifest
  const bytes = Buffer.concat(groups.flatMap(({ paths }) => paths.map((path) => all.get(path) as Uint8Array)))
  const size = 4_194_304
  const count = Math.ceil(bytes.length / size)
  const files: PackageFiles = new Map()
  for (let i = 0; i < count; i++) {
    files.set(`group1-shard${i + 1}of${count}.bin`, new Uint8Array(bytes.subarray(i * size, (i + 1) * size)))
  }
  const one = { paths: [...files.keys()], weights: groups.flatMap(({ weights }) => weights) }
  return files.set('model.json', json({ format, modelTopology, weightsManifest: [one] }))
}

test('a dropped folder of TensorFlow.js files is kept on the device and explains with its own numbers and labels', async ({
  app,
  page,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'heatlens-'))
  const labels = Array.from({ length: 10 }, (_, index) => `thing_${index}`)
  for (const [name, bytes] of await converted()) await writeFile(join(folder, name), bytes)
  await writeFile(join(folder, 'labels.json'), json(labels))
  await app.start()
  await drop(page, folder)
  await expect(page.locator('.model-name')).toHaveText('eighth-seeded')
  await app.expectState('ready')
  await page.getByRole('button', { name: 'Model', exact: true }).click()
  await expect(rowOf(page, 'the file eighth-seeded')).toContainText('on this device, 10 classes, float32')
  await openClasses(page)
  await expect(page.getByText('thing 0, thing 1')).toBeVisible()
  await page.keyboard.press('Escape')
  await expectGoldenCat(app, 'vgg16-eighth-seeded')
  await rm(folder, { recursive: true })

  await page.reload()
  await app.expectState('ready')
  await expectGoldenCat(app, 'vgg16-eighth-seeded')
})

test('a package of ours is kept as it is; one of its files that is damaged is told, and the others are not kept twice', async ({
  app,
  page,
}) => {
  const files = await makePackage(seededVgg(), seededAbout, 'float16')
  const late = 'fc2-kernel-1.bin'
  const damaged = new Map(files).set(late, (files.get(late) as Uint8Array<ArrayBuffer>).slice().fill(1, 10, 12))
  await app.start()
  await app.openWeights(made(damaged))
  await expect(app.alert).toHaveText(
    /fc2-kernel-1\.bin is cut short or damaged: its checksum is wrong\. Download the file again\./,
  )
  await expect(rowOf(page, 'Seeded eighth')).toHaveCount(0)

  // What was stored the first time is not read again, whatever it contains now.
  const early = 'block1_conv1-kernel-1.bin'
  await app.openWeights(made(new Map(files).set(early, new Uint8Array(7))))
  await expect(rowOf(page, 'Seeded eighth')).toContainText('in use')
  await expect(rowOf(page, 'Seeded eighth')).toContainText('on this device, 10 classes, float16')
  await page.keyboard.press('Escape')
  await expectGoldenCat(app, 'vgg16-eighth-seeded', 1e-2)
  const { model } = await app.savedData()
  expect(model.sha256).toBe(await sha256(files.get('model.json') as Uint8Array<ArrayBuffer>))
})

test('what is no such model, or lacks a file, gets its own sentence, and the network in use stays', async ({
  app,
  page,
}) => {
  const files = await converted()
  const graph = new Map([
    ['model.json', json({ format: 'graph-model', modelTopology: { node: [] }, weightsManifest: [] })],
  ])
  const lacking = new Map([...files].filter(([name]) => !name.includes('shard2of')))
  const list = new Map([['list.json', json({ labels: 'a, b' })]])
  await app.start()
  for (const [bad, says] of [
    [graph, /does not describe a Keras network\. Choose a file/],
    [lacking, /model\.json is here\. Still missing \(1 of 3 files\): group1-shard2of3\.bin\. Drop them now\./],
    [list, /“list\.json” is not a list of classes\. Write it as/],
  ] as const) {
    await app.openWeights(made(bad))
    await expect(app.alert).toHaveText(says)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Dismiss' }).click()
  }
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
  await expect(page.locator('.model-name')).toHaveText("VGG16's layout, small, for teaching")
})

test('another network of the same name does not take the place of the first', async ({ app, page }) => {
  const first = await converted()
  const second = new Map(first).set(
    'model.json',
    json({ ...parse(first.get('model.json')), generatedBy: 'another day' }),
  )
  await app.start()
  await app.openWeights(made(first))
  await expect(rowOf(page, 'the file eighth-seeded')).toContainText('in use')
  await app.openWeights(made(second))
  await expect(rowOf(page, 'eighth-seeded (2)')).toContainText('in use')
  await expect(rowOf(page, 'the file eighth-seeded')).toHaveCount(2)
})

test('a newer version on the host is told of, and taken when asked to', async ({ app, page }) => {
  await serveSeeded(page)
  await app.start('/?model=eighth-seeded')
  const files = await makePackage(seededVgg(), seededAbout, 'uint8')
  const modelJson = files.get('model.json') as Uint8Array<ArrayBuffer>
  const listed = { id: 'eighth-seeded', name: 'Seeded eighth', place: 'host', bytes: 1, weights: 'uint8', classes: 10 }
  await page.route('**/model/index.json', async (route) =>
    route.fulfill({ json: [{ ...listed, source: '', licence: '', sha256: await sha256(modelJson) }] }),
  )
  await page.route('**/model/eighth-seeded/*', async (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1) as string
    await route.fulfill({ body: Buffer.from(files.get(name) ?? ''), contentType: 'application/octet-stream' })
  })
  await page.getByRole('button', { name: 'Model', exact: true }).click()
  const row = rowOf(page, 'Seeded eighth')
  await expect(row).toContainText('on this device, 10 classes, float32')
  await expect(row).toContainText('A newer version is available.')
  await row.getByRole('button', { name: 'Update Seeded eighth' }).click()
  // Its large kernels are in uint8, the smallest ones in float16.
  await expect(row).toContainText('on this device, 10 classes, mixed')
  await expect(row.getByRole('button', { name: 'Update' })).toHaveCount(0)
})
