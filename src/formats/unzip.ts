import { HeatlensError } from '../errors/index.ts'
import { findFolder } from './kerasZip.ts'
import { isFromNetwork, isNetwork, isStrong, MAY_BE_A_NETWORKS, stemOf } from './networkNames.ts'
import { mostBytesOf } from './sizeClass.ts'
import { pathOf, readHead, type SourceFile, sortSources } from './sources.ts'
import { torchZipKind } from './torch/torchKind.ts'
import { gunzip, isTar, listTar, type TarEntry } from './untar.ts'
import { listZip, openEntry, type ZipEntry } from './zip.ts'

/** More files than any network's folder has: a package has one or more for each tensor. */
const MAX_FILES = 20_000

/** The most bytes of all packed files together; what is only stored takes no memory. */
const MAX_BYTES = 2 ** 30

/** What operating systems add to archives. */
const isNoise = (name: string) => name.endsWith('/') || /(^|\/)(?:__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/.test(name)

/**
 * The sources with those that are in archives in place of the archives, such as Teachable Machine's .zip, or a .tar.gz,
 * also where one archive lies in another; a .keras stays, and what PyTorch saved. Of an archive with many things, the
 * files of one network are taken: those in the first folder that has one, and lists of labels elsewhere. Paths are not
 * used: files get the last part of their names. Throws `format` errors for damaged archives, and for those that would
 * take too much memory. `member`: the network that is wanted, by its path as {@link pathOf} tells it; other networks
 * are then left out.
 */
export async function unzipSources(sources: readonly SourceFile[], member?: string): Promise<readonly SourceFile[]> {
  const given = sources.reduce((sum, { file }) => sum + file.size, 0)
  const left = { bytes: Math.min(MAX_BYTES, mostBytesOf(given)), member }
  const once = await unzipAll(sources, left)
  const all = once === sources ? once : await unzipAll(once, left)
  if (!all.some((one) => pathOf(one) === member)) return all
  return all.filter((one) => pathOf(one) === member || !isNetwork(one.file.name))
}

/** The bytes that may still be unpacked, and what is looked for. */
interface Left {
  bytes: number
  member: string | undefined
}

async function unzipAll(sources: readonly SourceFile[], left: Left): Promise<readonly SourceFile[]> {
  if (!sources.some(({ kind }) => Object.hasOwn(openers, kind))) return sources
  const all: SourceFile[] = []
  // One after another, since they share what is left.
  for (const source of sources) all.push(...((await openers[source.kind]?.(source, left)) ?? [source]))
  return all
}

/** What opens each kind of archive. */
const openers: Partial<Record<SourceFile['kind'], (source: SourceFile, left: Left) => Promise<readonly SourceFile[]>>> =
  {
    zip: unzip,
    gzip: unpackGzip,
    tar: (source, left) => untar(source, source.file, left),
  }

async function unpackGzip(source: SourceFile, left: Left): Promise<readonly SourceFile[]> {
  const { file } = source
  const most = Math.min(left.bytes, mostBytesOf(file.size))
  const blob = await gunzip(file, most)
  left.bytes -= blob.size
  if (isTar(await readHead(blob))) return untar(source, blob, left)
  // One file alone.
  return sortEntries(source, [{ name: file.name.replace(/\.gz$/i, ''), blob }])
}

async function untar(source: SourceFile, archive: Blob, { member }: Left): Promise<readonly SourceFile[]> {
  const entries = (await listTar(archive, source.file.name, MAX_FILES)).filter(({ name }) => !isNoise(name))
  const chosen = networkIn(entries, member)
  return withOthers(source, await sortEntries(source, chosen), entries, chosen)
}

async function sortEntries(source: SourceFile, entries: readonly TarEntry[]): Promise<SourceFile[]> {
  const { lastModified } = source.file
  const files = entries.map(({ name, blob }) => new File([blob], fileName(name), { lastModified }))
  return withPlaces(await sortSources(files), source, entries)
}

/** Of an archive in another one, its own name is that of a folder. */
const around = ({ archive, file }: SourceFile) => (archive === undefined ? '' : `${stemOf(file.name)}/`)

/** The files of an archive, which tell where they come from. */
const withPlaces = (files: SourceFile[], source: SourceFile, entries: readonly { name: string }[]) =>
  files.map((one, at) => {
    const folder = `${around(source)}${folderOf(entries[at]?.name ?? '')}`.replace(/\/$/, '')
    return { ...one, archive: source.archive ?? source.file.name, ...(folder !== '' && { folder }) }
  })

async function unzip(source: SourceFile, left: Left): Promise<readonly SourceFile[]> {
  const { file } = source
  const entries = await listZip(file, file.name)
  const all = [...entries.values()].filter(({ name }) => !isNoise(name))
  const chosen = networkIn(all, left.member)
  if (torchZipKind(entries.keys())) return [source]
  const isKeras = findFolder(entries) !== undefined
  if (isKeras && !chosen.some(({ name }) => isWhole(fileName(name)))) return [source]
  if (chosen.length > MAX_FILES) throw new HeatlensError('archiveTooFull', { file: file.name, count: chosen.length })
  demandSense(file, chosen, left)
  const files: File[] = []
  for (const entry of chosen) {
    const blob = await openEntry(file, entry, entry.isDeflated ? left.bytes : Number.POSITIVE_INFINITY, file.name)
    if (entry.isDeflated) left.bytes -= blob.size
    const { lastModified } = file
    files.push(new File([blob], fileName(entry.name), { lastModified }))
  }
  return withOthers(source, withPlaces(await sortSources(files), source, chosen), all, chosen)
}

/** The files, the first of which tells what other networks there are in its archive. */
function withOthers<Entry extends { name: string }>(
  source: SourceFile,
  files: SourceFile[],
  all: readonly Entry[],
  chosen: readonly Entry[],
) {
  const taken = new Set(chosen)
  const others = all
    .filter((one) => !taken.has(one) && isNetwork(fileName(one.name)))
    .map(({ name }) => `${around(source)}${name}`)
  return others.length > 0 ? files.map((one, at) => (at === 0 ? { ...one, others } : one)) : files
}

const fileName = (path: string) => path.slice(path.lastIndexOf('/') + 1)
const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1)

