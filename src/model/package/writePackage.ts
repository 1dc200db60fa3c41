import { HeatlensError } from '../../errors/index.ts'
import type { WeightType } from '../../types.ts'
import { encodings } from './encodings.ts'
import { bytesPerValue, MAX_SHARD_BYTES, readManifest, type ShardSpec, valueCount } from './manifest.ts'
import { sha256 } from './sha256.ts'
import type { StoredNetwork, StoredTensor } from './storedNetwork.ts'
import type { LayerSpec } from './topology.ts'

/** A package's description of itself. */
export interface PackageAbout {
  id: string
  name: string
  classes: readonly (readonly [wnid: string, label: string])[]
  preset: string
  inputSize: number
  source: string
  licence: string
}

export interface PackageFile {
  path: string
  /** SHA-256 of a shard, in hexadecimal. */
  sha256?: string
  bytes: Uint8Array<ArrayBuffer>
}

/**
 * Yields the files of a model package in order, model.json last, so that a package with a model.json is complete.
 * TF.js' layers-model format, one group a tensor, shards of at most 16 MiB cut between rows. Shards `kept` from an
 * earlier run over the same file are not encoded or yielded again. Throws a `format` error for weights that are not
 * finite, and for a class list of another length.
 */
export async function* packageFiles(
  { layers, tensors }: StoredNetwork,
  about: PackageAbout,
  weights: WeightType,
  kept: ReadonlyMap<string, Omit<ShardSpec, 'path'>> = new Map(),
): AsyncGenerator<PackageFile> {
  const outputs = tensors.at(-1)?.shape.at(-1) ?? 0
  if (outputs !== about.classes.length) {
    throw new HeatlensError('classListUnfit', { outputs, classes: about.classes.length })
  }
  // A Map, because the names come from a file.
  const shards = new Map<string, Omit<ShardSpec, 'path'>>()
  const weightsManifest: unknown[] = []
  for (const [index, tensor] of tensors.entries()) {
    const rowsAtOnce = rowsPerShard(tensor, weights)
    const { encode, quantization } = await encodings[weights](tensor, rowsAtOnce)
    const paths: string[] = []
    const [rows = 0] = tensor.shape
    for (let start = 0; start < rows; start += rowsAtOnce) {
      const path = `${fileNameOf(tensor.name, index)}-${paths.length + 1}.bin`
      paths.push(path)
      const before = kept.get(path)
      if (before) {
        shards.set(path, before)
        continue
      }
      const values = await tensor.readRows(start, Math.min(start + rowsAtOnce, rows))
      checkValues(tensor.name, values, weights)
      const bytes = encode(values)
      const hash = await sha256(bytes)
      shards.set(path, { bytes: bytes.length, sha256: hash })
      yield { path, bytes, sha256: hash }
    }
    weightsManifest.push({
      paths,
      weights: [{ name: tensor.name, shape: tensor.shape, dtype: 'float32', ...(quantization && { quantization }) }],
    })
  }
  const model = {
    format: 'layers-model',
    generatedBy: 'Heatlens',
    convertedBy: null,
    modelTopology: {
      keras_version: '2.15.0',
      backend: 'tensorflow',
      model_config: {
        class_name: 'Sequential',
        config: { name: about.id, layers: layers.map(toKeras2) },
      },
    },
    weightsManifest,
    userDefinedMetadata: { heatlens: { ...about, shards: Object.fromEntries(shards) } },
  }
  // Never write what the page would reject.
  readManifest(model)
  yield { path: 'model.json', bytes: new TextEncoder().encode(`${JSON.stringify(model, null, 1)}\n`) }
}

/** The settings that affect inference; initialisers, regularisers and the like are for training. */
const essential = new Set([
  'name',
  'activation',
  'use_bias',
  'units',
  'filters',
  'kernel_size',
  'strides',
  'padding',
  'data_format',
  'dilation_rate',
  'groups',
  'pool_size',
  'rate',
  'max_value',
  'negative_slope',
  'threshold',
  'axis',
])

/** A layer in Keras 2's format, which TF.js reads, even if Keras 3 saved the model. */
function toKeras2({ className, config }: LayerSpec) {
  const shape = config.batch_input_shape ?? config.batch_shape
  const kept = Object.entries(config).filter(([key, value]) => essential.has(key) && value !== null)
  return {
    class_name: className,
    config: { ...Object.fromEntries(kept), ...(shape ? { batch_input_shape: shape, dtype: 'float32' } : {}) },
  }
}

/** A unique file name for each tensor, even if names differ only in characters that are unsafe in file names. */
function fileNameOf(name: string, index: number): string {
  const plain = name.replace(/[^A-Za-z0-9_-]/g, '-').replace(/^-+/, '')
  return plain === name.replace('/', '-') ? plain : `${index + 1}-${plain}`
}

/** The largest finite magnitude of each encoding. */
const largest: Record<WeightType, number> = { float32: Number.MAX_VALUE, float16: 65504, uint8: Number.MAX_VALUE }

function checkValues(name: string, values: Float32Array, weights: WeightType): void {
  if (!values.every(Number.isFinite)) {
    throw new HeatlensError('weightsNotNumbers', { weights: name })
  }
  if (values.some((value) => Math.abs(value) > largest[weights])) {
    throw new HeatlensError('weightsTooLarge', { weights: name, type: weights })
  }
}

function rowsPerShard({ name, shape }: StoredTensor, weights: WeightType): number {
  const rowBytes = valueCount(shape.slice(1)) * bytesPerValue[weights]
  const rows = Math.floor(MAX_SHARD_BYTES / rowBytes)
  if (rows === 0) throw new HeatlensError('rowTooLarge', { weights: name })
  return rows
}
