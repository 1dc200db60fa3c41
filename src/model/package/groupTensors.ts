import { HeatlensError } from '../../errors/index.ts'
import type { StoredTensor } from '../../formats/storedNetwork.ts'
import type { WeightType } from '../../types.ts'
import { encodings } from './encodings.ts'
import { bytesPerValue, MAX_SHARD_BYTES, type Quantization, valueCount } from './manifest.ts'
import { rowsOf } from './rows.ts'

/** A tensor, how it is stored, and its name in the package. */
export interface NamedTensor {
  tensor: StoredTensor
  type: WeightType
  name: string
}

/** A group of the manifest: its tensors, and its files, which are written piece by piece. */
export interface TensorGroup {
  weights: readonly unknown[]
  pieces: readonly { path: readonly string[]; read(): Promise<Uint8Array<ArrayBuffer>> }[]
}

/** Tensors that share a shard have at most so many bytes together: hundreds of small files would arrive late. */
const SHARED_BYTES = 2 * 2 ** 20

/** The tensors of each group of the manifest, in order. */
export function groupTensors(
  tensors: readonly StoredTensor[],
  typeOf: (tensor: StoredTensor) => WeightType,
): readonly (readonly StoredTensor[])[] {
  const groups: StoredTensor[][] = []
  let room = 0
  for (const tensor of tensors) {
    const bytes = valueCount(tensor.shape) * bytesPerValue[typeOf(tensor)]
    const last = groups.at(-1)
    if (last && bytes <= room) last.push(tensor)
    else {
      groups.push([tensor])
      room = SHARED_BYTES
    }
    room -= bytes
  }
  return groups
}

/** How a group is written; `index` is its place. */
export async function packGroup(group: readonly NamedTensor[], index: number): Promise<TensorGroup> {
  const [first, ...others] = group
  return first && others.length === 0 ? cutAlone(first, index) : packTogether(group, index)
}

async function packTogether(named: readonly NamedTensor[], index: number): Promise<TensorGroup> {
  const encoded = await Promise.all(
    named.map(async ({ tensor, type, name }) => {
      const { encode, quantization } = await encodings[type](tensor, rowsOf(tensor.shape))
      const read = async () => {
        const values = await tensor.readRows(0, rowsOf(tensor.shape))
        checkValues(name, values, type)
        return encode(values)
      }
      return { read, weight: inManifest(name, tensor, quantization) }
    }),
  )
  const read = async () => {
    const parts: Uint8Array[] = []
    for (const one of encoded) parts.push(await one.read())
    return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer())
  }
  // The files of one tensor end on a dash and a number, so no name is taken twice.
  return { weights: encoded.map(({ weight }) => weight), pieces: [{ path: [`weights${index + 1}.bin`], read }] }
}

async function cutAlone({ tensor, type, name }: NamedTensor, index: number): Promise<TensorGroup> {
  const cut = cutOf(tensor, type)
  const { encode, quantization } = await encodings[type](tensor, cut.rowsAtOnce)
  const rows = rowsOf(tensor.shape)
  const pieces: TensorGroup['pieces'][number][] = []
  for (let start = 0, count = 0; start < rows; start += cut.rowsAtOnce, count += cut.shards) {
    pieces.push({
      path: Array.from({ length: cut.shards }, (_, part) => `${fileNameOf(name, index)}-${count + part + 1}.bin`),
      async read() {
        const values = await tensor.readRows(start, Math.min(start + cut.rowsAtOnce, rows))
        checkValues(name, values, type)
        return encode(values)
      },
    })
  }
  return { weights: [inManifest(name, tensor, quantization)], pieces }
}

const inManifest = (name: string, { shape }: StoredTensor, quantization: Quantization | undefined) => ({
  ...{ name, shape, dtype: 'float32' },
  ...(quantization && { quantization }),
})

/** A unique file name for each tensor, even if names differ only in characters that are unsafe in file names. */
function fileNameOf(name: string, index: number): string {
  const plain = name.replace(/[^A-Za-z0-9_-]/g, '-').replace(/^-+/, '')
  const isWhole = plain === name.replace('/', '-') && plain.length < 100
  return isWhole ? plain : `${index + 1}-${plain.slice(-90)}`
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

/** How a tensor is cut: as many rows at a time as fit into a shard, or one row in several shards. */
function cutOf({ shape }: StoredTensor, weights: WeightType): { rowsAtOnce: number; shards: number } {
  const rowBytes = valueCount(shape.slice(1)) * bytesPerValue[weights]
  const rows = Math.floor(MAX_SHARD_BYTES / rowBytes)
  return rows > 0 ? { rowsAtOnce: rows, shards: 1 } : { rowsAtOnce: 1, shards: Math.ceil(rowBytes / MAX_SHARD_BYTES) }
}
