import { fileURLToPath } from 'node:url'
import * as h5wasm from 'h5wasm/node'
import { afterAll, expect, it } from 'vitest'
import { h5Tensor } from './h5Tensor.ts'

// Made with h5py: [[0.5, 1/3], [-2, 65504]] in six types, a scalar, and integers.
await h5wasm.ready
const file = new h5wasm.File(fileURLToPath(new URL('../../fixtures/floats.h5', import.meta.url)), 'r')
afterAll(() => file.close())

const tensorOf = (name: string) => h5Tensor(file.get(name) as h5wasm.Dataset, name)

it.each([
  ['float16', 0.333251953125],
  ['float32', Math.fround(1 / 3)],
  ['float64', Math.fround(1 / 3)],
  ['bigFloat16', 0.333251953125],
  ['bigFloat32', Math.fround(1 / 3)],
  ['bigFloat64', Math.fround(1 / 3)],
])('%s becomes float32', async (name, third) => {
  const { shape, quantization, readRows } = tensorOf(name)
  expect(shape).toEqual([2, 2])
  expect(quantization?.dtype).toBe(/16/.test(name) ? 'float16' : undefined)
  expect(await readRows(0, 1)).toEqual(Float32Array.of(0.5, third))
  expect(await readRows(1, 2)).toEqual(Float32Array.of(-2, 65504))
})

it('a scalar is one value', async () => {
  expect(await tensorOf('scalar').readRows(0, 1)).toEqual(Float32Array.of(0.25))
})

it('integers are refused', () => {
  expect(() => tensorOf('int64')).toTell(/int64 are not floating-point numbers/, 'format')
})
