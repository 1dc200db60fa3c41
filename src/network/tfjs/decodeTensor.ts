import { io, type Tensor, tensor } from '@tensorflow/tfjs-core'
import { HeatlensError } from '../../errors/index.ts'
import type { TensorBlock } from '../../model/package/openPackage.ts'

/**
 * A block of a weight, [end - start, ...other sides], as a tensor of float32 values from its bytes as stored. It may take the
 * bytes over. Throws a `format` error where they are not such a tensor.
 */
export function decodeTensor({ spec, start, end, bytes }: TensorBlock): Tensor {
  const { name, quantization } = spec
  const shape = [end - start, ...spec.shape.slice(1)]
  // Not through decodeWeights, which copies.
  if (!quantization) return tensor(new Float32Array(bytes.buffer), shape)
  const decoded = io.decodeWeights(bytes.buffer, [{ name, shape, dtype: 'float32', quantization }])[name]
  if (!decoded) throw new HeatlensError('weightsUnreadable', { weights: name })
  return decoded
}
