import { HeatlensError } from '../../errors/index.ts'
import { summarise } from '../package/summarise.ts'
import { deviceUrl, type ModelSource, PREFIX, readSource, SOURCE, SUMMARY } from './deviceModels.ts'
import { deviceStorage } from './deviceStorage.ts'
import { type HeldFiles, memoryModelCache, sourceText } from './heldModel.ts'

/** The header on a shard with its SHA-256. */
export const HASH = 'x-heatlens-sha256'

/** Storage for the files of one model. */
export interface ModelCache {
  /** Shards already stored from the same source, by name. */
  kept: ReadonlyMap<string, { bytes: number; sha256: string }>
  /** Stores a file; resolves once it is written. Throws a `room` error if there is no space. */
  put(path: string, bytes: Uint8Array<ArrayBuffer>, sha256?: string): Promise<void>
}

/** The models in memory, by id, each with its source as JSON. */
export type HeldSources = Readonly<Record<string, string>>

/** Where to store a model made from files. */
export interface StorageRequest {
  /** The page's address. */
  base: string
  /** Models that the page holds in memory. */
  held: HeldSources
  /** True to keep the model in memory only. */
  isForVisit: boolean
}

/** The storage allocated for a model made from files. */
export interface ModelStorage {
  id: string
  cache: ModelCache
  /** The files, if they are in memory: the browser does not allow storage, or `isForVisit` was set. */
  files?: HeldFiles
}

/**
 * Allocates storage for a model made from files: on the device, or in memory if the browser does not allow storage or
 * `isForVisit` is set. Never overwrites another complete model: the id is the wanted one, with a number if that is
 * taken. The same `source` always gets the same storage.
 */
export async function allocateStorage(
  { base, held, isForVisit }: StorageRequest,
  wanted: string,
  source: ModelSource,
): Promise<ModelStorage> {
  const id = await freeId(base, wanted, source, held)
  // If the first small file cannot be stored, none can: storage is blocked or full.
  const cache = isForVisit ? undefined : await openModelCache(base, id, source).catch(() => undefined)
  if (cache) return { id, cache }
  const holding = memoryModelCache()
  return { id, cache: holding, files: holding.files }
}

async function freeId(base: string, wanted: string, source: ModelSource, held: HeldSources): Promise<string> {
  const storage = await deviceStorage()
  const isWanted = (id: string) =>
    id === wanted || (id.startsWith(`${wanted}-`) && /^-\d+$/.test(id.slice(wanted.length)))
  // Of several, those before it may have been deleted.
  const inMemory = Object.keys(held).find((id) => isWanted(id) && held[id] === sourceText(source))
  if (inMemory !== undefined) return inMemory
  for (const name of (await storage?.keys()) ?? []) {
    const id = name.startsWith(PREFIX) ? name.slice(PREFIX.length) : ''
    if (storage && isWanted(id) && (await isFrom(await storage.open(name), base, id, source))) return id
  }
  for (let number = 1; ; number++) {
    const id = number === 1 ? wanted : `${wanted}-${number}`
    if (Object.hasOwn(held, id)) {
      if (held[id] === sourceText(source)) return id
      continue
    }
    const name = PREFIX + id
    if (!storage || !(await storage.has(name))) return id
    const cache = await storage.open(name)
    const isWhole = (await cache.match(deviceUrl(base, id, 'model.json'))) !== undefined
    if (!isWhole || (await isFrom(cache, base, id, source))) return id
  }
}

async function isFrom(cache: Cache, base: string, id: string, source: ModelSource): Promise<boolean> {
  const kept = await readSource(cache, base, id)
  return kept !== null && sourceText(kept) === sourceText(source)
}

/** Opens storage for a model. Keeps what is left from the same source and deletes anything else under that name. */
export async function openModelCache(base: string, id: string, source: ModelSource): Promise<ModelCache> {
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
  const put: ModelCache['put'] = async (path, bytes, sha256) => {
    const headers = {
      'content-length': String(bytes.length),
      ...(sha256 && { [HASH]: sha256 }),
      ...(path === 'model.json' && { [SUMMARY]: await toHeader(bytes) }),
    }
    try {
      await cache.put(deviceUrl(base, id, path), new Response(inPieces(bytes), { headers }))
    } catch (cause) {
      if (!(cause instanceof DOMException) || cause.name !== 'QuotaExceededError') throw cause
      throw new HeatlensError('noRoom', {}, { cause })
    }
  }
  await put(SOURCE, new TextEncoder().encode(JSON.stringify(source)))
  return { kept, put }
}

/**
 * The bytes as a streamed response body. As one piece, they would be copied at once, and the copy kept until it is
 * collected.
 */
function inPieces(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  let given = 0
  return new ReadableStream(
    {
      pull(pieces) {
        if (given >= bytes.length) return pieces.close()
        pieces.enqueue(bytes.subarray(given, given + PIECE_BYTES))
        given += PIECE_BYTES
      },
    },
    { highWaterMark: 0 },
  )
}

const PIECE_BYTES = 2 ** 20

/** A summary as a header value. Throws a `format` error if the bytes are no model.json. */
const toHeader = async (modelJson: Uint8Array<ArrayBuffer>): Promise<string> =>
  encodeURIComponent(JSON.stringify(await summarise(modelJson)))
