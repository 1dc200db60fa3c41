import type * as H5wasm from 'h5wasm'
import * as v from 'valibot'
import { ModelFormatError, ModelLoadError } from '../errors.ts'
import { aboutFile, classesFor, vgg16 } from '../model/aboutFile.ts'
import { openShelf } from '../model/deviceModels.ts'
import { readKerasH5, type StoredNetwork } from '../model/kerasH5.ts'
import { bytesPerValue, ClassList, demandSize, valueCount } from '../model/manifest.ts'
import { inputSide } from '../model/topology.ts'
import { type PackageAbout, packageFiles } from '../model/writePackage.ts'
import { buildNetwork } from '../network/network.ts'
import type { LoadProgress, WeightType } from '../types.ts'

/** What VGG's pictures are, where the file does not say. */
const INPUT_SIZE = 224

/** The worker that reads a file of weights and keeps it on the device. It is thrown away after one file. */
export interface Importer {
  /**
   * Reads a Keras .h5 without holding it, and keeps it on this device as a model package; what an earlier run over the same
   * file has kept is not made again. A .json beside it names the classes: `["label", ...]` or `[["id", "label"], ...]`.
   * Gives the id of the model. `base` is the address of the page.
   * Throws ModelFormatError or ModelLoadError; then nothing that is incomplete can be loaded.
   */
  importH5(
    files: readonly File[],
    weights: WeightType,
    base: string,
    onProgress: (progress: LoadProgress) => void,
  ): Promise<{ id: string }>
}

/** Makes an {@link Importer} over h5wasm. */
export function createImporter(h5wasm: typeof H5wasm): Importer {
  return {
    async importH5(files, weights, base, onProgress) {
      const list = files.find(({ name }) => /\.json$/i.test(name))
      const file = files.find((one) => one !== list)
      if (!file)
        throw new ModelFormatError(
          'That is no file of weights. Choose a Keras .h5; a list of its classes may come along.',
        )
      const classes = list && (await readClasses(list))
      await demandHdf5(file)
      try {
        return await convert(file, weights, base, onProgress, classes)
      } catch (cause) {
        // What h5wasm throws where a file contradicts itself says nothing to anyone.
        if (cause instanceof ModelFormatError || cause instanceof ModelLoadError) throw cause
        throw damaged(file, cause)
      }
    },
  }

  async function convert(
    file: File,
    weights: WeightType,
    base: string,
    onProgress: (progress: LoadProgress) => void,
    classes: PackageAbout['classes'] | undefined,
  ): Promise<{ id: string }> {
    const h5 = await openFile(h5wasm, file)
    const stored = readKerasH5(h5, INPUT_SIZE)
    const about = describe(stored, file.name, classes)
    const total = stored.tensors.reduce((sum, { shape }) => sum + valueCount(shape) * bytesPerValue[weights], 0)
    // Before anything is read: what could not be run is told here.
    demandSize(total)
    buildNetwork(stored.layers, about.inputSize).checkWeights(stored.tensors)
    const source = { file: file.name, bytes: file.size, lastModified: file.lastModified, weights }
    const shelf = await openShelf(base, about.id, source)
    let loaded = [...shelf.kept.values()].reduce((sum, { bytes }) => sum + bytes, 0)
    onProgress({ loaded, total })
    for await (const { path, bytes, sha256 } of packageFiles(stored, about, weights, shelf.kept)) {
      await shelf.put(path, bytes, sha256)
      if (sha256) loaded += bytes.length
      onProgress({ loaded, total })
    }
    return { id: about.id }
  }
}

/** VGG16's release takes the place of VGG16; a network of one's own never that of one of ours. */
const ownId = (id: string) => (id === vgg16.id ? id : `my-${id}`)

function describe(
  { layers, tensors }: StoredNetwork,
  fileName: string,
  classes: PackageAbout['classes'] = classesFor(tensors.at(-1)?.shape.at(-1) ?? 0),
): PackageAbout {
  const own = layers.map(inputSide).find((side) => side !== undefined)
  const about = aboutFile(fileName)
  return {
    ...about,
    id: ownId(about.id),
    classes,
    preset: 'caffe',
    inputSize: typeof own === 'number' ? own : INPUT_SIZE,
  }
}

const MAX_CLASSES_BYTES = 4 * 2 ** 20

async function readClasses(file: File): Promise<[string, string][]> {
  const notAList = new ModelFormatError(
    `“${file.name}” is not a list of classes. Write it as ["first label", "second label", …], in the order of the outputs.`,
  )
  if (file.size > MAX_CLASSES_BYTES) throw notAList
  const json: unknown = await file
    .text()
    .then(JSON.parse)
    .catch(() => undefined)
  const pairs = Array.isArray(json)
    ? json.map((one, index) => (typeof one === 'string' ? [String(index), one] : one))
    : json
  const parsed = v.safeParse(ClassList, pairs)
  if (!parsed.success) throw notAList
  return parsed.output
}

const signature = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]

async function demandHdf5(file: File): Promise<void> {
  const start = new Uint8Array(
    await file
      .slice(0, signature.length)
      .arrayBuffer()
      .catch((cause: unknown) => {
        throw new ModelLoadError(`“${file.name}” cannot be read any more. Choose it again.`, { cause })
      }),
  )
  if (signature.every((byte, index) => start[index] === byte)) return
  throw new ModelFormatError(
    `“${file.name}” is not an HDF5 file. Choose the weights of a network as Keras saves them, ending in .h5.`,
  )
}

/** Opens a file where it lies: h5wasm reads pieces of it as they are needed, through Emscripten's WORKERFS. */
async function openFile(h5wasm: typeof H5wasm, file: File): Promise<H5wasm.File> {
  const { FS } = await h5wasm.ready
  const folder = '/chosen'
  FS.mkdir(folder)
  FS.mount(FS.filesystems.WORKERFS as never, { blobs: [{ name: 'weights.h5', data: file }] } as never, folder)
  try {
    return new h5wasm.File(`${folder}/weights.h5`, 'r')
  } catch (cause) {
    throw damaged(file, cause)
  }
}

const damaged = (file: File, cause: unknown) =>
  new ModelFormatError(`“${file.name}” is cut short or damaged. Get the file anew.`, { cause })
