import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeEach, expect, it, vi } from 'vitest'
import { fakeCaches } from '../../../fixtures/fakeCaches.ts'
import { h5Opener } from '../../../fixtures/openH5Blob.ts'
import { modelsOnDevice } from '../../model/cache/deviceModels.ts'
import { createImporter } from './importer.ts'

const base = 'https://x.test/app/'
const opener = h5Opener()
afterAll(() => {
  opener.remove()
  vi.unstubAllGlobals()
})
beforeEach(() => {
  vi.stubGlobal('caches', fakeCaches())
})

const bytesOf = (name: string) =>
  new Uint8Array(readFileSync(fileURLToPath(new URL(`../../../fixtures/oracle/${name}`, import.meta.url))))
const good = bytesOf('hostile/good.keras')
const goodH5 = bytesOf('hostile/good.h5')

/** Adds a file with a date, beside the networks that there are; gives its id. */
async function add(bytes: Uint8Array, name: string, lastModified: number, beside: readonly File[] = []) {
  const names = await modelsOnDevice(base)
  const file = new File([bytes.slice()], name, { lastModified })
  const importer = createImporter(opener)
  return (await importer.importNetwork([file, ...beside], { weights: 'float32', names }, base, () => {})).id
}

const listed = async () => (await modelsOnDevice(base)).map(({ id, name }) => [id, name])

it('the same file of another date is the same network', async () => {
  const id = await add(good, 'model.keras', 1)
  const [first] = await listed()
  expect(await add(good, 'model.keras', 2)).toBe(id)
  expect(await listed()).toEqual([first])
})

it('a file of the same name and size with another weight is another network, with a number of its own', async () => {
  const id = await add(goodH5, 'model.h5', 1)
  const changed = goodH5.slice()
  // The last float of a tensor, somewhere in the file.
  const kernel = await firstWeight()
  const at = indexOf(changed, kernel)
  expect(at).toBeGreaterThan(0)
  changed[at] = (changed[at] as number) ^ 1
  const other = await add(changed, 'model.h5', 2)
  expect(other).not.toBe(id)
  const [[, name] = []] = await listed()
  expect((await listed()).map(([, one]) => one)).toEqual([name, `${name} (2)`])
})

it('the same files with other names of classes are another network', async () => {
  const labels = (text: string) => new File([text], 'labels.txt', { lastModified: 1 })
  const id = await add(good, 'model.keras', 1, [labels('a\nb\nc')])
  expect(await add(good, 'model.keras', 2, [labels('x\ny\nz')])).not.toBe(id)
})

it('only networks of the same name get numbers, whatever their files are called', async () => {
  await add(good, 'a.keras', 1)
  const [[, name] = []] = await listed()
  await add(bytesOf('keras/two-outputs/model.keras'), 'a.keras', 1)
  await add(good, 'b.keras', 1)
  await add(good, 'c.keras', 1)
  const names = (await listed()).map(([, one]) => one)
  expect(names).toEqual([name, expect.not.stringMatching(/\(\d+\)$/), `${name} (2)`, `${name} (3)`])
})

it('a network whose elder of the same id was deleted is still found', async () => {
  const first = await add(good, 'a.keras', 1)
  const second = await add(bytesOf('keras/two-outputs/model.keras'), 'a.keras', 1)
  await caches.delete(`heatlens-model-${first}`)
  expect(await add(bytesOf('keras/two-outputs/model.keras'), 'a.keras', 1)).toBe(second)
  expect(await listed()).toHaveLength(1)
})

/** The bytes of the first shard of the only network. */
async function firstWeight(): Promise<Uint8Array> {
  const [{ id } = { id: '' }] = await modelsOnDevice(base)
  const cache = await caches.open(`heatlens-model-${id}`)
  for (const { url } of await cache.keys()) {
    if (!url.endsWith('.json')) return new Uint8Array((await (await cache.match(url))?.arrayBuffer()) as ArrayBuffer)
  }
  throw new Error('There is no shard.')
}

/** Where these bytes begin in a file, by the first sixteen of them. */
const indexOf = (file: Uint8Array, part: Uint8Array) => Buffer.from(file).indexOf(Buffer.from(part.subarray(0, 16)))
