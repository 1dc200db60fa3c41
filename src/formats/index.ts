import { HeatlensError } from '../errors/index.ts'
import type { ListBeside } from '../labels/classList.ts'
import { lazyImport } from '../lazyImport.ts'
import type { StoredNetwork } from '../model/storedNetwork.ts'
import type { Choices } from '../types.ts'
import { carefully, withCare } from './careful.ts'
import { filesByName } from './filesByName.ts'
import { isModelJson, readModelJson } from './keras/config.ts'
import { hasWeightsAlone, openKerasH5 } from './kerasH5.ts'
import { isKerasZip, openKerasZip } from './kerasZip.ts'
import { listsAmong } from './labels.ts'
import { isShard } from './networkNames.ts'
import { refuseOtherKinds } from './otherKinds.ts'
import { valuesWanted } from './preprocessingOf.ts'
import { demandStored } from './sizeClass.ts'
import type { Sources } from './sources.ts'
import { demandNetworkFile, type SourceFile, sortSources, type Tools } from './sources.ts'
import { demandPictures, teachableMachine } from './teachableMachine.ts'
import { isGraphModelJson, readGraphModel } from './tfjsGraph/readGraphModel.ts'
import { isTfjsJson, readTfjsModel } from './tfjsModel.ts'
import { torchZipKind } from './torch/torchKind.ts'
import { asPair } from './unfitArchitecture.ts'
import { unzipSources } from './unzip.ts'
import { listZip } from './zip.ts'

export type { Tools } from './sources.ts'

/** A format of networks: how its files are recognised among others, and how they are opened. */
interface Format {
  id: FormatId
  /** The file that makes it this format, if it is there. */
  find(files: readonly SourceFile[]): SourceFile | undefined | Promise<SourceFile | undefined>
  open(
    found: SourceFile,
    files: readonly SourceFile[],
    tools: Tools,
    choices: Choices,
  ): StoredNetwork | Promise<StoredNetwork>
}

const ofKind = (files: readonly SourceFile[], kind: SourceFile['kind']) => files.find((file) => file.kind === kind)

const arriveOnnx = lazyImport(() => import('./onnx/readOnnx.ts'))

/** Weights of ONNX in a file of their own, whose name is that of the network with more behind it. */
const onnxData = /^(.*\.onnx)(?:[._-]?data|\.weights)(?: ?\(\d+\))?$/i

const architectureAmong = (files: readonly SourceFile[]) =>
  files.find(({ kind, json }) => kind === 'json' && !isTfjsJson(json) && isModelJson(json))

const torch = lazyImport(() => import('./torch/openTorch.ts'))

/** The formats, in the order in which they are looked for. */
const formats: readonly Format[] = [
  {
    id: 'tfjs-graph',
    find: (files) => files.find(({ json }) => isGraphModelJson(json)),
    open: ({ file, json }, files) => {
      if (!isGraphModelJson(json)) throw new HeatlensError('notANetwork')
      return readGraphModel(json, filesByName(files, file), file.name)
    },
  },
  {
    id: 'tfjs',
    find: (files) => files.find(({ json }) => isTfjsJson(json)),
    open: ({ file, json }, files) => readTfjsModel(json, filesByName(files, file), file.name),
  },
  {
    id: 'keras-zip',
    find: async (files) => {
      for (const one of files) {
        if (one.kind === 'zip' && (await isKerasZip(one.file))) return one
      }
      return undefined
    },
    open: ({ file }, _, tools) => openKerasZip(file, tools),
  },
  {
    id: 'keras-h5',
    find: (files) => ofKind(files, 'hdf5'),
    open: async ({ file }, files, tools) => {
      const architecture = architectureAmong(files)
      const model = architecture && readModelJson(architecture.json)
      const h5 = await tools.openH5(file)
      if (!architecture || !hasWeightsAlone(h5)) return openKerasH5(h5, file.name, model)
      const pair = { architecture: architecture.file.name, weights: file.name }
      const network = await asPair(pair, () => openKerasH5(h5, file.name, model))
      return { ...network, about: { ...network.about, pair } }
    },
  },
  {
    id: 'safetensors',
    find: (files) => ofKind(files, 'safetensors'),
    open: async ({ file }, files, _, choices) => (await torch()).openSafetensors(file, files, choices),
  },
  {
    id: 'torch',
    find: async (files) => {
      for (const one of files) {
        if (one.kind === 'torch') return one
        if (one.kind === 'zip' && torchZipKind((await listZip(one.file, one.file.name)).keys())) return one
      }
      return undefined
    },
    open: async ({ file, kind }, files, _, choices) =>
      (await torch()).openPickled(file, kind === 'zip' ? 'zip' : 'old', files, choices),
  },
  {
    id: 'onnx',
    // By its name too, so that a damaged one is told as such.
    find: (files) =>
      ofKind(files, 'onnx') ?? files.find(({ file, kind }) => kind === 'other' && /\.onnx$/i.test(file.name)),
    open: async ({ file }, files) => {
      const { readOnnx } = await arriveOnnx()
      return readOnnx(file, file.name, filesByName(files, file))
    },
  },
  {
    id: 'keras-architecture',
    find: architectureAmong,
    open: ({ file }) => {
      throw new HeatlensError('weightsNotBeside', { file: file.name })
    },
  },
]

