import { HeatlensError, isOfKind } from '../../errors/index.ts'
import { aboutFile, releaseOf } from '../../formats/aboutFile.ts'
import { type OpenedSources, openSources, type Tools } from '../../formats/index.ts'
import { listsAmong, withEarlier } from '../../formats/labels.ts'
import { freeName, nameOf } from '../../formats/naming.ts'
import { preparePackage } from '../../formats/preparePackage.ts'
import { type SourceFile, sortSources } from '../../formats/sources.ts'
import { sourceOf } from '../../formats/torch/sourceOf.ts'
import { asPair } from '../../formats/unfitArchitecture.ts'
import { unzipSources } from '../../formats/unzip.ts'
import { isObject } from '../../json.ts'
import { isFetching } from '../../lazyImport.ts'
import { deleteFromDevice } from '../../model/cache/deviceModels.ts'
import {
  allocateStorage,
  type HeldSources,
  type ModelCache,
  type StorageRequest,
} from '../../model/cache/openModelCache.ts'
import { demandRoom } from '../../model/package/demandRoom.ts'
import { demandSize, isPackage } from '../../model/package/manifest.ts'
import { releaseLarge } from '../../model/package/release.ts'
import { type PackageAbout, packageFiles, packedBytes } from '../../model/package/writePackage.ts'
import type { Keeping, LoadProgress, Understood } from '../../types.ts'
import { copyPackage } from './copyPackage.ts'
import { findTwin } from './findTwin.ts'
import { type Imported, toImported } from './imported.ts'
import { othersThan, understand } from './understand.ts'

/** The worker that reads the files of a network and stores it on the device. Each worker imports one network. */
export interface Importer {
  /**
   * Stores a network on this device as a model package, from files of any format that Heatlens knows, which are read in
   * pieces; a Heatlens package is stored as it is, also from a .zip. Files stored by an earlier run over the same source are reused. A
   * list beside them may name the classes. Returns the model's id, and its files if the browser does not allow storage.
   * `base` is the page's address, `held` what it holds in memory. Throws `format`, `load` or `room` errors; an
   * incomplete model can never be loaded. `onUnderstood` receives what was understood of them, before it is checked
   * whether this device can hold it, and before any weights are read. `onFetching` is called at once, and each second
   * while a file of Heatlens that this needs is on its way.
   */
  importNetwork(
    files: readonly File[],
    keeping: Keeping,
    base: string,
    onProgress: (progress: LoadProgress) => void,
    held?: HeldSources,
    onUnderstood?: (understood: Understood) => void,
    onFetching?: () => void,
  ): Promise<Imported>
}

/** Creates an {@link Importer} over what opens HDF5. */
export function createImporter(tools: Tools): Importer {
  return {
    async importNetwork(files, keeping, base, onProgress, held = {}, onUnderstood = () => {}, onFetching = () => {}) {
      onFetching()
      const sign = setInterval(() => isFetching() && onFetching(), SIGN_MS)
      try {
        return await importFiles(files, { keeping, tools }, { base, held }, { onProgress, onUnderstood })
      } finally {
        clearInterval(sign)
      }
    },
  }
}

/** Milliseconds between two signs that a file of Heatlens is on its way. */
const SIGN_MS = 1000

/** See {@link Importer.importNetwork}. */
async function importFiles(
  files: readonly File[],
  { keeping, tools }: { keeping: Keeping; tools: Tools },
  where: Pick<StorageRequest, 'base' | 'held'>,
  telling: Telling,
): Promise<Imported> {
  const whither = { ...where, isForVisit: keeping.isForVisit === true }
  const given = await sortSources(files)
  const sources = await unzipSources(given, keeping.member?.path)
  const own = sources.find(({ json }) => isPackage(json))
  if (own) {
    const all = sources.map(({ file }) => file)
    return copyPackage(own.file, all, whither, telling.onProgress, telling.onUnderstood)
  }
  await demandMore(sources)
  const stored = await openSources(sources, tools, keeping.choices)
  const { lists = [] } = keeping
  if (lists.length > 0) stored.about.lists = await withEarlier(stored.about.lists ?? [], lists)
  return convert({ stored, given, sources, keeping }, whither, telling)
}

