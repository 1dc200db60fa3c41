import { HeatlensError } from '../errors/index.ts'
import { valueCount } from '../model/package/manifest.ts'
import type { StoredTensor } from './storedNetwork.ts'

/** What is allowed in any case; beyond it, no network's files are packed into a fiftieth. */
const SMALL_BYTES = 64 * 2 ** 20
const MAX_RATIO = 50

/** The most bytes that files of this size may become: packed ones when they are unpacked, or all weights as float32. */
export const mostBytesOf = (bytes: number): number => Math.max(SMALL_BYTES, bytes * MAX_RATIO)

/**
 * Checks that weights stand in files of this size: HDF5 may claim a shape of which nothing is stored. Throws
 * `fileDamaged`.
 */
export function demandStored(tensors: readonly StoredTensor[], bytes: number, file: string): void {
  const claimed = tensors.reduce((sum, { shape }) => sum + 4 * valueCount(shape), 0)
  if (!(claimed <= mostBytesOf(bytes))) throw new HeatlensError('fileDamaged', { file })
}