/** The ids of the formats that can be opened. */
export type FormatId =
  | 'tfjs-graph'
  | 'tfjs'
  | 'keras-zip'
  | 'keras-h5'
  | 'safetensors'
  | 'torch'
  | 'onnx'
  | 'keras-architecture'

/**
 * The format of a network among files, by their bytes; undefined if none of them is one. Reads the heads of files, and
 * all of a JSON file. Throws `load` errors if a file is gone.
 */
export async function sniff(sources: Sources): Promise<FormatId | undefined> {
  const files = await unzipSources(await sortSources(sources.files))
  return (await choose(files))?.format.id
}

/**
 * Opens the network in files of any known format: its graph, and its tensors, none of which is read yet. Class labels
 * in a file beside it are read too. Throws `format` errors that say what keeps Heatlens from opening it, `load` errors
 * if files are missing or gone.
 */
export async function openNetwork(sources: Sources, tools: Tools): Promise<StoredNetwork> {
  return openSources(await unzipSources(await sortSources(sources.files)), tools)
}

/** A network with the format that its files are in. */
export type OpenedSources = StoredNetwork & { format: FormatId /** Its file. */; file: File }

/** The same, from files that were sorted and unpacked before; `choices` tells what weights leave open. */
export async function openSources(
  files: readonly SourceFile[],
  tools: Tools,
  choices: Choices = {},
): Promise<OpenedSources> {
  const chosen = await choose(files)
  if (!chosen) {
    const [largest] = files.map(({ file }) => file).toSorted((a, b) => b.size - a.size)
    await refuseOtherKinds(files)
    const shards = files.filter(({ file, kind }) => (kind === 'other' || kind === 'text') && isShard(file.name))
    const [shard] = shards
    const network = files.map(({ file }) => onnxData.exec(file.name)?.[1]).find((name) => name !== undefined)
    if (network !== undefined)
      throw new HeatlensError('filesMissing', {
        count: 1,
        file: network,
        names: [network],
        of: files[0]?.file.name ?? network,
      })
    if (shard) throw new HeatlensError('modelJsonMissing', { count: shards.length, file: shard.file.name })
    if (!largest) throw new HeatlensError('noNetworkInFiles')
    return demandNetworkFile(largest)
  }
  const { found, format } = chosen
  const { name } = found.file
  demandPictures(files, name)
  const network = withCare(await carefully(name, () => format.open(found, files, tools, choices)), name)
  if (/^keras/.test(format.id)) demandStored(network.tensors, found.file.size, name)
  const beside = files.filter((one) => one !== found)
  return {
    ...withAbout(network, await listsAmong(beside), teachableMachine(beside, network.graph)),
    format: format.id,
    file: found.file,
  }
}

/** Adds what files beside the network and its own first nodes tell. */
function withAbout(
  network: StoredNetwork,
  lists: readonly ListBeside[],
  fromSite: ReturnType<typeof teachableMachine>,
): StoredNetwork {
  const { about, graph } = network
  const preprocessing = fromSite?.preprocessing
  const values = preprocessing ? undefined : valuesWanted(graph)
  return {
    ...network,
    about: {
      ...about,
      ...(fromSite?.name !== undefined && { name: fromSite.name }),
      ...(lists.length > 0 && { lists }),
      ...(preprocessing && { preprocessing, preprocessingFrom: 'file' as const }),
      ...(values && { preprocessing: { values }, preprocessingFrom: 'network' as const }),
    },
  }
}

async function choose(files: readonly SourceFile[]): Promise<{ found: SourceFile; format: Format } | undefined> {
  for (const format of formats) {
    const found = await format.find(files)
    if (found) return { found, format }
  }
  return undefined
}
