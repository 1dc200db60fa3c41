import type { Quantization } from './manifest.ts'
import type { LayerSpec } from './topology.ts'

/** A weight tensor in a file, read a few rows at a time. */
export interface StoredTensor {
  /** `layer/kernel` or `layer/bias`. */
  name: string
  shape: readonly number[]
  /** How the file itself shortens its values, where it does so in a way that packages know. */
  quantization?: Quantization
  /** The rows from `start` to `end` of the first side, in C order. */
  readRows(start: number, end: number): Float32Array | Promise<Float32Array>
}

/** A network as a file holds it. */
export interface StoredNetwork {
  layers: LayerSpec[]
  /** In the order of the network. */
  tensors: StoredTensor[]
}

/** The values of a tensor, a block of rows at a time, so that a large one is never held whole. */
export async function* rowBlocks(tensor: StoredTensor, rowsAtOnce: number): AsyncGenerator<Float32Array> {
  const [rows = 0] = tensor.shape
  for (let start = 0; start < rows; start += rowsAtOnce) {
    yield await tensor.readRows(start, Math.min(start + rowsAtOnce, rows))
  }
}
