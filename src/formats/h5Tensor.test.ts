import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as h5wasm from 'h5wasm/node'
import { afterAll, expect, it, vi } from 'vitest'
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

it.each([
  ['in one piece: a megabyte at a time', undefined, 2],
  ['compressed: at once', [300, 512], 1],
])('a large dataset is read %s', async (_, chunks, reads) => {
  const data = Float32Array.from({ length: 600 * 512 }, (__, at) => at)
  const made = new h5wasm.File(join(mkdtempSync(join(tmpdir(), 'heatlens-')), 'large.h5'), 'w')
  const packed = chunks && { chunks, compression: 'gzip' as const }
  made.create_dataset({ name: 'large', data, shape: [600, 512], ...packed })
  const dataset = made.get('large') as h5wasm.Dataset
  const slice = vi.spyOn(dataset, 'slice')
  expect(await h5Tensor(dataset, 'large').readRows(3, 599)).toEqual(data.slice(3 * 512, 599 * 512))
  expect(slice).toHaveBeenCalledTimes(reads)
  made.close()
})

it('a scalar is one value', async () => {
  expect(await tensorOf('scalar').readRows(0, 1)).toEqual(Float32Array.of(0.25))
})

it('integers are refused', () => {
  expect(() => tensorOf('int64')).toTell(/int64 are not floating-point numbers/, 'format')
})
