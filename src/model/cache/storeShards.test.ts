import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fakeCaches } from '../../../fixtures/fakeCaches.ts'
import { fetchFrom, makePackage, type PackageFiles } from '../../../fixtures/packages.ts'
import { seededAbout, seededVgg } from '../../../fixtures/seededVgg.ts'
import { openPackage } from '../package/openPackage.ts'
import { sha256 } from '../package/sha256.ts'
import { deviceUrl, fetchHereOrThere, modelsOnDevice, PREFIX } from './deviceModels.ts'
import { openModelCache } from './openModelCache.ts'
import { storeShards } from './storeShards.ts'

const BASE = 'https://x.test/app/'
const ID = 'mine'
const SHARD = 'fc1-kernel-1.bin'
const onHost = `${BASE}model/${ID}/model.json`
const here = deviceUrl(BASE, ID, 'model.json')

let files: PackageFiles
let caches: ReturnType<typeof fakeCaches>
const onServer = vi.fn<typeof fetch>()
const tellFull = vi.fn()

beforeEach(async () => {
  files ??= await makePackage(seededVgg({ width: 1, dense: 4 }), seededAbout, 'float32')
  caches = fakeCaches()
  vi.stubGlobal('caches', caches)
  const answer = fetchFrom(files)
  onServer.mockReset().mockImplementation((url) => answer(String(url), { signal: new AbortController().signal }))
  vi.stubGlobal('fetch', onServer)
  tellFull.mockReset()
})

afterEach(() => vi.unstubAllGlobals())

/** Loads a whole package as the explainer does; returns the files requested from the host. */
async function load(url: string): Promise<string[]> {
  onServer.mockClear()
  const model = await openPackage(url, fetchHereOrThere, (at, hash) => storeShards(at, hash, tellFull))
  for await (const _ of model.loadTensors(() => {}));
  return onServer.mock.calls.map(([at]) => String(at).split('/').at(-1) as string)
}

async function harm(change: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>): Promise<void> {
  const cache = await caches.open(PREFIX + ID)
  const kept = (await cache.match(deviceUrl(BASE, ID, SHARD))) as Response
  const bytes = change(new Uint8Array(await kept.arrayBuffer()))
  await cache.put(deviceUrl(BASE, ID, SHARD), new Response(bytes, { headers: kept.headers }))
}

const flip = (bytes: Uint8Array<ArrayBuffer>) => bytes.map((byte, index) => (index === 5 ? byte ^ 1 : byte))
const cut = (bytes: Uint8Array<ArrayBuffer>) => bytes.slice(0, 5)
const isWhole = async () => (await modelsOnDevice(BASE)).length === 1

it('keeps what a host sends, and needs the host no more', async () => {
  expect((await load(onHost)).length).toBe(files.size)
  expect(await isWhole()).toBe(true)
  expect(await load(here)).toEqual([])
  expect(tellFull).not.toHaveBeenCalled()
})

it('loads what a host has sent once when that cannot be reached any more, and nothing else', async () => {
  await load(onHost)
  onServer.mockReset().mockRejectedValue(new TypeError('Failed to fetch'))
  await expect(load(onHost)).resolves.toEqual(['model.json'])
  await expect(load(onHost.replace(ID, 'other'))).rejects.toTell(/could not be fetched/)
  await (await caches.open(PREFIX + ID)).delete(here)
  await expect(load(onHost)).rejects.toTell(/could not be fetched/)
})

it('takes its copy where a gateway answers in the place of the host, and its answer where there is no copy', async () => {
  await load(onHost)
  const page = () => new Response('<p>Log in</p>', { headers: { 'content-type': 'text/html' } })
  for (const answer of [() => new Response(null, { status: 503 }), page]) {
    onServer.mockReset().mockImplementation(async () => answer())
    await expect(load(onHost)).resolves.toEqual(['model.json'])
    await expect(load(onHost.replace(ID, 'other'))).rejects.toTell(/is not on the server|sent a web page/)
  }
})

it('goes on from memory where there is no room, keeps nothing, and says so', async () => {
  caches.limit = 5000
  await load(onHost)
  expect(tellFull).toHaveBeenCalled()
  expect(await caches.keys()).toEqual([])
})

it.each([
  ['flipped', flip],
  ['cut', cut],
])("fetches a part of a host's network again that is %s, and keeps it", async (_, change) => {
  await load(onHost)
  await harm(change)
  expect(await load(here)).toEqual([SHARD])
  expect(await isWhole()).toBe(true)
  expect(await load(here)).toEqual([])
})

it('does not take a network for whole while a part of it is missing', async () => {
  await load(onHost)
  await harm(flip)
  onServer.mockRejectedValue(new TypeError('offline'))
  await expect(load(here)).rejects.toTell(/fc1-kernel-1\.bin could not be fetched/)
  expect(await isWhole()).toBe(false)
})

it('says which file to open again where a part of its network is damaged, and has that part made anew', async () => {
  const source = { file: 'mine.h5', bytes: 1, lastModified: 1, weights: 'float32' } as const
  const { put } = await openModelCache(BASE, ID, source)
  for (const [path, bytes] of files) {
    await put(path, bytes as Uint8Array<ArrayBuffer>, path.endsWith('.bin') ? await sha256(bytes) : undefined)
  }
  expect(await load(here)).toEqual([])
  await harm(flip)
  await expect(load(here)).rejects.toTell(/^A part of this network \(fc1-kernel-1\.bin\).*Open “mine\.h5” again/)
  expect(onServer).not.toHaveBeenCalled()
  const { kept } = await openModelCache(BASE, ID, source)
  expect([...files.keys()].filter((path) => !kept.has(path))).toEqual([SHARD, 'model.json'])
})
