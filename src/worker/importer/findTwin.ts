import { type ConvertedFile, deviceUrl, PREFIX, readSource, storedName } from '../../model/cache/deviceModels.ts'
import { deviceStorage } from '../../model/cache/deviceStorage.ts'
import { HASH } from '../../model/cache/openModelCache.ts'
import { releaseLarge } from '../../model/package/release.ts'
import type { PackageFile } from '../../model/package/writePackage.ts'

/** Writes the package of a network as one that has this id and name. */
export type Write = (id: string, name: string) => AsyncIterable<PackageFile>

/**
 * The id of the network on this device that was made from the same files, if there is one: its file has the same name
 * and size, though perhaps another date, and its package is the same to the byte. Reads all weights if so, and
 * stores nothing. `onRead` receives the bytes that were compared so far.
 */
export async function findTwin(
  base: string,
  { file, bytes, lastModified, weights }: ConvertedFile,
  write: Write,
  onRead: (bytes: number) => void,
): Promise<string | undefined> {
  const storage = await deviceStorage()
  for (const cacheName of (await storage?.keys()) ?? []) {
    if (!storage || !cacheName.startsWith(PREFIX)) continue
    const id = cacheName.slice(PREFIX.length)
    const cache = await storage.open(cacheName)
    const source = await readSource(cache, base, id)
    if (!source || !('weights' in source)) continue
    // What is stored of it needs no second look.
    if (source.lastModified === lastModified) continue
    if (source.file !== file || source.bytes !== bytes || source.weights !== weights) continue
    const json = await cache.match(deviceUrl(base, id, 'model.json'))
    const name = json && storedName(json)
    if (name === undefined) continue
    const text = await json?.text()
    const hashOf = async (path: string) => (await cache.match(deviceUrl(base, id, path)))?.headers.get(HASH)
    if (await isSame(write(id, name), { text, hashOf }, onRead)) return id
  }
  return undefined
}

interface Kept {
  /** Its model.json. */
  text: string | undefined
  /** The SHA-256 of a shard. */
  hashOf(path: string): Promise<string | null | undefined>
}

async function isSame(files: AsyncIterable<PackageFile>, kept: Kept, onRead: (bytes: number) => void) {
  let read = 0
  for await (const { path, bytes, sha256 } of files) {
    const isEqual = sha256 ? (await kept.hashOf(path)) === sha256 : new TextDecoder().decode(bytes) === kept.text
    if (!isEqual) return false
    if (sha256) {
      read += bytes.length
      releaseLarge(bytes)
    }
    onRead(read)
  }
  return true
}
