import type * as H5wasm from 'h5wasm'
import * as v from 'valibot'
import { planNetwork } from '../../engine/plan.ts'
import { HeatlensError, isOfKind } from '../../errors/index.ts'
import { aboutFile, classesFor, vgg16 } from '../../formats/aboutFile.ts'
import { readKerasH5 } from '../../formats/kerasH5.ts'
import { readTfjsModel } from '../../formats/tfjsModel.ts'
import { deleteFromDevice } from '../../model/cache/deviceModels.ts'
import { allocateStorage, type HeldSources, type StorageRequest } from '../../model/cache/openModelCache.ts'
import { bytesPerValue, ClassList, demandSize, isPackage, valueCount } from '../../model/package/manifest.ts'
import type { StoredNetwork } from '../../model/package/storedNetwork.ts'
import { inputSide } from '../../model/package/topology.ts'
import { type PackageAbout, packageFiles } from '../../model/package/writePackage.ts'
import type { Keeping, LoadProgress, WeightType } from '../../types.ts'
import { copyPackage } from './copyPackage.ts'
import { type Imported, toImported } from './imported.ts'
import { openH5 } from './openH5.ts'

/** VGG's input size, for files that do not state it. */
const INPUT_SIZE = 224

/** The worker that reads the files of a network and stores it on the device. Each worker imports one network. */
export interface Importer {
  /**
   * Stores a network on this device as a model package, from a Keras .h5, which is read in pieces, or from the files of
   * a TensorFlow.js layers-model; a Heatlens package is stored as it is. Files stored by an earlier run over the same
   * source are reused. A .json beside them may name the classes: `["label", ...]` or `[["id", "label"], ...]`. Returns
   * the model's id, and its files if the browser does not allow storage. `base` is the page's address, `held` what it
   * holds in memory. Throws `format`, `load` or `room` errors; an incomplete model can never be loaded.
   */
  importNetwork(
    files: readonly File[],
    keeping: Keeping,
    base: string,
    onProgress: (progress: LoadProgress) => void,
    held?: HeldSources,
  ): Promise<Imported>
}

/** Creates an {@link Importer} over h5wasm. */
export function createImporter(h5wasm: typeof H5wasm): Importer {
  return {
    async importNetwork(files, keeping, base, onProgress, held = {}) {
      const whither = { base, held, isForVisit: keeping.isForVisit === true }
      const { h5, model, classes } = await sortOut(files)
      if (model && isPackage(model.json)) return copyPackage(model.file, files, whither, onProgress)
      const opened = h5 ? await openKeras(h5wasm, h5) : model ? openTfjs(model, files) : undefined
      if (opened) return convert(opened, keeping, classes, whither, onProgress)
      throw new HeatlensError('noNetworkInFiles')
    },
  }
}

/** A network in files, and what identifies them later. */
interface OpenedFiles {
  stored: StoredNetwork
  about: Pick<PackageAbout, 'id' | 'name' | 'source' | 'licence'>
  source: { file: string; bytes: number; lastModified: number }
}

async function openKeras(h5wasm: typeof H5wasm, file: File): Promise<OpenedFiles> {
  const damaged = (cause: unknown) => {
    // h5wasm's messages about inconsistent files help nobody.
    if (cause instanceof HeatlensError) return cause
    return new HeatlensError('fileDamaged', { file: file.name }, { cause })
  }
  try {
    const { layers, tensors } = readKerasH5(await openH5(h5wasm, file), INPUT_SIZE)
    const careful = tensors.map((tensor) => ({
      ...tensor,
      async readRows(start: number, end: number) {
        try {
          return await tensor.readRows(start, end)
        } catch (cause) {
          throw damaged(cause)
        }
      },
    }))
    const { name, size, lastModified } = file
    return {
      stored: { layers, tensors: careful },
      about: aboutFile(name),
      source: { file: name, bytes: size, lastModified },
    }
  } catch (cause) {
    throw damaged(cause)
  }
}

