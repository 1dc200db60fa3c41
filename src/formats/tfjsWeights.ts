import { getFloat16 } from '@petamoriken/float16'
import * as v from 'valibot'
import { HeatlensError } from '../errors/index.ts'
import { type Quantization, valueCount } from '../model/package/manifest.ts'
import type { StoredTensor } from '../model/storedNetwork.ts'

const finite = v.pipe(v.number(), v.finite())

const Stored = v.variant('dtype', [
  v.object({ dtype: v.literal('float16') }),
  v.object({ dtype: v.picklist(['uint8', 'uint16']), scale: finite, min: finite }),
])

const Weight = v.object({
  name: v.pipe(v.string(), v.maxLength(1000)),
  shape: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 31))), v.maxLength(6)),
  dtype: v.string(),
  quantization: v.optional(Stored),
})

/** TensorFlow.js' `weightsManifest`: groups of weights, and the files that each lies in. */
export const WeightsManifest = v.pipe(
  v.array(
    v.object({
      paths: v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.minLength(1), v.maxLength(10_000)),
      weights: v.pipe(v.array(Weight), v.maxLength(20_000)),
    }),
  ),
  v.maxLength(20_000),
)

type WeightJson = v.InferOutput<typeof Weight>

/** A weight of a manifest. */
export interface ManifestWeight {
  name: string
  shape: readonly number[]
  /** `float32`, `int32` or `bool`, whatever it is stored as. */
  dtype: string
  /** Its values as float32; none is read yet. */
  open(): StoredTensor
}

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

function codingOf(weight: WeightJson): Coding {
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
 * The weights of the manifest of a file, in its order, from the files beside it: any number of weights a group, across files, plain
 * or quantised as by `tensorflowjs_converter`. Reads none yet. Throws a `load` error if a file is missing or its length
 * does not match its weights.
 */
export function openManifest(
  manifest: v.InferOutput<typeof WeightsManifest>,
  files: ReadonlyMap<string, Blob>,
  of: string,
): ManifestWeight[] {
  demandFiles(manifest, files, of)
  return manifest.flatMap(({ paths, weights }) => {
    // A blob of blobs copies nothing.
    const bytes = new Blob(paths.map((path) => files.get(lastPart(path)) as Blob))
    let at = 0
    const found = weights.map((weight): ManifestWeight => {
      const coding = codingOf(weight)
      const start = at
      at += valueCount(weight.shape) * coding.size
      const { name, shape, dtype } = weight
      return { name, shape, dtype, open: () => toTensor(weight, bytes, start, coding) }
    })
    if (at !== bytes.size) {
      throw new HeatlensError('filesOfOtherLength', { file: paths[0] ?? '', bytes: bytes.size, wanted: at })
    }
    return found
  })
}

/** Files are known by their names alone. A path may be one of Windows, or an address. */
function lastPart(path: string): string {
  const isAddress = /^https?:/i.test(path)
  const own = isAddress ? path.replace(/[?#].*$/s, '') : path
  const name = own.slice(own.lastIndexOf('/') + 1)
  const plain = /%[\da-f]{2}/i.test(name) ? decoded(name) : name
  return plain.slice(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\')) + 1)
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** The most names of missing files that are told. */
const MAX_NAMES = 20

/** Throws a `load` error unless all files of weights are there. */
function demandFiles(
  manifest: readonly { paths: readonly string[] }[],
  files: ReadonlyMap<string, Blob>,
  of: string,
): void {
  const all = [...new Set(manifest.flatMap(({ paths }) => paths))]
  const missing = all.filter((path) => !files.has(lastPart(path)))
  const [file] = missing
  if (file === undefined) return
  const names = missing.slice(0, MAX_NAMES)
  throw new HeatlensError('filesMissing', { count: missing.length, file, total: all.length, names, of })
}

function toTensor(
  { name, shape, quantization }: WeightJson,
  bytes: Blob,
  offset: number,
  { size, read }: Coding,
): StoredTensor {
  const rowValues = valueCount(shape.slice(1))
  const isScalar = shape.length === 0
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
