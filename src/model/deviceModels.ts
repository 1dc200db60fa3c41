import * as v from 'valibot'
import { ModelLoadError } from '../errors.ts'
import type { KnownModel, WeightType } from '../types.ts'
import type { Fetch } from './fetchFile.ts'
import { readManifest, Summary, summaryOf } from './manifest.ts'
import { sha256 as hashOf } from './sha256.ts'

/** One Cache Storage a model; in it, one entry a verified shard, `source.json`, and model.json last: with it, the model is whole. */
export const PREFIX = 'heatlens-model-'

/** The folder, in the address of a file, that is not on the server but on this device. */
const FOLDER = 'on-device'

const SOURCE = 'source.json'
const HASH = 'x-heatlens-sha256'
/** On model.json: what lists tell of the model, so that it need not be read and checked for that, which takes a moment. */
const SUMMARY = 'x-heatlens-summary'

/** What a model on the device was made from, so that what was broken off can go on. */
export type ModelSource = ConvertedFile | CopiedFiles | HostPackage

interface ConvertedFile {
  file: string
  /** Of all its files, where it has more than one. */
  bytes: number
  lastModified: number
  weights: WeightType
}

interface CopiedFiles {
  file: string
  /** Of that model.json. */
  sha256: string
}

const HostPackage = v.object({ package: v.string() })

/** A package on the page's host, by the SHA-256 of its model.json. */
type HostPackage = v.InferOutput<typeof HostPackage>

/** A model that is whole on this device. */
export interface DeviceModel extends Omit<KnownModel, 'place' | 'isOutdated'> {
  /** SHA-256 of the model.json of the package that it is a copy of. */
  copyOf?: string
}

/** The address under which a model on the device has its files. `base` is the page's. */
export const deviceUrl = (base: string, id: string, path: string): string =>
  new URL(`${FOLDER}/${encodeURIComponent(id)}/${path}`, base).href

/**
 * Answers from the device for what is kept there, and from the network for everything else. What is gone from the copy of a host's
 * network is asked of the host; of any other, it is a 404.
 */
export const fetchHereOrThere: Fetch = async (url, init) => {
  const { id, file } = onDevice(url) ?? {}
  if (id === undefined || file === undefined) return fetch(url, init)
  if (!(await caches.has(PREFIX + id))) return new Response(null, { status: 404 })
  const cache = await caches.open(PREFIX + id)
  const kept = await cache.match(url)
  if (kept) return kept
  const source = await readSource(cache, new URL('../../', url).href, id)
  const host = new URL(`../../model/${encodeURIComponent(id)}/${file}`, url)
  return source && 'package' in source ? fetch(host.href, init) : new Response(null, { status: 404 })
}

/** The model and the file of an address on the device; undefined for any other address. */
export function onDevice(url: string): { id: string; file: string } | undefined {
  const [file, id, folder] = new URL(url).pathname.split('/').reverse()
  return folder === FOLDER && id !== undefined && file !== undefined ? { id: decodeURIComponent(id), file } : undefined
}

/** What the model in a cache was made from; null where that is not known. */
export async function readSource(cache: Cache, base: string, id: string): Promise<ModelSource | null> {
  const kept = await cache.match(deviceUrl(base, id, SOURCE))
  return (await kept?.json().catch(() => null)) ?? null
}

/** A file that is kept, where it is what it should be. One that is not is taken away, so that it is made or fetched anew. */
export async function readKept(
  cache: Cache,
  address: string,
  sha256: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const bytes = await (await cache.match(address))?.arrayBuffer().catch(() => undefined)
  if (bytes && (await hashOf(new Uint8Array(bytes))) === sha256) return new Uint8Array(bytes)
  await cache.delete(address)
  return undefined
}

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
export async function freeId(base: string, wanted: string, source: ModelSource): Promise<string> {
  for (let number = 1; ; number++) {
    const id = number === 1 ? wanted : `${wanted}-${number}`
    const name = PREFIX + id
    if (!(await caches.has(name))) return id
    const cache = await caches.open(name)
    const isWhole = (await cache.match(deviceUrl(base, id, 'model.json'))) !== undefined
    if (!isWhole || (await isFrom(cache, base, id, source))) return id
  }
}

async function isFrom(cache: Cache, base: string, id: string, source: ModelSource): Promise<boolean> {
  return JSON.stringify(await readSource(cache, base, id)) === JSON.stringify(source)
}

/** Makes room for a model; what was left of the same file stays, anything else under the name goes. */
export async function openShelf(base: string, id: string, source: ModelSource): Promise<Shelf> {
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
    const headers = {
      'content-length': String(bytes.length),
      ...(sha256 && { [HASH]: sha256 }),
      ...(path === 'model.json' && { [SUMMARY]: toHeader(bytes) }),
    }
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

/** A summary as a header can carry it. Throws ModelFormatError where these are not the bytes of a model.json. */
const toHeader = (modelJson: Uint8Array<ArrayBuffer>): string =>
  encodeURIComponent(JSON.stringify(summaryOf(readManifest(JSON.parse(new TextDecoder().decode(modelJson))))))

const fromHeader = (header: string | null) => v.parse(Summary, JSON.parse(decodeURIComponent(header ?? '')))

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
        const source = v.safeParse(HostPackage, await readSource(cache, base, id))
        const copy = source.success && { copyOf: source.output.package }
        return [{ id, ...fromHeader(json.headers.get(SUMMARY)), ...copy }]
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
