import { expect, it } from 'vitest'
import { simd } from '../../../fixtures/packages.ts'
import { bindKernels, compileKernels, makeMemory } from './kernels.ts'
import type { StoredWeight } from './storedWeight.ts'
import { unpack } from './unpack.ts'

/** The values that all 256 bytes decode to, and three more after them. */
async function unpacked(scale: number, min: number): Promise<Float32Array> {
  const memory = makeMemory(4096)
  const kernels = bindKernels(await compileKernels(simd.readKernels), memory)
  const [from, to, count] = [0, 1024, 259]
  new Uint8Array(memory.buffer, from, count).set(Array.from({ length: count }, (_, i) => i))
  unpack(kernels, { type: 'uint8', scale, min } as StoredWeight, [from, 0], [to, 0], 1, count)
  return new Float32Array(memory.buffer, to, count)
}

it.each([
  ['a whole number of steps below zero', 0.0123456789, -127 * 0.0123456789],
  ['any minimum', 0.0123456789, -1.6],
  ['values above zero only', 0.0123456789, 0.5],
  ['values below zero only', 0.0123456789, -7.5],
])('turns bytes into the float32 nearest to byte · scale + min, or one beside it: %s', async (_, scale, min) => {
  for (const [byte, value] of (await unpacked(scale, min)).entries()) {
    const exact = (byte % 256) * scale + min
    // Two roundings, of the product and of the sum, and that of the scale, for small weights too.
    expect(Math.abs(value - exact), String(byte)).toBeLessThanOrEqual(3 * 2 ** -24 * Math.abs(exact) + 2 ** -26 * scale)
  }
})