/** A file that holds a network by itself, beside Keras' config.json. */
const isWhole = (name: string) => isStrong(name) && !/weights/i.test(name)

/** The files of one network among those of an archive, and what names its classes elsewhere. */
function networkIn<Entry extends { name: string }>(entries: readonly Entry[], member?: string): readonly Entry[] {
  const likely = entries.filter(({ name }) => MAY_BE_A_NETWORKS.test(fileName(name)))
  const byDepth = likely.toSorted((a, b) => a.name.split('/').length - b.name.split('/').length)
  // Of an archive in another one, its path begins with that of the archive.
  const wanted = byDepth.find(({ name }) => member === name || member?.endsWith(`/${name}`))
  const found = wanted ?? byDepth.find(({ name }) => isStrong(fileName(name)))
  if (!found) return likely
  const folder = folderOf(found.name)
  const own = likely.filter(({ name }) => folderOf(name) === folder)
  const hasLabels = own.some(({ name }) => isFromNetwork(fileName(name)))
  const isBeside = ({ name }: Entry) => folderOf(name) !== folder && isFromNetwork(fileName(name))
  const beside = hasLabels ? [] : likely.filter(isBeside)
  return [...own, ...beside]
}

/** Refuses what is packed as no network can be, before it is unpacked. */
function demandSense(file: File, entries: readonly ZipEntry[], left: Left): void {
  const packed = entries.filter(({ isDeflated }) => isDeflated)
  const bytes = packed.reduce((sum, entry) => sum + entry.bytes, 0)
  if (bytes <= mostBytesOf(file.size) && bytes <= left.bytes) return
  const [largest] = packed.toSorted((a, b) => b.bytes - a.bytes)
  throw new HeatlensError('archivePartTooLarge', {
    ...{ file: file.name, part: (largest?.name ?? '').slice(0, 80) },
    mebibytes: Math.round((largest?.bytes ?? 0) / 2 ** 20),
  })
}
