import * as v from 'valibot'
import { ModelLoadError } from '../errors.ts'
import type { KnownModel, WeightType } from '../types.ts'
import type { Fetch } from './fetchFile.ts'
import { readManifest, summaryOf } from './manifest.ts'
import type { FindKeeper } from './openPackage.ts'
import { sha256 as hashOf } from './sha256.ts'

/** One Cache Storage a model; in it, one entry a verified shard, `source.json`, and model.json last: with it, the model is whole. */
const PREFIX = 'heatlens-model-'

/** The folder, in the address of a file, that is not on the server but on this device. */
const FOLDER = 'on-device'

const SOURCE = 'source.json'
const HASH = 'x-heatlens-sha256'

/** The file that a model on the device was made from, so that a conversion that was broken off can go on. */
export interface ModelSource {
  file: string
  /** Of all its files, where it has more than one. */
  bytes: number
  lastModified: number
  weights: WeightType
}

/** A model that is whole on this device. */
export interface DeviceModel extends Omit<KnownModel, 'place' | 'isOutdated'> {
  /** SHA-256 of the model.json of the package that it is a copy of. */
  copyOf?: string
}

/** The address under which a model on the device has its files. `base` is the page's. */
export const deviceUrl = (base: string, id: string, path: string): string =>
  new URL(`${FOLDER}/${encodeURIComponent(id)}/${path}`, base).href

/** Answers from the device for what is kept there (404 where it is gone), and from the network for everything else. */
export const fetchHereOrThere: Fetch = async (url, init) => {
  const [file, id, folder] = new URL(url).pathname.split('/').reverse()
  if (folder !== FOLDER || id === undefined || file === undefined) return fetch(url, init)
  const kept = (await caches.has(PREFIX + decodeURIComponent(id)))
    ? await (await caches.open(PREFIX + decodeURIComponent(id))).match(url)
    : undefined
  return kept ?? new Response(null, { status: 404 })
}

const PackageCopy = v.object({ package: v.string() })

/** The package that a model on the device is a copy of, by the SHA-256 of its model.json. */
export type PackageSource = v.InferOutput<typeof PackageCopy>

/** A place on the device for the files of one model. */
export interface Shelf {
  /** The shards that are there already, of the same file in the same weights, by name. */
  kept: ReadonlyMap<string, { bytes: number; sha256: string }>
  /** Keeps a file; the promise resolves once it is really there. Throws ModelLoadError where there is no room. */
  put(path: string, bytes: Uint8Array<ArrayBuffer>, sha256?: string): Promise<void>
}

/**
 * The id under which a model from a file can be kept so that none that is whole loses its place: the wanted one, or that with a number.
 * `source` is what the model is made from: the same one comes to the same place again.
 */
export async function freeId(base: string, wanted: string, source: ModelSource | PackageSource): Promise<string> {
  for (let number = 1; ; number++) {
    const id = number === 1 ? wanted : `${wanted}-${number}`
    const name = PREFIX + id
    if (!(await caches.has(name))) return id
    const cache = await caches.open(name)
    const isWhole = (await cache.match(deviceUrl(base, id, 'model.json'))) !== undefined
    if (!isWhole || (await isFrom(cache, base, id, source))) return id
  }
}

async function isFrom(cache: Cache, base: string, id: string, source: ModelSource | PackageSource): Promise<boolean> {
  const before = await cache.match(deviceUrl(base, id, SOURCE))
  return JSON.stringify(await before?.json().catch(() => null)) === JSON.stringify(source)
}

/** Makes room for a model; what was left of the same file stays, anything else under the name goes. */
export async function openShelf(base: string, id: string, source: ModelSource | PackageSource): Promise<Shelf> {
  const name = PREFIX + id
  if (!(await isFrom(await caches.open(name), base, id, source))) await caches.delete(name)
  const cache = await caches.open(name)
  const kept = new Map<string, { bytes: number; sha256: string }>()
  for (const request of await cache.keys()) {
    const response = await cache.match(request)
    const sha256 = response?.headers.get(HASH)
    const path = new URL(request.url).pathname.split('/').at(-1)
    if (sha256 && path) kept.set(path, { bytes: Number(response?.headers.get('content-length')), sha256 })
  }
  const put: Shelf['put'] = async (path, bytes, sha256) => {
    const headers = { 'content-length': String(bytes.length), ...(sha256 && { [HASH]: sha256 }) }
    try {
      await cache.put(deviceUrl(base, id, path), new Response(bytes, { headers }))
    } catch (cause) {
      if (!(cause instanceof DOMException) || cause.name !== 'QuotaExceededError') throw cause
      throw new ModelLoadError(
        'There is no room on this device for the rest of the network. Delete a network in the Model dialog or free some space, then open the file again: it goes on where it stopped.',
        { cause },
      )
    }
  }
  await put(SOURCE, new TextEncoder().encode(JSON.stringify(source)))
  return { kept, put }
}

/**
 * Keeps what a host sends of `…/model/<id>/`, but for what comes with the page anyway. Where there is no room, nothing is kept,
 * and the load goes on from memory.
 */
export const keepFromHost =
  (embedded: string): FindKeeper =>
  async (url, sha256) => {
    const [, base, id] = /^(.*\/)model\/([^/]+)\/model\.json$/.exec(url) ?? []
    if (base === undefined || id === undefined || id === embedded || typeof caches === 'undefined') return undefined
    const shelf = await openShelf(base, id, { package: sha256 }).catch(() => undefined)
    if (!shelf) return undefined
    let hasRoom = true
    return {
      async get({ path, sha256: wanted }) {
        if (!shelf.kept.has(path)) return undefined
        const kept = await (await caches.open(PREFIX + id)).match(deviceUrl(base, id, path))
        const bytes = kept && new Uint8Array(await kept.arrayBuffer())
        return bytes && (await hashOf(bytes)) === wanted ? bytes : undefined
      },
      async put({ path, sha256: hash }, bytes) {
        if (!hasRoom) return
        await shelf.put(path, bytes, hash).catch(async () => {
          hasRoom = false
          await deleteFromDevice(id)
        })
      },
      async finish(modelJson) {
        if (hasRoom) await shelf.put('model.json', modelJson).catch(() => deleteFromDevice(id))
      },
    }
  }

/** The models that are whole on this device. None where the browser keeps nothing, as on plain http or in some private windows. */
export async function modelsOnDevice(base: string): Promise<DeviceModel[]> {
  if (typeof caches === 'undefined') return []
  const names = (await caches.keys().catch(() => [])).filter((name) => name.startsWith(PREFIX))
  const found = await Promise.all(
    names.map(async (cacheName): Promise<DeviceModel[]> => {
      try {
        const id = cacheName.slice(PREFIX.length)
        const cache = await caches.open(cacheName)
        const json = await cache.match(deviceUrl(base, id, 'model.json'))
        if (!json) return []
        const source = v.safeParse(PackageCopy, await (await cache.match(deviceUrl(base, id, SOURCE)))?.json())
        const copy = source.success && { copyOf: source.output.package }
        return [{ id, ...summaryOf(readManifest(await json.json())), ...copy }]
      } catch {
        // A model of an older Heatlens, or of another page on this host: it is not offered.
        return []
      }
    }),
  )
  return found.flat()
}

/** Takes a model off the device, whole or not. */
export const deleteFromDevice = (id: string): Promise<boolean> => caches.delete(PREFIX + id)
