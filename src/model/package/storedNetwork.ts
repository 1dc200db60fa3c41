import type { Quantization } from './manifest.ts'
import type { LayerSpec } from './topology.ts'

/** A weight tensor in a file, read a few rows at a time. */
export interface StoredTensor {
  /** `layer/kernel` or `layer/bias`. */
  name: string
  shape: readonly number[]
  /** The file's own quantization, if packages support it. */
  quantization?: Quantization
  /** The rows from `start` to `end` of the first side, in C order. */
  readRows(start: number, end: number): Float32Array | Promise<Float32Array>
}

/** A network as stored in a file. */
export interface StoredNetwork {
  layers: LayerSpec[]
  /** In network order. */
  tensors: StoredTensor[]
}

/** Yields the values of a tensor in blocks of rows, so that a large one is never in memory as a whole. */
export async function* rowBlocks(tensor: StoredTensor, rowsAtOnce: number): AsyncGenerator<Float32Array> {
  const [rows = 0] = tensor.shape
  for (let start = 0; start < rows; start += rowsAtOnce) {
    yield await tensor.readRows(start, Math.min(start + rowsAtOnce, rows))
  }
}