/** Says what is wrong with a single JSON that was meant as a class list, instead of asking for a network. */
async function demandMore([only, ...others]: readonly SourceFile[]): Promise<void> {
  if (!only || others.length > 0 || !isObject(only.json) || !Object.hasOwn(only.json, 'labels')) return
  const [list] = await listsAmong([only])
  if (!list?.entries.length) throw new HeatlensError('notAClassList', { file: only.file.name })
}

interface Opened {
  stored: OpenedSources
  /** The files as they were given, and those in archives in place of the archives. */
  given: readonly SourceFile[]
  sources: readonly SourceFile[]
  keeping: Keeping
}

/** The file that stands for a network: the only one, else model.json or the largest. */
function mainFile(sources: readonly SourceFile[]): File {
  const [largest] = sources.map(({ file }) => file).sort((a, b) => b.size - a.size)
  const model = sources.find(({ file }) => file.name === 'model.json')?.file
  const main = model ?? largest
  if (!main) throw new HeatlensError('noNetworkInFiles')
  return main
}

/** The page's callbacks. */
interface Telling {
  onProgress(progress: LoadProgress): void
  onUnderstood(understood: Understood): void
}

async function convert(
  { stored, given, sources, keeping }: Opened,
  whither: StorageRequest,
  { onProgress, onUnderstood }: Telling,
): Promise<Imported> {
  const { weights } = keeping
  const prepared = await asPair(stored.about.pair, () => preparePackage(stored, sources, keeping))
  const { network, plan, outputs, preprocessing, preprocessingFrom, told } = prepared
  const total = packedBytes(network, weights)
  const main = mainFile(given)
  // All model.json have one name.
  const named = aboutFile(main.name === 'model.json' ? stored.about.name : main.name)
  stored.about.name = nameOf(stored, sources, prepared, keeping.folder)
  onUnderstood(
    understand(stored, prepared, { file: main.name, bytes: total, others: othersThan(stored.file, sources) }),
  )
  // Reject what cannot run before reading any weights.
  demandSize(total)
  demandRoom(total, plan.bytes.peak)
  const release = keeping.about ?? releaseOf(main.name)
  const source = sourceOf(named.source, stored.about)
  const about = release ?? { ...named, source, name: stored.about.name }
  const bytes = given.reduce((sum, { file }) => sum + file.size, 0)
  const made = { file: main.name, bytes, lastModified: main.lastModified, weights }
  // What is published has its own id; a user's network never gets the id of a built-in one.
  const place = release ? about.id : `my-${about.id}`
  const { producer } = stored.about
  const write = (id: string, name: string, kept?: ModelCache['kept']) => {
    const more = { outputs, preprocessing, preprocessingFrom }
    const by = producer !== undefined && { producer: producer.slice(0, 200) }
    const full: PackageAbout = { ...about, id, name, ...more, ...by }
    return packageFiles(network, full, weights, kept)
  }
  const twin = await findTwin(whither.base, made, write, (loaded) => onProgress({ loaded, total }))
  if (twin !== undefined) return { id: twin, ...(told && { told }) }
  const found = await allocateStorage(whither, place, made)
  const { id, cache } = found
  const name = freeName(
    about.name,
    (keeping.names ?? []).filter((one) => one.id !== id),
  )
  let loaded = [...cache.kept.values()].reduce((sum, { bytes }) => sum + bytes, 0)
  onProgress({ loaded, total })
  let last = new Uint8Array()
  try {
    for await (const { path, bytes, sha256 } of write(id, name, cache.kept)) {
      await cache.put(path, bytes, sha256)
      if (sha256) {
        loaded += bytes.length
        releaseLarge(bytes)
      } else last = bytes
      onProgress({ loaded, total })
    }
  } catch (error) {
    // A useless file leaves nothing behind; after a lack of space or a failed read, a later run can resume.
    const mayGoOn = isOfKind(error, 'load', 'room')
    if (!mayGoOn && !found.files) await deleteFromDevice(id)
    throw error
  }
  // model.json comes last.
  return { ...(await toImported(found, made, last)), ...(told && { told }) }
}
