import type {
  Classes,
  Confidence,
  KnowledgeId,
  LinearReading,
  Preprocessing,
  PreprocessingSource,
  WeightType,
} from '../../types.ts'
import type { StoredNetwork, StoredTensor } from '../storedNetwork.ts'
import { chooseEncodings, isForStock } from './chooseEncoding.ts'
import { type Chain, graphChain } from './graphChain.ts'
import { groupTensors, type NamedTensor, packGroup } from './groupTensors.ts'
import { bytesPerValue, MAX_SHARD_BYTES, type ShardSpec, valueCount } from './manifest.ts'
import { planPackage } from './planPackage.ts'
import { presetOf } from './preprocessing.ts'
import { readManifest } from './readManifest.ts'
import { sha256 } from './sha256.ts'
import type { LayerSpec } from './topology.ts'

/** A package's description of itself. */
export interface PackageAbout {
  id: string
  name: string
  /** One for each output of the graph. */
  outputs: readonly { classes: Classes; reading?: LinearReading }[]
  preprocessing: Preprocessing
  preprocessingFrom: PreprocessingSource
  source: string
  licence: string
  /** What wrote the file that the package is made from. */
  producer?: string
  confidence?: Confidence
  knowledge?: KnowledgeId
}

export interface PackageFile {
  path: string
  /** SHA-256 of a shard, in hexadecimal. */
  sha256?: string
  bytes: Uint8Array<ArrayBuffer>
}

/** What a package is made from: its graph, and its tensors in order. */
export type Packed = Pick<StoredNetwork, 'graph' | 'tensors'>

interface Layout {
  chain: Chain | undefined
  typeOf: (tensor: StoredTensor) => WeightType
}

/** Version 1 where nothing needs more, else version 2; and how each tensor is stored. */
function layOut({ graph, tensors }: Packed, weights: WeightType): Layout {
  const chain = isForStock(tensors, weights) ? graphChain(graph) : undefined
  const chosen = chooseEncodings(graph, tensors, weights, chain ? 1 : 2)
  return { chain, typeOf: ({ name }) => chosen.get(name) ?? 'float32' }
}

/** The bytes of all shards of a package. */
export function packedBytes(network: Packed, weights: WeightType): number {
  const { typeOf } = layOut(network, weights)
  return network.tensors.reduce((sum, tensor) => sum + valueCount(tensor.shape) * bytesPerValue[typeOf(tensor)], 0)
}

/**
 * Yields the files of a model package in order, model.json last, so that a package with a model.json is complete. A
 * chain of layers that stock TensorFlow.js runs becomes a package of version 1, every other network one of version 2.
 * Shards have at most 16 MiB and are cut between rows, where a row fits into one. In version 2, small tensors share a
 * shard. Shards `kept` from an earlier run over the same files are not encoded or yielded again. Throws a `format`
 * error for weights that are not finite, and for a description that does not fit the network.
 */
export async function* packageFiles(
  network: Packed,
  about: PackageAbout,
  weights: WeightType,
  kept: ReadonlyMap<string, Omit<ShardSpec, 'path'>> = new Map(),
): AsyncGenerator<PackageFile> {
  planPackage({ ...network, ...about })
  const { chain, typeOf } = layOut(network, weights)
  // A Map, because the names come from files.
  const shards = new Map<string, Omit<ShardSpec, 'path'>>()
  const weightsManifest: unknown[] = []
  const groups = chain ? network.tensors.map((tensor) => [tensor]) : groupTensors(network.tensors, typeOf)
  for (const [index, tensors] of groups.entries()) {
    const named = tensors.map((tensor): NamedTensor => {
      return { tensor, type: typeOf(tensor), name: chain?.names.get(tensor.name) ?? tensor.name }
    })
    const group = await packGroup(named, index)
    const paths: string[] = []
    for (const { path, read } of group.pieces) {
      paths.push(...path)
      const before = path.map((one) => [one, kept.get(one)] as const)
      if (before.every(([, shard]) => shard)) {
        for (const [one, shard] of before) shards.set(one, shard as Omit<ShardSpec, 'path'>)
        continue
      }
      const all = await read()
      for (const [part, one] of path.entries()) {
        const isWhole = path.length === 1
        const bytes = isWhole ? all : all.slice(part * MAX_SHARD_BYTES, (part + 1) * MAX_SHARD_BYTES)
        const hash = await sha256(bytes)
        shards.set(one, { bytes: bytes.length, sha256: hash })
        yield { path: one, bytes, sha256: hash }
      }
    }
    weightsManifest.push({ paths, weights: group.weights })
  }
  const files = { weightsManifest, shards: Object.fromEntries(shards) }
  const model = chain ? toVersion1(chain, about, files) : toVersion2(network, about, files)
  // Never write what the page would reject.
  readManifest(model)
  const text = JSON.stringify(model, null, chain ? 1 : 0)
  yield { path: 'model.json', bytes: new TextEncoder().encode(`${text}\n`) }
}

interface Files {
  weightsManifest: readonly unknown[]
  shards: Readonly<Record<string, unknown>>
}

function toVersion1({ layers }: Chain, about: PackageAbout, { weightsManifest, shards }: Files) {
  const { id, name, outputs, preprocessing, preprocessingFrom, ...origin } = about
  const preset = presetOf(preprocessing)
  const [{ classes, reading } = { classes: [] as Classes }] = outputs
  return {
    format: 'layers-model',
    generatedBy: 'Heatlens',
    convertedBy: null,
    modelTopology: {
      keras_version: '2.15.0',
      backend: 'tensorflow',
      model_config: { class_name: 'Sequential', config: { name: id, layers: layers.map(toKeras2) } },
    },
    weightsManifest,
    userDefinedMetadata: {
      heatlens: {
        ...{ id, name, classes, reading },
        // As the first part of Heatlens reads it, where it can.
        ...(preset ? { preset, inputSize: preprocessing.height } : { preprocessing }),
        ...(preprocessingFrom !== 'file' && { preprocessingFrom }),
        ...origin,
        shards,
      },
    },
  }
}

const toKeras2 = ({ className, config }: LayerSpec) => ({ class_name: className, config })

function toVersion2({ graph }: Packed, about: PackageAbout, { weightsManifest, shards }: Files) {
  return {
    format: 'heatlens-graph',
    version: 2,
    generatedBy: 'Heatlens',
    graph,
    weightsManifest,
    userDefinedMetadata: { heatlens: { ...about, shards } },
  }
}
