import { getFloat16 } from '@petamoriken/float16'
import * as v from 'valibot'
import { HeatlensError } from '../errors/index.ts'
import { type Quantization, valueCount } from '../model/package/manifest.ts'
import type { StoredNetwork, StoredTensor } from '../model/package/storedNetwork.ts'
import { readTopology } from '../model/package/topology.ts'

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
                v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2 ** 31))),
                v.maxLength(4),
              ),
              dtype: v.string(),
              quantization: v.optional(Stored),
            }),
          ),
          v.maxLength(2000),
        ),
      }),
    ),
    v.maxLength(2000),
  ),
})

/** How values are stored in the files: bytes a value, and a function that reads one. */
interface Coding {
  size: number
  read(view: DataView, at: number): number
}

function codingOf(stored: v.InferOutput<typeof Stored> | undefined): Coding {
  if (!stored) return { size: 4, read: (view, at) => view.getFloat32(at, true) }
  if (stored.dtype === 'float16') return { size: 2, read: (view, at) => getFloat16(view, at, true) }
  const { dtype, scale, min } = stored
  if (dtype === 'uint8') return { size: 1, read: (view, at) => view.getUint8(at) * scale + min }
  return { size: 2, read: (view, at) => view.getUint16(at, true) * scale + min }
}

/**
 * Reads a TensorFlow.js layers-model from its parsed model.json and its weight files by name: any number of weights a
 * group, plain or quantised as by `tensorflowjs_converter`. Does not read weights yet. Throws a `format` error if it is
 * no such model, a `load` error if a file is missing or its length does not match its weights.
 */
export function readTfjsModel(json: unknown, files: ReadonlyMap<string, Blob>): StoredNetwork {
  if (isGraphModel(json)) {
    throw new HeatlensError('graphModel')
  }
  const parsed = v.safeParse(LayersModel, json)
  if (!parsed.success) {
    throw new HeatlensError('notLayersModel', { where: v.getDotPath(parsed.issues[0]) })
  }
  const layers = readTopology(parsed.output.modelTopology)
  const tensors = parsed.output.weightsManifest.flatMap(({ paths, weights }): StoredTensor[] => {
    const bytes = joinFiles(paths, files)
    let at = 0
    const own = weights.map((weight): StoredTensor => {
      if (weight.dtype !== 'float32' || weight.shape.length === 0) {
        throw new HeatlensError('weightsOfOtherKind', { weights: weight.name })
      }
      const coding = codingOf(weight.quantization)
      const start = at
      at += valueCount(weight.shape) * coding.size
      return toTensor(weight, bytes, start, coding)
    })
    if (at !== bytes.size) {
      throw new HeatlensError('filesOfOtherLength', { file: paths[0] ?? '', bytes: bytes.size, wanted: at })
    }
    return own
  })
  return { layers, tensors: inOrder(layers, tensors) }
}

/** True for the model.json of a `tf.GraphModel`, whose topology is a list of operations. */
function isGraphModel(json: unknown): boolean {
  const { format, modelTopology } = (json ?? {}) as { format?: unknown; modelTopology?: { node?: unknown } | null }
  return format === 'graph-model' || Array.isArray(modelTopology?.node)
}

function joinFiles(paths: readonly string[], files: ReadonlyMap<string, Blob>): Blob {
  const missing = paths.filter((path) => !files.has(path))
  const [file] = missing
  if (file !== undefined) throw new HeatlensError('filesMissing', { count: missing.length, file })
  // A blob of blobs copies nothing.
  return new Blob(paths.map((path) => files.get(path) as Blob))
}

function toTensor(
  {
    name,
    shape,
    quantization,
  }: { name: string; shape: number[]; quantization?: v.InferOutput<typeof Stored> | undefined },
  bytes: Blob,
  offset: number,
  { size, read }: Coding,
): StoredTensor {
  const rowValues = valueCount(shape.slice(1))
  return {
    name,
    shape,
    ...(quantization && quantization.dtype !== 'uint16' && { quantization: toQuantization(quantization) }),
    async readRows(start, end) {
      const from = offset + start * rowValues * size
      const part = bytes.slice(from, from + (end - start) * rowValues * size)
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
function toQuantization(stored: v.InferOutput<typeof Stored>): Quantization {
  if (stored.dtype === 'float16') return { dtype: 'float16', original_dtype: 'float32' }
  return { dtype: 'uint8', original_dtype: 'float32', scale: stored.scale, min: stored.min }
}

/** Sorts the tensors by layer. Tensors of no layer come last and are rejected later. */
function inOrder(layers: StoredNetwork['layers'], tensors: StoredTensor[]): StoredTensor[] {
  const place = new Map(layers.map(({ name }, index) => [name, index]))
  const placeOf = ({ name }: StoredTensor) => place.get(name.slice(0, name.lastIndexOf('/'))) ?? layers.length
  return tensors.toSorted((a, b) => placeOf(a) - placeOf(b))
}
