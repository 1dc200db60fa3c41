import { afterEach, describe, expect, it, vi } from 'vitest'
import { blockedCaches } from '../../../fixtures/blockedCaches.ts'
import { directly } from '../../../fixtures/directly.ts'
import { fakeCaches } from '../../../fixtures/fakeCaches.ts'
import { makePackage, type PackageFiles, simd } from '../../../fixtures/packages.ts'
import { seededAbout, seededVgg } from '../../../fixtures/seededVgg.ts'
import { fetchHereOrThere } from '../../model/cache/deviceModels.ts'
import { storeShards } from '../../model/cache/storeShards.ts'
import { createExplainer } from '../explainer/createExplainer.ts'
import { connectModels } from '../page/connectModels.ts'
import { createImporter } from './importer.ts'

const base = 'https://x.test/app/'
const keeping = { weights: 'float32' } as const
const small = makePackage(seededVgg({ width: 1, dense: 4 }), seededAbout, 'float32')

afterEach(() => {
  vi.unstubAllGlobals()
})

const toFiles = (files: PackageFiles) => [...files].map(([name, bytes]) => new File([bytes], name))

/** The page's networks over a reader and an explainer that run as in their workers. */
function setUp() {
  const models = connectModels({
    base,
    onHost: async () => [],
    start: () => ({ remote: directly(createImporter({} as never)), gone: new AbortController().signal, stop() {} }),
  })
  const tellFull = vi.fn()
  const explainer = createExplainer({
    simd,
    fetch: fetchHereOrThere,
    findShardStore: (url, sha256) => storeShards(url, sha256, tellFull),
  })
  const add = async (more = {}) =>
    models.add(toFiles(await small), { ...keeping, ...more }, () => {}, new AbortController().signal)
  const open = async (id: string) => {
    const modelUrl = await models.urlOf(id)
    const files = models.filesAt(modelUrl)
    return explainer.open({ modelUrl, backend: 'wasm', ...(files && { files }) }, () => {})
  }
  return { models, add, open }
}

describe.each(Object.entries(blockedCaches))('%s', (_, block) => {
  it('a network from files is used for the visit, can be opened again, and taken away', async () => {
    block()
    const { models, add, open } = setUp()
    expect(await models.canKeep()).toBe(false)
    const id = await add()
    expect(await models.list()).toMatchObject([{ id, place: 'visit', classes: 10, isHereOnly: true }])
    // Twice, as after the loss of the first worker.
    for (let i = 0; i < 2; i++) expect((await open(id)).model).toMatchObject({ id: seededAbout.id, weights: 'float32' })
    // The same files are the same network.
    expect(await add()).toBe(id)
    await models.remove(id)
    expect(await models.list()).toEqual([])
    expect(models.filesAt(`${base}on-device/${id}/model.json`)).toBeUndefined()
  })

  it('the error of a host that cannot be reached is the one that is told', async () => {
    block()
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('No network.')))
    const { open } = setUp()
    await expect(open('vgg16')).rejects.toTell(/could not be fetched\. Check the connection/)
  })

  it('a network from the host works without being kept', async () => {
    block()
    const files = await small
    vi.stubGlobal('fetch', async (url: string) => new Response(files.get(url.split('/').at(-1) ?? '') ?? null))
    const { models, open } = setUp()
    expect((await open('mine')).notices).toEqual([])
    await expect(models.remove('mine')).resolves.toBeUndefined()
  })
})

it('without any room a network from files is used for the visit', async () => {
  const caches = fakeCaches()
  caches.limit = 0
  vi.stubGlobal('caches', caches)
  const { models, add, open } = setUp()
  const id = await add()
  expect(await models.list()).toMatchObject([{ id, place: 'visit' }])
  expect((await open(id)).model.classes).toHaveLength(10)
})

it('where there is room for a part only, it is told, and the network can be used without being kept', async () => {
  const caches = fakeCaches()
  caches.limit = 5000
  vi.stubGlobal('caches', caches)
  const { models, add } = setUp()
  await expect(add()).rejects.toMatchObject({ kind: 'room' })
  expect(await models.list()).toEqual([])
  const id = await add({ isForVisit: true })
  expect(await models.list()).toMatchObject([{ id, place: 'visit' }])
  // Once there is space, the same files are stored, and there is only one copy.
  caches.limit = Number.POSITIVE_INFINITY
  expect(await add()).toBe(id)
  expect(await models.list()).toMatchObject([{ id, place: 'device' }])
})

it('networks of one name do not take the place of each other in memory', async () => {
  vi.stubGlobal('caches', undefined)
  const { models, add } = setUp()
  const first = await add()
  const other = await makePackage(seededVgg({ width: 1, dense: 4 }), { ...seededAbout, name: 'Another' }, 'uint8')
  const second = await models.add(toFiles(other), keeping, () => {}, new AbortController().signal)
  expect(second).not.toBe(first)
  expect((await models.list()).map(({ id, weights }) => [id, weights])).toEqual([
    [first, 'float32'],
    [second, 'mixed'],
  ])
})
