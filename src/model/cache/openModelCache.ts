import { HeatlensError } from '../../errors/index.ts'
import { readManifest } from '../package/manifest.ts'
import { type ModelSummary, summaryOf } from '../package/summary.ts'
import { deviceUrl, type ModelSource, PREFIX, readSource, SOURCE, SUMMARY } from './deviceModels.ts'
import { deviceStorage } from './deviceStorage.ts'
import { type HeldFiles, memoryModelCache, sourceText } from './heldModel.ts'

const HASH = 'x-heatlens-sha256'

/** A place on the device for the files of one model. */
export interface ModelCache {
  /** The shards that are there already, of the same file in the same weights, by name. */
  kept: ReadonlyMap<string, { bytes: number; sha256: string }>
  /** Keeps a file; the promise resolves once it is really there. Throws a `room` error where there is none. */
  put(path: string, bytes: Uint8Array<ArrayBuffer>, sha256?: string): Promise<void>
}

/** Which models are held in memory, by their ids, each with what it was made from as JSON. */
export type HeldSources = Readonly<Record<string, string>>

/** Where a model from files is to go. */
export interface Whither {
  /** The page's address. */
  base: string
  /** What the page holds in memory already. */
  held: HeldSources
  /** True where it is not to be kept on the device. */
  isForVisit: boolean
}

/** A place for a model that is made from files. */
export interface ModelPlace {
  id: string
  shelf: ModelCache
  /** Where that is in memory: the browser lets the page keep nothing, or it is not to be kept. */
  files?: HeldFiles
}

/**
 * Finds a place for a model from files: on the device, or in memory where the browser keeps nothing or `isForVisit`. None that is whole loses its
 * place: the id is the wanted one, or that with a number. `source` is what the model is made from: the same one comes to the same place again.
 */
export async function findPlace(
  { base, held, isForVisit }: Whither,
  wanted: string,
  source: ModelSource,
): Promise<ModelPlace> {
  const id = await freeId(base, wanted, source, held)
  // Whatever keeps the first small file from being kept keeps all of them: it is refused, or there is no room at all.
  const shelf = isForVisit ? undefined : await openModelCache(base, id, source).catch(() => undefined)
  if (shelf) return { id, shelf }
  const holding = memoryModelCache()
  return { id, shelf: holding, files: holding.files }
}

async function freeId(base: string, wanted: string, source: ModelSource, held: HeldSources): Promise<string> {
  const storage = await deviceStorage()
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

/** Makes room for a model; what was left of the same file stays, anything else under the name goes. */
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
      ...(path === 'model.json' && { [SUMMARY]: toHeader(bytes) }),
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

/** Bytes as the body of a response, which would copy all of them at once and keep the copy until it is collected. */
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

/** A summary as a header can carry it. Throws a `format` error where these are not the bytes of a model.json. */
const toHeader = (modelJson: Uint8Array<ArrayBuffer>): string =>
  encodeURIComponent(JSON.stringify(summarise(modelJson)))

/** What lists tell of a model, from the bytes of its model.json. Throws a `format` error where they are not. */
export const summarise = (modelJson: Uint8Array<ArrayBuffer>): ModelSummary =>
  summaryOf(readManifest(JSON.parse(new TextDecoder().decode(modelJson))))
