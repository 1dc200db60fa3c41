import { Float16Array } from '@petamoriken/float16'
import type { Dataset } from 'h5wasm'
import { HeatlensError } from '../errors/index.ts'
import { valueCount } from '../model/package/manifest.ts'
import { releaseLarge } from '../model/package/release.ts'
import type { StoredTensor } from '../model/storedNetwork.ts'

/** HDF5's classes of numbers. */
const INTEGER = 0
const FLOAT = 1

/**
 * So many bytes are read at a time where the file has them in one piece: the reader copies them twice, and its memory
 * never shrinks. Of datasets that are compressed, each part would be unpacked anew.
 */
const READ_AT_ONCE = 2 ** 20

/** Sizes of floating-point numbers that are read, in bytes. */
const SIZES = [2, 4, 8]

/**
 * A tensor in an HDF5 dataset of floating-point numbers of 16, 32 or 64 bits in either byte order, read as float32.
 * `path` is for people. Throws a `format` error for other kinds of numbers.
 */
export function h5Tensor(dataset: Dataset, path: string): StoredTensor {
  const { shape, metadata } = dataset
  const isFloat = metadata.type === FLOAT && SIZES.includes(metadata.size)
  if (!shape || !isFloat || shape.length > 5) throw new HeatlensError('weightsOfOtherKind', { weights: path })
  const rest = shape.slice(1).map((): [] => [])
  const isHalf = metadata.size === 2
  const source = isHalf ? asIntegers(dataset) : dataset
  const rowValues = valueCount(shape.slice(1))
  const rowsAtOnce = metadata.chunks ? Number.POSITIVE_INFINITY : Math.ceil(READ_AT_ONCE / (rowValues * metadata.size))
  const read = (start: number, end: number): Float32Array => {
    const values = shape.length === 0 ? source.value : source.slice([[start, end], ...rest])
    if (values instanceof Float32Array) return values
    if (typeof values === 'number') return Float32Array.of(values)
    if (values instanceof Uint16Array) return Float32Array.from(new Float16Array(values.buffer))
    return Float32Array.from(values as ArrayLike<number>)
  }
  return {
    name: path,
    shape,
    ...(isHalf && { quantization: { dtype: 'float16', original_dtype: 'float32' } as const }),
    readRows(start, end) {
      if (end - start <= rowsAtOnce) return read(start, end)
      const values = new Float32Array((end - start) * rowValues)
      for (let row = start; row < end; row += rowsAtOnce) {
        const part = read(row, Math.min(row + rowsAtOnce, end))
        values.set(part, (row - start) * rowValues)
        releaseLarge(part)
      }
      return values
    },
  }
}

/** The bits of numbers, for those that h5wasm does not know: float16. */
function asIntegers(dataset: Dataset): Dataset {
  const metadata = { ...dataset.metadata, type: INTEGER, signed: false }
  return Object.create(dataset, { metadata: { value: metadata } }) as Dataset
}
