import { io, type Tensor, tensor } from '@tensorflow/tfjs-core'
import { HeatlensError } from '../../errors/index.ts'
import type { TensorBlock } from '../../model/package/openPackage.ts'

/**
 * Decodes a block of a weight, [end - start, ...other sides], from its stored bytes into a float32 tensor. May take
 * ownership of the bytes. Throws a `format` error if they are not such a tensor.
 */
export function decodeTensor({ spec, start, end, bytes }: TensorBlock): Tensor {
  const { name, quantization } = spec
  const shape = [end - start, ...spec.shape.slice(1)]
  // decodeWeights would copy.
  if (!quantization) return tensor(new Float32Array(bytes.buffer), shape)
  const decoded = io.decodeWeights(bytes.buffer, [
    { name, shape, dtype: 'float32', quantization: quantization as { dtype: 'float16' } },
  ])[name]
  if (!decoded) throw new HeatlensError('weightsUnreadable', { weights: name })
  return decoded
}
