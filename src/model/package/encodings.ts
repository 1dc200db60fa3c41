import { setFloat16 } from '@petamoriken/float16'
import type { WeightType } from '../../types.ts'
import type { StoredTensor } from '../storedNetwork.ts'
import type { Quantization } from './manifest.ts'
import { releaseLarge } from './release.ts'
import { rowBlocks } from './rows.ts'

/** Encodes the values of one tensor for a package. */
export interface Encoder {
  quantization?: Quantization
  /** Encodes whole rows. The values are the encoder's: the bytes may be theirs. */
  encode(values: Float32Array): Uint8Array<ArrayBuffer>
}

/** How weights can be stored. */
export const encodings: Record<WeightType, (tensor: StoredTensor, rowsAtOnce: number) => Encoder | Promise<Encoder>> = {
  float32: () => ({
    // As they are: the order of bytes is that of all browsers.
    encode: ({ buffer, byteOffset, byteLength }) =>
      buffer instanceof ArrayBuffer && byteLength === buffer.byteLength
        ? new Uint8Array(buffer)
        : new Uint8Array(buffer, byteOffset, byteLength).slice(),
  }),

  float16: () => ({
    quantization: { dtype: 'float16', original_dtype: 'float32' },
    encode(values) {
      const view = new DataView(new ArrayBuffer(values.length * 2))
      for (let index = 0; index < values.length; index++) setFloat16(view, index * 2, values[index] as number, true)
      return new Uint8Array(view.buffer)
    },
  }),

  // The file's own scale, which TF.js reads too, else one for each output channel.
  uint8: async (tensor, rowsAtOnce) => {
    const own = tensor.quantization?.dtype === 'uint8' ? tensor.quantization : undefined
    const { scale, min } = own ?? (await spans(tensor, rowsAtOnce))
    const channels = tensor.shape.at(-1) ?? 1
    const scales = toArray(scale, channels)
    const mins = toArray(min, channels)
    return {
      quantization: { dtype: 'uint8', original_dtype: 'float32', scale, min },
      encode(values) {
        const bytes = new Uint8Array(values.length)
        for (let index = 0; index < values.length; index++) {
          const channel = index % channels
          const step = Math.round(((values[index] as number) - (mins[channel] as number)) / (scales[channel] as number))
          bytes[index] = Math.min(Math.max(step, 0), 255)
        }
        return bytes
      },
    }
  },
}

const toArray = (one: number | readonly number[], length: number): readonly number[] =>
  typeof one === 'number' ? Array(length).fill(one) : one

/**
 * For each index of the last side, the step and the minimum with which 256 steps span its values. Rounded to few
 * digits, because they stand in model.json.
 */
export async function spans(tensor: StoredTensor, rowsAtOnce: number): Promise<{ scale: number[]; min: number[] }> {
  const channels = tensor.shape.at(-1) ?? 1
  const least = new Float64Array(channels)
  const most = new Float64Array(channels)
  for await (const values of rowBlocks(tensor, rowsAtOnce)) {
    for (let index = 0; index < values.length; index++) {
      const channel = index % channels
      const value = values[index] as number
      if (value < (least[channel] as number)) least[channel] = value
      if (value > (most[channel] as number)) most[channel] = value
    }
    releaseLarge(values)
  }
  const scale = Array.from(most, (max, channel) => toStep((max - (least[channel] as number)) / 255))
  // An integer number of steps below zero, so that zero stays zero.
  const min = scale.map((step, channel) => {
    const steps = Math.round(-(least[channel] as number) / step)
    return steps === 0 ? 0 : Number((-steps * step).toPrecision(8))
  })
  return { scale, min }
}

/** The step rounded up to five digits; 1 where all values are zero. */
function toStep(step: number): number {
  if (!(step > 0)) return 1
  const rounded = Number(step.toPrecision(5))
  return rounded >= step ? rounded : Number((step * (1 + 1e-4)).toPrecision(5))
}
