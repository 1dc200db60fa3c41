import * as v from 'valibot'
import { HeatlensError } from '../../errors/index.ts'
import type { WeightType } from '../../types.ts'
import { type LayerSpec, readTopology } from './topology.ts'

/** The maximum size of a shard: hosts limit file sizes, and a broken download loses at most this much. */
export const MAX_SHARD_BYTES = 16 * 2 ** 20

/** VGG16 in float32 takes 528 MiB. */
const MAX_MODEL_BYTES = 2 ** 31

/** A file of a package, with its expected length and hash. */
export interface ShardSpec {
  path: string
  bytes: number
  /** In hexadecimal. */
  sha256: string
}

/** TF.js' description of how a tensor is stored, unless it is plain float32. */
export type Quantization =
  | { dtype: 'float16'; original_dtype: 'float32' }
  /** value = byte · scale + min; an array has one number for each index of the last side (each output channel). */
  | { dtype: 'uint8'; original_dtype: 'float32'; scale: number | readonly number[]; min: number | readonly number[] }

/** A weight tensor and the files with its bytes, in order. */
export interface TensorSpec {
  /** `layer/kernel` or `layer/bias`. */
  name: string
  shape: readonly number[]
  quantization?: Quantization
  shards: readonly ShardSpec[]
}

/** A model package as described by its model.json. Tensors are in network order. */
export interface ModelManifest {
  id: string
  name: string
  /** The list, or the name of the file that holds it. */
  classes: [string, string][] | string
  preset: string
  inputSize: number
  source: string
  licence: string
  layers: LayerSpec[]
  tensors: TensorSpec[]
  weights: WeightType
  parameters: number
  bytes: number
}

const plainFileName = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,120}$/))
const text = (limit: number) => v.pipe(v.string(), v.maxLength(limit))
const size = (limit: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(limit))
const finite = v.pipe(v.number(), v.finite())

/** A class list: [WordNet id, label] for each output. */
export const ClassList = v.pipe(v.array(v.tuple([text(40), text(200)])), v.minLength(1), v.maxLength(100_000))

const Quantized = v.variant('dtype', [
  v.object({ dtype: v.literal('float16'), original_dtype: v.literal('float32') }),
  v.object({ dtype: v.literal('uint8'), original_dtype: v.literal('float32'), scale: finite, min: finite }),
])

const Manifest = v.object({
  format: v.literal('layers-model'),
  modelTopology: v.unknown(),
  weightsManifest: v.pipe(
    v.array(
      v.object({
        paths: v.pipe(v.array(plainFileName), v.minLength(1)),
        weights: v.tuple([
          v.object({
            name: text(200),
            shape: v.pipe(v.array(size(2 ** 31)), v.minLength(1), v.maxLength(4)),
            dtype: v.literal('float32'),
            quantization: v.optional(Quantized),
          }),
        ]),
      }),
    ),
    v.maxLength(2000),
  ),
  userDefinedMetadata: v.object({
    heatlens: v.object({
      id: plainFileName,
      name: text(80),
      classes: v.union([ClassList, plainFileName]),
      preset: text(40),
      inputSize: size(2048),
      source: text(500),
      licence: text(500),
      shards: v.record(
        plainFileName,
        v.object({ bytes: size(MAX_SHARD_BYTES), sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) }),
      ),
    }),
  }),
})

/** True for a parsed model.json that claims to be a Heatlens package; {@link readManifest} checks the claim. */
export const isPackage = (json: unknown): boolean =>
  v.is(v.object({ userDefinedMetadata: v.object({ heatlens: v.unknown() }) }), json)

/** Bytes a value, by encoding. */
export const bytesPerValue: Record<WeightType, number> = { float32: 4, float16: 2, uint8: 1 }

/** Throws a `format` error for weights too large for a browser tab. */
export function demandSize(bytes: number): void {
  if (bytes <= MAX_MODEL_BYTES) return
  throw new HeatlensError('modelTooLarge', { mebibytes: Math.round(bytes / 2 ** 20) })
}

/** The number of values in a tensor of this shape. */
export const valueCount = (shape: readonly number[]): number => shape.reduce((product, side) => product * side, 1)

/**
 * Reads the parsed model.json of a package: a TF.js layers-model with one group a tensor and Heatlens' metadata.
 * Validates everything: names, shapes, sizes, hashes; paths stay inside the package. Throws a `format` error.
 */
export function readManifest(json: unknown): ModelManifest {
  const parsed = v.safeParse(Manifest, json)
  if (!parsed.success) {
    throw new HeatlensError('notAPackage', { where: v.getDotPath(parsed.issues[0]) })
  }
  const { modelTopology, weightsManifest } = parsed.output
  const { shards, ...about } = parsed.output.userDefinedMetadata.heatlens
  const files = new Map(Object.entries(shards))
  const tensors = weightsManifest.map(({ paths, weights: [{ name, shape, quantization }] }): TensorSpec => {
    const tensor = {
      name,
      shape,
      shards: paths.map((path) => {
        const file = files.get(path)
        if (!file) throw new HeatlensError('fileNotListed', { file: path })
        return { path, ...file }
      }),
      ...(quantization && { quantization }),
    }
    const stored = tensor.shards.reduce((sum, { bytes }) => sum + bytes, 0)
    if (stored !== valueCount(shape) * bytesPerValue[quantization?.dtype ?? 'float32']) {
      throw new HeatlensError('filesOfOtherSize', { weights: name })
    }
    return tensor
  })
  const bytes = tensors.reduce((sum, tensor) => sum + tensor.shards.reduce((part, shard) => part + shard.bytes, 0), 0)
  demandSize(bytes)
  return {
    ...about,
    layers: readTopology(modelTopology),
    tensors,
    weights: tensors[0]?.quantization?.dtype ?? 'float32',
    parameters: tensors.reduce((sum, { shape }) => sum + valueCount(shape), 0),
    bytes,
  }
}
