import { setFloat16 } from '@petamoriken/float16'
import type { WeightType } from '../../types.ts'
import type { Quantization } from './manifest.ts'
import { rowBlocks, type StoredTensor } from './storedNetwork.ts'

/** Encodes the values of one tensor for a package. */
interface Encoder {
  quantization?: Quantization
  encode(values: Float32Array): Uint8Array<ArrayBuffer>
}

/** How weights can be stored. TF.js reads all three and converts them to float32 on loading. */
export const encodings: Record<WeightType, (tensor: StoredTensor, rowsAtOnce: number) => Encoder | Promise<Encoder>> = {
  float32: () => ({
    encode(values) {
      const view = new DataView(new ArrayBuffer(values.length * 4))
      for (const [index, value] of values.entries()) view.setFloat32(index * 4, value, true)
      return new Uint8Array(view.buffer)
    },
  }),

  float16: () => ({
    quantization: { dtype: 'float16', original_dtype: 'float32' },
    encode(values) {
      const view = new DataView(new ArrayBuffer(values.length * 2))
      for (const [index, value] of values.entries()) setFloat16(view, index * 2, value, true)
      return new Uint8Array(view.buffer)
    },
  }),

  // TF.js' format has one scale and one minimum a tensor, not one a channel: value = byte * scale + min.
  uint8: async (tensor, rowsAtOnce) => {
    const { scale, min } = (
      tensor.quantization?.dtype === 'uint8' ? tensor.quantization : await span(tensor, rowsAtOnce)
    ) as { scale: number; min: number }
    return {
      quantization: { dtype: 'uint8', original_dtype: 'float32', scale, min },
      encode: (values) =>
        Uint8Array.from(values, (value) => Math.min(Math.max(Math.round((value - min) / scale), 0), 255)),
    }
  },
}

/** The step and the minimum with which 256 steps span the values of a tensor. */
async function span(tensor: StoredTensor, rowsAtOnce: number): Promise<{ scale: number; min: number }> {
  let min = 0
  let max = 0
  for await (const values of rowBlocks(tensor, rowsAtOnce)) {
    for (const value of values) {
      if (value < min) min = value
      if (value > max) max = value
    }
  }
  const scale = (max - min) / 255 || 1
  // An integer number of steps below zero, so that zero stays exact.
  return { scale, min: -Math.round(-min / scale) * scale }
}
