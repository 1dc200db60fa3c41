import { deviceStorage } from '../model/cache/deviceStorage.ts'

// What has come of a download, kept on the device piece by piece: it goes on there, also after a reload.

/** All downloads share one cache. */
const CACHE = 'heatlens-downloads'

/** A piece is written when it is this large: each write takes a moment. */
const PIECE_BYTES = 4 * 2 ** 20

const BYTES = 'x-heatlens-bytes'

/** What has come of one file. */
export interface Pieces {
  /** Bytes that have come. */
  readonly size: number
  /** What the publisher calls this version of the file (ETag or date); empty if it does not say. */
  readonly version: string
  /** True if all of it has come. */
  readonly isWhole: boolean
  append(bytes: Uint8Array<ArrayBuffer>): Promise<void>
  /** Begins anew, with this version of the file. */
  restart(version: string): Promise<void>
  /** Writes what is still in memory; `isWhole`: nothing more will come. */
  flush(isWhole?: boolean): Promise<void>
  /** What has come, as a file; its bytes may stay on the device. */
  file(name: string): Promise<File>
  /** Deletes all of it. */
  forget(): Promise<void>
}

interface Kept {
  url: string
  bytes: number
  blob?: Blob
}

interface Note {
  version: string
  isWhole: boolean
}

/** What has come of the file at an address. Where the browser stores nothing, it stays in memory, for this visit. */
export async function openPieces(address: string, base: string): Promise<Pieces> {
  const storage = await deviceStorage()
  const cache = await storage?.open(CACHE)
  // No address of the page's host, and different for each publisher's file.
  const folder = new URL(`on-device/downloads/${encodeURIComponent(address)}/`, base).href
  const noteUrl = `${folder}note`
  const kept = inMemory.get(address) ?? []
  const note: Note = { version: '', isWhole: false, ...(await readNote(cache, noteUrl)) }
  if (cache) kept.splice(0, kept.length, ...(await readKept(cache, folder)))
  else inMemory.set(address, kept)
  let waiting: Uint8Array<ArrayBuffer>[] = []
  const sum = (all: readonly { bytes: number }[]) => all.reduce((total, { bytes }) => total + bytes, 0)
  const held = () => waiting.reduce((total, { length }) => total + length, 0)
  const writeNote = async () => {
    // Where there is no room, another visit begins anew.
    await cache?.put(noteUrl, new Response(JSON.stringify(note))).catch(() => {})
  }
  const write = async () => {
    if (waiting.length === 0) return
    const blob = new Blob(waiting)
    const piece = { url: `${folder}${sum(kept)}`, bytes: blob.size }
    waiting = []
    const response = new Response(blob, { headers: { [BYTES]: String(blob.size) } })
    // Where there is no room, the rest stays in memory.
    const isKept = await cache?.put(piece.url, response).then(
      () => true,
      () => false,
    )
    kept.push(isKept ? piece : { ...piece, blob })
  }
  const clear = async () => {
    waiting = []
    for (const { url } of kept.splice(0)) await cache?.delete(url)
    await cache?.delete(noteUrl)
  }
  return {
    get size() {
      return sum(kept) + held()
    },
    get version() {
      return note.version
    },
    get isWhole() {
      return note.isWhole
    },
    async append(bytes) {
      waiting.push(bytes)
      if (held() >= PIECE_BYTES) await write()
    },
    async restart(version) {
      await clear()
      Object.assign(note, { version, isWhole: false })
      await writeNote()
    },
    async flush(isWhole = false) {
      await write()
      note.isWhole = isWhole
      await writeNote()
    },
    async file(name) {
      await write()
      const blobs = await Promise.all(
        kept.map(async ({ url, blob }) => blob ?? (await (await cache?.match(url))?.blob()) ?? new Blob()),
      )
      // Always the same, so that an import that was stopped goes on.
      return new File(blobs, name, { lastModified: 0 })
    },
    async forget() {
      inMemory.delete(address)
      await clear()
      Object.assign(note, { version: '', isWhole: false })
    },
  }
}

/** What has come where the browser stores nothing. */
const inMemory = new Map<string, Kept[]>()

async function readNote(cache: Cache | undefined, url: string): Promise<Partial<Note>> {
  const json: unknown = await (await cache?.match(url))?.json().catch(() => null)
  const { version, isWhole } = (json ?? {}) as Record<string, unknown>
  return { ...(typeof version === 'string' && { version }), ...(typeof isWhole === 'boolean' && { isWhole }) }
}

/** The pieces that follow one another from the beginning; what comes after a gap is deleted. */
async function readKept(cache: Cache, folder: string): Promise<Kept[]> {
  const urls = (await cache.keys()).map(({ url }) => url).filter((url) => url.startsWith(folder))
  const startOf = (url: string) => Number(url.slice(folder.length))
  const pieces = urls.filter((url) => Number.isInteger(startOf(url))).sort((a, b) => startOf(a) - startOf(b))
  const found: Kept[] = []
  let next = 0
  for (const url of pieces) {
    const bytes = Number((await cache.match(url))?.headers.get(BYTES))
    if (startOf(url) === next && bytes > 0) {
      found.push({ url, bytes })
      next += bytes
    } else await cache.delete(url)
  }
  return found
}
