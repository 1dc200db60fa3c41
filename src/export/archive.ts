import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { HeatlensError } from '../errors/index.ts'

/** A .zip that grows file by file, so that at most one file is in memory. */
export interface Archive {
  /**
   * Adds a file, deflated unless it is a picture or all files are only stored. Throws a `picture` error if the archive
   * exceeds the limit of its format.
   */
  add(name: string, content: Blob): Promise<void>
  /** Returns the whole archive. Nothing can be added after that. */
  finish(): Promise<Blob>
}

/** Offsets in a .zip have 32 bits; some space is reserved for its directory. */
const MOST_BYTES = 2 ** 32 - 2 ** 26

export function createArchive(mostBytes: number = MOST_BYTES, isStored = false): Archive {
  // Browsers may keep blobs on disk, unlike arrays.
  const parts: Blob[] = []
  let pending: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  const settle = () => {
    parts.push(new Blob(pending))
    pending = []
  }
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    pending.push(chunk as Uint8Array<ArrayBuffer>)
  })
  return {
    async add(name, content) {
      size += content.size
      if (size > mostBytes) {
        throw new HeatlensError('archiveTooLarge')
      }
      // Pictures do not compress further.
      const entry =
        isStored || /^image\//.test(content.type) ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 })
      zip.add(entry)
      const reader = content.stream().getReader()
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) entry.push(piece.value)
      entry.push(new Uint8Array(), true)
      settle()
    },
    async finish() {
      zip.end()
      settle()
      return new Blob(parts, { type: 'application/zip' })
    },
  }
}
