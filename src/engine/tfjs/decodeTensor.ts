import { io, type Tensor, tensor } from '@tensorflow/tfjs-core'
import { HeatlensError } from '../../errors/index.ts'
import type { TensorBlock } from '../../model/package/openPackage.ts'

/**
 * Decodes a block of a weight, [end - start, ...other sides], from its stored bytes into a float32 tensor; one without
 * sides as a whole. May take ownership of the bytes. Throws a `format` error if they are not such a tensor.
 */
export function decodeTensor({ spec, start, end, bytes }: TensorBlock): Tensor {
  const { name, quantization } = spec
  const shape = spec.shape.length === 0 ? [] : [end - start, ...spec.shape.slice(1)]
  // decodeWeights would copy.
  if (!quantization) return tensor(new Float32Array(bytes.buffer), shape)
  if (quantization.dtype === 'uint8') return tensor(scaleBytes(bytes, quantization), shape)
  const decoded = io.decodeWeights(bytes.buffer, [
    { name, shape, dtype: 'float32', quantization: quantization as { dtype: 'float16' } },
  ])[name]
  if (!decoded) throw new HeatlensError('weightsUnreadable', { weights: name })
  return decoded
}

interface Scales {
  scale: number | readonly number[]
  min: number | readonly number[]
}

/** byte · scale + min; where these are arrays, with the numbers for the index along the last side. */
function scaleBytes(bytes: Uint8Array, { scale, min }: Scales): Float32Array {
  const values = new Float32Array(bytes.length)
  const [scales, mins] = [[scale].flat(), [min].flat()]
  const period = Math.max(scales.length, mins.length)
  for (let start = 0; start < bytes.length; start += period) {
    for (let c = 0; c < period; c++) {
      const byte = bytes[start + c] as number
      values[start + c] = byte * (scales[c % scales.length] as number) + (mins[c % mins.length] as number)
    }
  }
  return values
}
