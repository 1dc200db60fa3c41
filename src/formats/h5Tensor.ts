import type { Dataset } from 'h5wasm'
import { HeatlensError } from '../errors/index.ts'
import type { StoredTensor } from './storedNetwork.ts'

/** HDF5's class of floating-point numbers. */
const FLOAT = 1

/**
 * A tensor in an HDF5 dataset of floating-point numbers of any size, read as float32. `path` is for people. Throws a
 * `format` error for other kinds of numbers.
 */
export function h5Tensor(dataset: Dataset, path: string): StoredTensor {
  const { shape, metadata } = dataset
  if (!shape || metadata.type !== FLOAT || shape.length > 5) {
    throw new HeatlensError('weightsOfOtherKind', { weights: path })
  }
  const rest = shape.slice(1).map((): [] => [])
  return {
    name: path,
    shape,
    readRows(start, end) {
      const values = shape.length === 0 ? dataset.value : dataset.slice([[start, end], ...rest])
      if (values instanceof Float32Array) return values
      if (typeof values === 'number') return Float32Array.of(values)
      return Float32Array.from(values as ArrayLike<number>)
    },
  }
}
