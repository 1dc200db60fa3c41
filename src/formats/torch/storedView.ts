import { HeatlensError } from '../../errors/index.ts'
import type { StoredTensor } from '../../model/storedNetwork.ts'
import { bfloat16, float16, float32, float64, type NumberType, unread } from '../numberTypes.ts'
import type { Tensor } from './pickle/values.ts'

/** The types of storages: `torch.FloatStorage` is `Float`. */
export const storageTypes: ReadonlyMap<string, NumberType> = new Map([
  ['Double', float64],
  ['Float', float32],
  ['Half', float16],
  ['BFloat16', bfloat16],
  ...['Byte', 'Char', 'Bool', 'QInt8', 'QUInt8', 'Untyped'].map((name) => [name, unread(1)] as const),
  ['Short', unread(2)],
  ...['Int', 'QInt32'].map((name) => [name, unread(4)] as const),
  ...['Long', 'ComplexFloat'].map((name) => [name, unread(8)] as const),
  ['ComplexDouble', unread(16)],
])

/** Where the numbers of a storage are. */
export interface StoragePlace {
  bytes: number
  open(): Promise<Blob>
}

const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0

/**
 * A tensor that is read in place by rows, whatever its strides. Throws a `format` error if it lies outside of its
 * storage, or if its file is shorter than it says.
 */
export function storedView(name: string, tensor: Tensor, place: StoragePlace, file: string): StoredTensor {
  const { storage, offset, shape, strides } = tensor
  const type = storageTypes.get(storage.type)
  const count = shape.reduce((product, side) => product * side, 1)
  const last = shape.reduce((sum, side, axis) => sum + (side - 1) * (strides[axis] ?? 0), offset)
  const isSound = [offset, ...shape, ...strides, storage.count].every(isCount)
  if (!isSound || (count > 0 && last >= storage.count) || count > storage.count) {
    throw new HeatlensError('viewOutside', { file, weights: name, values: count, held: storage.count })
  }
  const bytes = storage.count * (type?.bytes ?? 1)
  if (place.bytes < bytes) {
    throw new HeatlensError('weightsCut', { file, weights: name, wanted: bytes, bytes: place.bytes })
  }
  const size = type?.bytes ?? 1
  const inner = shape.slice(1).reduce((sum, side, index) => sum + (side - 1) * (strides[index + 1] ?? 0), 0)
  const [stride = 0] = strides
  const isPlain = strides.every((step, axis) => shape[axis] === 1 || step === product(shape.slice(axis + 1)))
  return {
    name,
    shape,
    async readRows(start, end) {
      if (!type?.read) throw new HeatlensError('weightsOfOtherKind', { weights: name })
      const rows = shape.length === 0 ? 1 : end - start
      if (rows < 1 || count === 0) return new Float32Array(0)
      const from = offset + (shape.length === 0 ? 0 : start * stride)
      const to = from + (rows - 1) * stride + inner + 1
      const part = await read(await place.open(), from * size, to * size, file)
      const values = type.read(part)
      return isPlain ? values : gather(values, [rows, ...shape.slice(1)], strides)
    },
  }
}

const product = (sides: readonly number[]) => sides.reduce((a, b) => a * b, 1)

/** The values of a view, in C order. */
function gather(values: Float32Array, sides: readonly number[], strides: readonly number[]): Float32Array {
  const result = new Float32Array(product(sides))
  const at = sides.map(() => 0)
  let from = 0
  for (let index = 0; index < result.length; index++) {
    result[index] = values[from] as number
    for (let axis = sides.length - 1; axis >= 0; axis--) {
      at[axis] = (at[axis] as number) + 1
      from += strides[axis] as number
      if ((at[axis] as number) < (sides[axis] as number)) break
      at[axis] = 0
      from -= (sides[axis] as number) * (strides[axis] as number)
    }
  }
  return result
}

async function read(data: Blob, start: number, end: number, file: string): Promise<ArrayBuffer> {
  let bytes: ArrayBuffer
  try {
    bytes = await data.slice(start, end).arrayBuffer()
  } catch (cause) {
    throw new HeatlensError('fileGone', { file }, { cause })
  }
  if (bytes.byteLength !== end - start) throw new HeatlensError('fileDamaged', { file })
  return bytes
}
