import { Float16Array } from '@petamoriken/float16'

/** How numbers stand in a file, little-endian. */
export interface NumberType {
  bytes: number
  /** Missing for numbers that are no weights. */
  read?(bytes: ArrayBuffer): Float32Array
}

/** Numbers that are no weights, of so many bytes. */
export const unread = (bytes: number): NumberType => ({ bytes })

export const float64: NumberType = { bytes: 8, read: (bytes) => Float32Array.from(new Float64Array(bytes)) }
export const float32: NumberType = { bytes: 4, read: (bytes) => new Float32Array(bytes) }
export const float16: NumberType = { bytes: 2, read: (bytes) => Float32Array.from(new Float16Array(bytes)) }

/** The upper half of float32. */
export const bfloat16: NumberType = {
  bytes: 2,
  read(bytes) {
    const values = new Uint16Array(bytes)
    return new Float32Array(Uint32Array.from(values, (bits) => bits * 2 ** 16).buffer)
  },
}
