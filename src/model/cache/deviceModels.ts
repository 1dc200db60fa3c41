import type { KnownModel, WeightType } from '../../types.ts'
import type { Fetch } from '../package/fetchFile.ts'
import type { ShardSpec } from '../package/manifest.ts'
import { readBody } from '../package/readBody.ts'
import { sha256 as hashOf } from '../package/sha256.ts'
import { readSummary } from '../package/summary.ts'
import { deviceStorage } from './deviceStorage.ts'

/** One Cache Storage a model; in it, one entry a verified shard, `source.json`, and model.json last: with it, the model is whole. */
export const PREFIX = 'heatlens-model-'

/** The folder, in the address of a file, that is not on the server but on this device. */
const FOLDER = 'on-device'

/** What a model on the device was made from, as JSON. */
export const SOURCE = 'source.json'
/** On model.json: what lists tell of the model, so that it need not be read and checked for that, which takes a moment. */
export const SUMMARY = 'x-heatlens-summary'

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

/** A package on the page's host, by the SHA-256 of its model.json. */
interface HostPackage {
  package: string
}

/** A model that is whole on this device. */
export interface DeviceModel extends Omit<KnownModel, 'place' | 'isOutdated' | 'isHereOnly'> {
  /** SHA-256 of the model.json of the package that it is a copy of. */
  copyOf?: string
}

/** The address under which a model on the device has its files. `base` is the page's. */
export const deviceUrl = (base: string, id: string, path: string): string =>
  new URL(`${FOLDER}/${encodeURIComponent(id)}/${path}`, base).href

/**
 * Answers from the device for what is kept there, and from the network for everything else. What is gone from the copy of a host's
 * network is asked of the host; of any other, it is a 404. Where the host does not give its model.json, the copy of that stands in for it.
 */
export const fetchHereOrThere: Fetch = async (url, init) => {
  const { id, file } = onDevice(url) ?? {}
  if (id === undefined || file === undefined) {
    const answer = await fetch(url, init).catch((error: unknown) => findCopy(url, error))
    // A gateway's error, or a page to log in: the host is not there either.
    const isThere = answer.ok && !/^text\/html\b/i.test(answer.headers.get('content-type') ?? '')
    return isThere ? answer : findCopy(url, undefined).catch(() => answer)
  }
  const cache = await findCache(id)
  if (!cache) return new Response(null, { status: 404 })
  const kept = await cache.match(url)
  if (kept) return kept
  const source = await readSource(cache, new URL('../../', url).href, id)
  const host = new URL(`../../model/${encodeURIComponent(id)}/${file}`, url)
  return source && 'package' in source ? fetch(host.href, init) : new Response(null, { status: 404 })
}

/** The address of a model's model.json on the page's host, in parts. */
const MODEL_JSON = /^(.*\/)model\/([^/]+)\/model\.json$/

/** The page's folder and the id of a model, from the address of its model.json on the host; undefined for any other address. */
export function onHost(url: string): { base: string; id: string } | undefined {
  const [, base, id] = MODEL_JSON.exec(url) ?? []
  return base === undefined || id === undefined ? undefined : { base, id }
}

/** The copy on the device of a model.json that could not be fetched. Throws the error of that where there is none. */
async function findCopy(url: string, error: unknown): Promise<Response> {
  const { base, id } = onHost(url) ?? {}
  const cache = id === undefined ? undefined : await findCache(id)
  if (!cache || base === undefined || id === undefined) throw error
  const source = await readSource(cache, base, id)
  const kept = source && 'package' in source && (await cache.match(deviceUrl(base, id, 'model.json')))
  if (!kept) throw error
  return kept
}

/** The cache of a model; undefined where it has none, or the browser lets the page keep nothing. */
async function findCache(id: string): Promise<Cache | undefined> {
  const storage = await deviceStorage()
  return (await storage?.has(PREFIX + id)) ? storage?.open(PREFIX + id) : undefined
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
  { bytes: wanted, sha256 }: Pick<ShardSpec, 'bytes' | 'sha256'>,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const kept = await cache.match(address)
  const bytes = kept && (await readBody(kept.body, wanted).catch(() => undefined))
  if (bytes && (await hashOf(bytes)) === sha256) return bytes
  await cache.delete(address)
  return undefined
}

const fromHeader = (header: string | null) => readSummary(JSON.parse(decodeURIComponent(header ?? '')))

/**
 * The models that are whole on this device. None where the browser keeps nothing, as on plain http or where the site's data is blocked.
 * `onFound` gets the cache of each, by its id.
 */
export async function modelsOnDevice(
  base: string,
  onFound: (id: string, cache: Cache) => void = () => {},
): Promise<DeviceModel[]> {
  const storage = await deviceStorage()
  const names = ((await storage?.keys()) ?? []).filter((name) => name.startsWith(PREFIX))
  const found = await Promise.all(
    names.map(async (cacheName): Promise<DeviceModel[]> => {
      try {
        const id = cacheName.slice(PREFIX.length)
        const cache = await caches.open(cacheName)
        onFound(id, cache)
        const json = await cache.match(deviceUrl(base, id, 'model.json'))
        if (!json) return []
        const source = await readSource(cache, base, id)
        const copy = source && 'package' in source && typeof source.package === 'string' && { copyOf: source.package }
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
export async function deleteFromDevice(id: string): Promise<void> {
  await (await deviceStorage())?.delete(PREFIX + id)
}
