import { findFolder } from './kerasZip.ts'
import { type SourceFile, sortSources } from './sources.ts'
import { listZip, openEntry } from './zip.ts'

/** More files than any network's folder has: a package has one or more for each tensor. */
const MAX_ENTRIES = 20_000

/** The most bytes of all packed files together; what is only stored takes no memory. */
const MAX_BYTES = 2 ** 30

/** What operating systems add to archives. */
const isNoise = (name: string) => name.endsWith('/') || /(^|\/)(?:__MACOSX\/|\.)/.test(name)

/**
 * The sources with those that are in archives in place of the archives, such as Teachable Machine's; a .keras stays.
 * Paths are not used: files get the last part of their names. Throws `format` errors for damaged archives.
 */
export async function unzipSources(sources: readonly SourceFile[]): Promise<readonly SourceFile[]> {
  const all = await Promise.all(sources.map(async (source) => (source.kind === 'zip' ? unzip(source) : [source])))
  return all.flat()
}

async function unzip(source: SourceFile): Promise<readonly SourceFile[]> {
  const { file } = source
  const entries = await listZip(file, file.name)
  if (findFolder(entries) !== undefined || entries.size > MAX_ENTRIES) return [source]
  const files: File[] = []
  let left = MAX_BYTES
  for (const entry of entries.values()) {
    if (isNoise(entry.name)) continue
    const blob = await openEntry(file, entry, entry.isDeflated ? left : Number.POSITIVE_INFINITY, file.name)
    if (entry.isDeflated) left -= blob.size
    const { lastModified } = file
    files.push(new File([blob], entry.name.split('/').at(-1) as string, { lastModified }))
  }
  return sortSources(files)
}
