import { HeatlensError } from '../errors/index.ts'
import { valueCount } from '../model/package/manifest.ts'
import type { StoredTensor } from '../model/storedNetwork.ts'

/** What is allowed in any case; beyond it, no network's files are packed into a fiftieth. */
const SMALL_BYTES = 64 * 2 ** 20
const MAX_RATIO = 50

/**
 * What weights may take in any case. More than for packed files, because weights are read tensor by tensor, and a file
 * that keeps equal values once is small: constant weights of a known network, as tests and tutorials have them.
 */
const SMALL_WEIGHTS_BYTES = 2 ** 30

/** The most bytes that packed files of this size may become. */
export const mostBytesOf = (bytes: number): number => Math.max(SMALL_BYTES, bytes * MAX_RATIO)

/**
 * Checks that weights stand in files of this size: HDF5 may claim a shape of which nothing is stored. Throws
 * `fileDamaged`.
 */
export function demandStored(tensors: readonly StoredTensor[], bytes: number, file: string): void {
  const claimed = tensors.reduce((sum, { shape }) => sum + 4 * valueCount(shape), 0)
  if (!(claimed <= Math.max(SMALL_WEIGHTS_BYTES, bytes * MAX_RATIO))) throw new HeatlensError('fileDamaged', { file })
}
