import { expect, it } from 'vitest'
import { readNpy } from '../../fixtures/readNpy.ts'
import { toNpy } from './npy.ts'

it.each([
  [Float32Array.of(1.5, -2, 3, 4, 5, 6), [2, 3]],
  [Float64Array.of(1e-300, 2), [2]],
  [new Float32Array(24).fill(0.1), [1, 2, 3, 4]],
])('writes %o', (values, shape) => {
  expect(readNpy(toNpy(values, shape))).toEqual({ shape, values })
})

it('writes what NumPy documents, to the byte', () => {
  const bytes = toNpy(Float32Array.of(1), [1])
  expect([...bytes.subarray(0, 10)]).toEqual([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, 118, 0])
  expect(bytes.length).toBe(128 + 4)
  expect(new TextDecoder().decode(bytes.subarray(10, 128))).toMatch(
    /^\{'descr': '<f4', 'fortran_order': False, 'shape': \(1,\), \} +\n$/,
  )
  expect([...bytes.subarray(128)]).toEqual([0, 0, 0x80, 0x3f])
})
