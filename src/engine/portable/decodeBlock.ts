import { getFloat16 } from '@petamoriken/float16'
import type { TensorBlock } from '../../model/package/openPackage.ts'

/** The values of a block of a tensor as float32, whatever it is stored in. */
export function decodeBlock({ spec: { quantization }, bytes }: TensorBlock): Float32Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!quantization) {
    const values = new Float32Array(bytes.length / 4)
    for (let i = 0; i < values.length; i++) values[i] = view.getFloat32(i * 4, true)
    return values
  }
  if (quantization.dtype === 'float16') {
    const values = new Float32Array(bytes.length / 2)
    for (let i = 0; i < values.length; i++) values[i] = getFloat16(view, i * 2, true)
    return values
  }
  const scale = [quantization.scale].flat()
  const min = [quantization.min].flat()
  return Float32Array.from(
    bytes,
    (byte, i) => byte * (scale[i % scale.length] as number) + (min[i % min.length] as number),
  )
}
