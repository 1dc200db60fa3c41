import { HeatlensError, isOfKind } from '../../errors/index.ts'
import { aboutFile, vgg16 } from '../../formats/aboutFile.ts'
import { openNetwork, type StoredNetwork, type Tools } from '../../formats/index.ts'
import { preparePackage } from '../../formats/preparePackage.ts'
import { type SourceFile, sortSources } from '../../formats/sources.ts'
import { unzipSources } from '../../formats/unzip.ts'
import { deleteFromDevice } from '../../model/cache/deviceModels.ts'
import { allocateStorage, type HeldSources, type StorageRequest } from '../../model/cache/openModelCache.ts'
import { demandRoom } from '../../model/package/demandRoom.ts'
import { demandSize, isPackage } from '../../model/package/manifest.ts'
import { type PackageAbout, packageFiles, packedBytes } from '../../model/package/writePackage.ts'
import type { Keeping, LoadProgress } from '../../types.ts'
import { copyPackage } from './copyPackage.ts'
import { type Imported, toImported } from './imported.ts'

/** The worker that reads the files of a network and stores it on the device. Each worker imports one network. */
export interface Importer {
  /**
   * Stores a network on this device as a model package, from files of any format that Heatlens knows, which are read in
   * pieces; a Heatlens package is stored as it is, also from a .zip. Files stored by an earlier run over the same source are reused. A
   * list beside them may name the classes. Returns the model's id, and its files if the browser does not allow storage.
   * `base` is the page's address, `held` what it holds in memory. Throws `format`, `load` or `room` errors; an
   * incomplete model can never be loaded.
   */
  importNetwork(
    files: readonly File[],
    keeping: Keeping,
    base: string,
    onProgress: (progress: LoadProgress) => void,
    held?: HeldSources,
  ): Promise<Imported>
}

/** Creates an {@link Importer} over what opens HDF5. */
export function createImporter(tools: Tools): Importer {
  return {
    async importNetwork(files, keeping, base, onProgress, held = {}) {
      const whither = { base, held, isForVisit: keeping.isForVisit === true }
      const sources = await sortSources(files)
      const inside = await unzipSources(sources)
      const own = inside.find(({ json }) => isPackage(json))
      if (own) {
        const all = inside.map(({ file }) => file)
        return copyPackage(own.file, all, whither, onProgress)
      }
      demandMore(sources)
      const stored = await openNetwork({ files }, tools)
      return convert({ stored, sources, keeping }, whither, onProgress)
    },
  }
}

/** Says what is wrong with a single JSON that was meant as a class list, instead of asking for a network. */
function demandMore([only, ...others]: readonly SourceFile[]): void {
  const isObject = typeof only?.json === 'object' && only.json !== null && !Array.isArray(only.json)
  const isLabels = isObject && 'labels' in (only.json as object)
  if (only && others.length === 0 && isLabels) throw new HeatlensError('notAClassList', { file: only.file.name })
}

interface Opened {
  stored: StoredNetwork
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

async function convert(
  { stored, sources, keeping }: Opened,
  whither: StorageRequest,
  onProgress: (progress: LoadProgress) => void,
): Promise<Imported> {
  const { weights } = keeping
  const { network, plan, outputs, preprocessing, preprocessingFrom, told } = preparePackage(stored, sources, keeping)
  const total = packedBytes(network, weights)
  // Reject what cannot run before reading any weights.
  demandSize(total)
  demandRoom(total, plan.bytes.peak)
  const main = mainFile(sources)
  const isRelease = main.name === vgg16.file
  // All model.json have one name.
  const named = aboutFile(main.name === 'model.json' ? stored.about.name : main.name)
  const about = isRelease ? named : { ...named, name: stored.about.name }
  const bytes = sources.reduce((sum, { file }) => sum + file.size, 0)
  const made = { file: main.name, bytes, lastModified: main.lastModified, weights }
  // VGG16's release gets VGG16's id; a user's network never gets the id of a built-in one.
  const place = isRelease ? about.id : `my-${about.id}`
  const found = await allocateStorage(whither, place, made)
  const { id, cache } = found
  const { producer } = stored.about
  const full: PackageAbout = {
    ...about,
    id,
    name: (id === place ? about.name : `${about.name} (${id.slice(place.length + 1)})`).slice(0, 80),
    ...{ outputs, preprocessing, preprocessingFrom },
    ...(producer !== undefined && { producer: producer.slice(0, 200) }),
  }
  let loaded = [...cache.kept.values()].reduce((sum, { bytes }) => sum + bytes, 0)
  onProgress({ loaded, total })
  let last = new Uint8Array()
  try {
    for await (const { path, bytes, sha256 } of packageFiles(network, full, weights, cache.kept)) {
      await cache.put(path, bytes, sha256)
      if (sha256) loaded += bytes.length
      last = bytes
      onProgress({ loaded, total })
    }
  } catch (error) {
    // A useless file leaves nothing behind; after a lack of space or a failed read, a later run can resume.
    const mayGoOn = isOfKind(error, 'load', 'room')
    if (!mayGoOn && !found.files) await deleteFromDevice(id)
    throw error
  }
  // model.json comes last.
  return { ...toImported(found, made, last), ...(told && { told }) }
}
