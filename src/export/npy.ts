/**
 * An array in the format of NumPy's `np.load`: NPY version 1.0, little-endian, C order. Source:
 * numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
export function toNpy(values: Float32Array | Float64Array, shape: readonly number[]): Uint8Array<ArrayBuffer> {
  const size = values.BYTES_PER_ELEMENT
  const sides = shape.length === 1 ? `${shape[0]},` : shape.join(', ')
  const text = `{'descr': '<f${size}', 'fortran_order': False, 'shape': (${sides}), }`
  const before = 10
  // The data begin at a multiple of 64; the header ends with a line break.
  const begin = Math.ceil((before + text.length + 1) / 64) * 64
  const header = `${text.padEnd(begin - before - 1)}\n`
  const bytes = new Uint8Array(begin + values.length * size)
  const view = new DataView(bytes.buffer)
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0])
  view.setUint16(8, header.length, true)
  bytes.set(new TextEncoder().encode(header), before)
  bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), begin)
  return bytes
}