function openTfjs({ file, json }: ModelJson, files: readonly File[]): OpenedFiles {
  const stored = readTfjsModel(json, new Map(files.map((one) => [one.name, one])))
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  const named = v.safeParse(Named, json)
  return {
    stored,
    about: aboutFile(named.success ? named.output.modelTopology.model_config.config.name : file.name),
    source: { file: file.name, bytes, lastModified: file.lastModified },
  }
}

/** A model.json that names its network. */
const Named = v.object({
  modelTopology: v.object({ model_config: v.object({ config: v.object({ name: v.pipe(v.string(), v.nonEmpty()) }) }) }),
})

async function convert(
  { stored, about, source }: OpenedFiles,
  { weights: wanted, preset }: Keeping,
  classes: PackageAbout['classes'] | undefined,
  whither: StorageRequest,
  onProgress: (progress: LoadProgress) => void,
): Promise<Imported> {
  const weights = wanted === 'float32' ? ownWeights(stored) : wanted
  const total = stored.tensors.reduce((sum, { shape }) => sum + valueCount(shape) * bytesPerValue[weights], 0)
  const own = stored.layers.map(inputSide).find((side) => side !== undefined)
  const inputSize = typeof own === 'number' ? own : INPUT_SIZE
  // Reject what cannot run before reading any weights.
  demandSize(total)
  planNetwork(stored.layers, inputSize).checkWeights(stored.tensors)
  const made = { ...source, weights }
  // VGG16's release gets VGG16's id; a user's network never gets the id of a built-in one.
  const place = about.source === vgg16.source ? about.id : `my-${about.id}`
  const found = await allocateStorage(whither, place, made)
  const { id, cache } = found
  const full: PackageAbout = {
    ...about,
    id,
    name: id === place ? about.name : `${about.name} (${id.slice(place.length + 1)})`,
    classes: classes ?? classesFor(stored.tensors.at(-1)?.shape.at(-1) ?? 0),
    preset,
    inputSize,
  }
  let loaded = [...cache.kept.values()].reduce((sum, { bytes }) => sum + bytes, 0)
  onProgress({ loaded, total })
  let last = new Uint8Array()
  try {
    for await (const { path, bytes, sha256 } of packageFiles(stored, full, weights, cache.kept)) {
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
  return toImported(found, made, last)
}

/** The encoding of the files' own values, if all share one that packages support; otherwise float32. */
function ownWeights({ tensors }: StoredNetwork): WeightType {
  const kinds = new Set(tensors.map(({ quantization }) => quantization?.dtype ?? 'float32'))
  const [kind] = kinds
  return kinds.size === 1 && kind ? kind : 'float32'
}

const MAX_JSON_BYTES = 8 * 2 ** 20

interface ModelJson {
  file: File
  json: unknown
}

interface Sorted {
  h5: File | undefined
  model: ModelJson | undefined
  classes: PackageAbout['classes'] | undefined
}

/** Separates the network's files from a class list. Throws a `format` error for an invalid list. */
async function sortOut(files: readonly File[]): Promise<Sorted> {
  const isJson = ({ name }: File) => /\.json$/i.test(name)
  const jsons = await Promise.all(files.filter(isJson).map(async (file) => ({ file, json: await readJson(file) })))
  const model = jsons.find(({ json }) => typeof json === 'object' && json !== null && 'modelTopology' in json)
  const others = files.filter((file) => !isJson(file))
  const h5 = others.find(({ name }) => /\.(h5|hdf5)$/i.test(name)) ?? (model ? undefined : others[0])
  // A folder may hold an unrelated .json.
  const list = jsons.find(({ json }) => (model ? Array.isArray(json) : true))
  return { h5, model, classes: list && readClasses(list.file.name, list.json) }
}

/** The content of a .json; undefined if it is not JSON. */
async function readJson(file: File): Promise<unknown> {
  if (file.size > MAX_JSON_BYTES) return undefined
  return file
    .text()
    .then(JSON.parse)
    .catch(() => undefined)
}

function readClasses(name: string, json: unknown): PackageAbout['classes'] {
  const pairs = Array.isArray(json)
    ? json.map((one, index) => (typeof one === 'string' ? [String(index), one] : one))
    : json
  const parsed = v.safeParse(ClassList, pairs)
  if (parsed.success) return parsed.output
  throw new HeatlensError('notAClassList', { file: name })
}
