import { io, type Tensor } from '@tensorflow/tfjs-core'
import { ModelFormatError } from '../errors.ts'
import type { TensorSpec } from '../model/manifest.ts'

/** A weight tensor of float32 values from its bytes as stored. Throws ModelFormatError where the bytes are not such a tensor. */
export function decodeTensor({ name, shape, quantization }: TensorSpec, bytes: Uint8Array<ArrayBuffer>): Tensor {
  const entry = { name, shape: [...shape], dtype: 'float32' as const, ...(quantization && { quantization }) }
  const tensor = io.decodeWeights(bytes.buffer, [entry])[name]
  if (!tensor) throw new ModelFormatError(`The weights ${name} cannot be read. Convert the network again.`)
  return tensor
}
