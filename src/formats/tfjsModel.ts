import { getFloat16 } from '@petamoriken/float16'
import * as v from 'valibot'
import { HeatlensError } from '../errors/index.ts'
import { type Quantization, valueCount } from '../model/package/manifest.ts'
import { aboutModel } from './keras/aboutModel.ts'
import { readModelJson } from './keras/config.ts'
import { readModel } from './keras/readModel.ts'
import { isObject, own } from './keras/settings.ts'
import { weightsByName } from './keras/weightsByName.ts'
import type { StoredNetwork, StoredTensor } from './storedNetwork.ts'

const finite = v.pipe(v.number(), v.finite())

const Stored = v.variant('dtype', [
  v.object({ dtype: v.literal('float16') }),
  v.object({ dtype: v.picklist(['uint8', 'uint16']), scale: finite, min: finite }),
])

const LayersModel = v.object({
  modelTopology: v.unknown(),
  weightsManifest: v.pipe(
    v.array(
      v.object({
        paths: v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.minLength(1), v.maxLength(10_000)),
        weights: v.pipe(
          v.array(
            v.object({
              name: v.pipe(v.string(), v.maxLength(200)),
              shape: v.pipe(
                v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 31))),
                v.maxLength(6),
              ),
              dtype: v.string(),
              quantization: v.optional(Stored),
            }),
          ),
          v.maxLength(20_000),
        ),
      }),
    ),
    v.maxLength(20_000),
  ),
})

/** How values are stored in the files: bytes a value, and a function that reads one. */
interface Coding {
  size: number
  read(view: DataView, at: number): number
}

/** What a value takes where it is not quantised. Strings are of no use, and their length is not told. */
const codings: ReadonlyMap<string, Coding> = new Map([
  ['float32', { size: 4, read: (view: DataView, at: number) => view.getFloat32(at, true) }],
  ['int32', { size: 4, read: (view: DataView, at: number) => view.getInt32(at, true) }],
  ['bool', { size: 1, read: (view: DataView, at: number) => view.getUint8(at) }],
])

type Quantized = v.InferOutput<typeof Stored>

function codingOf(weight: { name: string; dtype: string; quantization?: Quantized | undefined }): Coding {
  const stored = weight.quantization
  if (stored?.dtype === 'float16') return { size: 2, read: (view, at) => getFloat16(view, at, true) }
  if (stored) {
    const { dtype, scale, min } = stored
    if (dtype === 'uint8') return { size: 1, read: (view, at) => view.getUint8(at) * scale + min }
    return { size: 2, read: (view, at) => view.getUint16(at, true) * scale + min }
  }
  const coding = codings.get(weight.dtype)
  if (!coding) throw new HeatlensError('weightsOfOtherKind', { weights: weight.name })
  return coding
}

/**
 * Reads a TensorFlow.js layers model, from its parsed model.json and the files beside it: any number of weights a
 * group, across files, plain or quantised as by `tensorflowjs_converter`, with a description of Keras 2 or 3. Reads no
 * weights yet. Throws a `format` error if it is no such model, a `load` error if a file is missing or its length does
 * not match its weights.
 */
export function readTfjsModel(json: unknown, files: ReadonlyMap<string, Blob>, fileName: string): StoredNetwork {
  if (isGraphModel(json)) throw new HeatlensError('graphModel')
  const parsed = v.safeParse(LayersModel, json)
  if (!parsed.success) throw new HeatlensError('notLayersModel', { where: v.getDotPath(parsed.issues[0]) })
  const model = readModelJson(parsed.output.modelTopology)
  demandFiles(parsed.output.weightsManifest, files)
  const weights = parsed.output.weightsManifest.flatMap(({ paths, weights }) => {
    // A blob of blobs copies nothing.
    const bytes = new Blob(paths.map((path) => files.get(lastPart(path)) as Blob))
    let at = 0
    const found = weights.map((weight) => {
      const coding = codingOf(weight)
      const start = at
      at += valueCount(weight.shape) * coding.size
      return { name: weight.name, open: () => toTensor(weight, bytes, start, coding) }
    })
    if (at !== bytes.size) {
      throw new HeatlensError('filesOfOtherLength', { file: paths[0] ?? '', bytes: bytes.size, wanted: at })
    }
    return found
  })
  const source = weightsByName(() => weights, { isPerLayer: false })
  return { ...readModel(model, source), about: aboutModel(model, fileName) }
}

/** True for a model.json, of layers or a graph. */
export const isTfjsJson = (json: unknown): boolean =>
  isObject(json) && Object.hasOwn(json, 'modelTopology') && Object.hasOwn(json, 'weightsManifest')

/** True for the model.json of a `tf.GraphModel`, whose topology is a list of operations. */
function isGraphModel(json: unknown): boolean {
  if (!isObject(json)) return false
  const topology = own(json, 'modelTopology')
  return own(json, 'format') === 'graph-model' || (isObject(topology) && Array.isArray(own(topology, 'node')))
}

/** Files are known by their names alone. */
const lastPart = (path: string) => path.slice(path.lastIndexOf('/') + 1)

/** The most names of missing files that are told. */
const MAX_NAMES = 20

/** Throws a `load` error unless all files of weights are there. */
function demandFiles(manifest: readonly { paths: readonly string[] }[], files: ReadonlyMap<string, Blob>): void {
  const all = [...new Set(manifest.flatMap(({ paths }) => paths))]
  const missing = all.filter((path) => !files.has(lastPart(path)))
  const [file] = missing
  if (file === undefined) return
  const names = missing.slice(0, MAX_NAMES)
  throw new HeatlensError('filesMissing', { count: missing.length, file, total: all.length, names })
}

function toTensor(
  {
    name,
    shape,
    dtype,
    quantization,
  }: { name: string; shape: number[]; dtype: string; quantization?: Quantized | undefined },
  bytes: Blob,
  offset: number,
  { size, read }: Coding,
): StoredTensor {
  const rowValues = valueCount(shape.slice(1))
  const isScalar = shape.length === 0
  // Constants that no layer wants are never opened.
  if (dtype !== 'float32') throw new HeatlensError('weightsOfOtherKind', { weights: name })
  return {
    name,
    shape,
    ...(quantization && quantization.dtype !== 'uint16' && { quantization: toQuantization(quantization) }),
    async readRows(start, end) {
      const from = isScalar ? offset : offset + start * rowValues * size
      const part = bytes.slice(from, from + (isScalar ? 1 : (end - start) * rowValues) * size)
      const view = await part.arrayBuffer().then(
        (buffer) => new DataView(buffer),
        (cause: unknown) => {
          throw new HeatlensError('networkFileGone', {}, { cause })
        },
      )
      const values = new Float32Array(view.byteLength / size)
      for (let index = 0; index < values.length; index++) values[index] = read(view, index * size)
      return values
    },
  }
}

/** Converts the quantization to the form of a package. */
function toQuantization(stored: Quantized): Quantization {
  if (stored.dtype === 'float16') return { dtype: 'float16', original_dtype: 'float32' }
  return { dtype: 'uint8', original_dtype: 'float32', scale: stored.scale, min: stored.min }
}
