import { HeatlensError } from '../../errors/index.ts'
import type { WeightType } from '../../types.ts'
import type { StoredTensor } from '../storedNetwork.ts'
import { type Encoder, encodings } from './encodings.ts'
import { bytesPerValue, MAX_SHARD_BYTES, type Quantization, valueCount } from './manifest.ts'
import { releaseLarge } from './release.ts'
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
      const encoder = await encodings[type](tensor, rowsOf(tensor.shape))
      const read = () => encodeRows({ tensor, type, name }, encoder, 0, rowsOf(tensor.shape))
      const bytes = valueCount(tensor.shape) * bytesPerValue[type]
      return { read, bytes, weight: inManifest(name, tensor, encoder.quantization) }
    }),
  )
  const read = async () => {
    const all = new Uint8Array(encoded.reduce((sum, { bytes }) => sum + bytes, 0))
    let at = 0
    for (const one of encoded) {
      const part = await one.read()
      all.set(part, at)
      at += part.length
      releaseLarge(part)
    }
    return all
  }
  // The files of one tensor end on a dash and a number, so no name is taken twice.
  return { weights: encoded.map(({ weight }) => weight), pieces: [{ path: [`weights${index + 1}.bin`], read }] }
}

async function cutAlone({ tensor, type, name }: NamedTensor, index: number): Promise<TensorGroup> {
  const cut = cutOf(tensor, type)
  const encoder = await encodings[type](tensor, cut.rowsAtOnce)
  const rows = rowsOf(tensor.shape)
  const pieces: TensorGroup['pieces'][number][] = []
  for (let start = 0, count = 0; start < rows; start += cut.rowsAtOnce, count += cut.shards) {
    pieces.push({
      path: Array.from({ length: cut.shards }, (_, part) => `${fileNameOf(name, index)}-${count + part + 1}.bin`),
      read: () => encodeRows({ tensor, type, name }, encoder, start, Math.min(start + cut.rowsAtOnce, rows)),
    })
  }
  return { weights: [inManifest(name, tensor, encoder.quantization)], pieces }
}

/** Some rows of a tensor as they are stored; nothing else of them is left in memory. */
async function encodeRows({ tensor, type, name }: NamedTensor, { encode }: Encoder, start: number, end: number) {
  const values = await tensor.readRows(start, end)
  checkValues(name, values, type)
  const bytes = encode(values)
  if (bytes.buffer !== values.buffer) releaseLarge(values)
  return bytes
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
  let most = 0
  for (let index = 0; index < values.length; index++) {
    const magnitude = Math.abs(values[index] as number)
    if (!(magnitude < Number.POSITIVE_INFINITY)) throw new HeatlensError('weightsNotNumbers', { weights: name })
    if (magnitude > most) most = magnitude
  }
  if (most > largest[weights]) throw new HeatlensError('weightsTooLarge', { weights: name, type: weights })
}

/** How a tensor is cut: as many rows at a time as fit into a shard, or one row in several shards. */
function cutOf({ shape }: StoredTensor, weights: WeightType): { rowsAtOnce: number; shards: number } {
  const rowBytes = valueCount(shape.slice(1)) * bytesPerValue[weights]
  const rows = Math.floor(MAX_SHARD_BYTES / rowBytes)
  return rows > 0 ? { rowsAtOnce: rows, shards: 1 } : { rowsAtOnce: 1, shards: Math.ceil(rowBytes / MAX_SHARD_BYTES) }
}
