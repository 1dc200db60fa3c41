import type { KnownModel, WeightType } from '../../types.ts'
import type { Fetch } from '../package/fetchFile.ts'
import type { ShardSpec } from '../package/manifest.ts'
import { readBody } from '../package/readBody.ts'
import { sha256 as hashOf } from '../package/sha256.ts'
import { readSummary } from '../package/summary.ts'
import { deviceStorage } from './deviceStorage.ts'

/**
 * Each model has its own Cache Storage cache: one entry a verified shard, `source.json`, and last model.json, which
 * marks the model as complete.
 */
export const PREFIX = 'heatlens-model-'

/** The path segment of addresses whose files are on this device, not on the server. */
const FOLDER = 'on-device'

/** The entry that records what a model on the device was made from, as JSON. */
export const SOURCE = 'source.json'
/**
 * The header on model.json with what lists show of the model. Reading and checking model.json for that would take a
 * moment.
 */
export const SUMMARY = 'x-heatlens-summary'

/** What a model on the device was made from, so that an interrupted import or download can resume. */
export type ModelSource = ConvertedFile | CopiedFiles | HostPackage

export interface ConvertedFile {
  file: string
  /** Total bytes, if there are several files. */
  bytes: number
  lastModified: number
  weights: WeightType
}

interface CopiedFiles {
  file: string
  /** SHA-256 of that model.json. */
  sha256: string
}

/** A package on the page's host, by the SHA-256 of its model.json. */
interface HostPackage {
  package: string
}

/** A complete model on this device. */
export interface DeviceModel extends Omit<KnownModel, 'place' | 'isOutdated' | 'isHereOnly'> {
  /** SHA-256 of the original's model.json, for a copy of a host's package. */
  copyOf?: string
}

/** The address of a file of a model on the device. `base` is the page's address. */
export const deviceUrl = (base: string, id: string, path: string): string =>
  new URL(`${FOLDER}/${encodeURIComponent(id)}/${path}`, base).href

/**
 * Fetches files on the device from there and all others from the network. Files missing from a copy of a host's model
 * are fetched from the host; for other models the answer is 404. If the host does not deliver its model.json, the copy
 * of it is used.
 */
export const fetchHereOrThere: Fetch = async (url, init) => {
  const { id, file } = onDevice(url) ?? {}
  if (id === undefined || file === undefined) {
    const answer = await fetch(url, init).catch((error: unknown) => findCopy(url, error))
    // A gateway's error or a login page: the host is not reachable.
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

/**
 * Splits the address of a model.json on the host into the page's folder and the model's id; undefined for other
 * addresses.
 */
export function onHost(url: string): { base: string; id: string } | undefined {
  const [, base, id] = MODEL_JSON.exec(url) ?? []
  return base === undefined || id === undefined ? undefined : { base, id }
}

/**
 * The copy on the device of a model.json that could not be fetched. If there is none, throws the error of the fetch.
 */
async function findCopy(url: string, error: unknown): Promise<Response> {
  const { base, id } = onHost(url) ?? {}
  const cache = id === undefined ? undefined : await findCache(id)
  if (!cache || base === undefined || id === undefined) throw error
  const source = await readSource(cache, base, id)
  const kept = source && 'package' in source && (await cache.match(deviceUrl(base, id, 'model.json')))
  if (!kept) throw error
  return kept
}

/** The cache of a model; undefined if it has none, or if the browser blocks storage. */
async function findCache(id: string): Promise<Cache | undefined> {
  const storage = await deviceStorage()
  return (await storage?.has(PREFIX + id)) ? storage?.open(PREFIX + id) : undefined
}

/** The model and file of an address on the device; undefined for other addresses. */
export function onDevice(url: string): { id: string; file: string } | undefined {
  const [file, id, folder] = new URL(url).pathname.split('/').reverse()
  return folder === FOLDER && id !== undefined && file !== undefined ? { id: decodeURIComponent(id), file } : undefined
}

/** What the model in a cache was made from; null if unknown. */
export async function readSource(cache: Cache, base: string, id: string): Promise<ModelSource | null> {
  const kept = await cache.match(deviceUrl(base, id, SOURCE))
  return (await kept?.json().catch(() => null)) ?? null
}

/** Reads a stored file and verifies it. A damaged one is deleted, so that it is made or fetched again. */
export async function readStored(
  cache: Cache,
  address: string,
  { bytes: wanted, sha256 }: Pick<ShardSpec, 'bytes' | 'sha256'>,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const kept = await cache.match(address)
  const bytes = kept && (await readBody(kept, wanted).catch(() => undefined))
  if (bytes && (await hashOf(bytes)) === sha256) return bytes
  await cache.delete(address)
  return undefined
}

const fromHeader = (header: string | null) => readSummary(JSON.parse(decodeURIComponent(header ?? '')))

/** The name of a stored model, from its model.json; undefined if an older version of Heatlens stored it. */
export function storedName({ headers }: Response): string | undefined {
  try {
    return fromHeader(headers.get(SUMMARY)).name
  } catch {
    return undefined
  }
}

/**
 * The complete models on this device. None if the browser blocks storage, as on plain http or with site data blocked.
 * `onFound` receives the cache of each, by its id.
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
        // A model of an older version of Heatlens, or of another page on this host: skip it.
        return []
      }
    }),
  )
  return found.flat()
}

/** Deletes a model from the device, complete or not. */
export async function deleteFromDevice(id: string): Promise<void> {
  await (await deviceStorage())?.delete(PREFIX + id)
}
