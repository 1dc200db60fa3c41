import { HeatlensError } from '../errors/index.ts'
import type { Preprocessing } from '../types.ts'
import { carefully, withCare } from './careful.ts'
import { isModelJson, readModelJson } from './keras/config.ts'
import { openKerasH5 } from './kerasH5.ts'
import { isKerasZip, openKerasZip } from './kerasZip.ts'
import { labelsAmong } from './labels.ts'
import { refuseOtherKinds } from './otherKinds.ts'
import { valuesWanted } from './preprocessingOf.ts'
import { demandNetworkFile, type SourceFile, sortSources, type Tools } from './sources.ts'
import type { Sources, StoredNetwork } from './storedNetwork.ts'
import { teachableMachine } from './teachableMachine.ts'
import { isTfjsJson, readTfjsModel } from './tfjsModel.ts'
import { unzipSources } from './unzip.ts'

export type { Tools } from './sources.ts'
export type { Sources, StoredNetwork } from './storedNetwork.ts'

/** A format of networks: how its files are recognised among others, and how they are opened. */
interface Format {
  id: FormatId
  /** The file that makes it this format, if it is there. */
  find(files: readonly SourceFile[]): SourceFile | undefined | Promise<SourceFile | undefined>
  open(found: SourceFile, files: readonly SourceFile[], tools: Tools): StoredNetwork | Promise<StoredNetwork>
}

const ofKind = (files: readonly SourceFile[], kind: SourceFile['kind']) => files.find((file) => file.kind === kind)

const architectureAmong = (files: readonly SourceFile[]) =>
  files.find(({ kind, json }) => kind === 'json' && !isTfjsJson(json) && isModelJson(json))

/** The formats, in the order in which they are looked for. */
const formats: readonly Format[] = [
  {
    id: 'tfjs',
    find: (files) => files.find(({ json }) => isTfjsJson(json)),
    open: ({ file, json }, files) => {
      const byName = new Map(files.map((one) => [one.file.name, one.file]))
      return readTfjsModel(json, byName, file.name)
    },
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
      return openKerasH5(await tools.openH5(file), file.name, model)
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
export type FormatId = 'tfjs' | 'keras-zip' | 'keras-h5' | 'keras-architecture'

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
  const files = await unzipSources(await sortSources(sources.files))
  const chosen = await choose(files)
  if (!chosen) {
    const [largest] = sources.files.toSorted((a, b) => b.size - a.size)
    if (!largest) throw new HeatlensError('noNetworkInFiles')
    await refuseOtherKinds(files, largest.name)
    return demandNetworkFile(largest)
  }
  const { found, format } = chosen
  const { name } = found.file
  const network = withCare(await carefully(name, () => format.open(found, files, tools)), name)
  const beside = files.filter((one) => one !== found)
  return withAbout(network, await labelsAmong(beside), teachableMachine(beside))
}

/** Adds what files beside the network and its own first nodes tell. */
function withAbout(
  network: StoredNetwork,
  labels: readonly string[] | undefined,
  preprocessing: Partial<Preprocessing> | undefined,
): StoredNetwork {
  const { about, graph } = network
  const values = preprocessing ? undefined : valuesWanted(graph)
  return {
    ...network,
    about: {
      ...about,
      ...(labels && !about.labels && { labels }),
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
