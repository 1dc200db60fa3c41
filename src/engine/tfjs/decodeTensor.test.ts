import { beforeAll, expect, it } from 'vitest'
import { simd } from '../../../fixtures/packages.ts'
import { startBackend } from '../backends/startBackend.ts'
import { decodeTensor } from './decodeTensor.ts'

beforeAll(() => startBackend({ simd, wanted: 'cpu', onLost: () => {} }))

const bytes = Uint8Array.of(0, 255, 1, 128, 3, 7)
const spec = (shape: number[], scale: number | number[], min: number | number[]) => ({
  ...{ name: 'k', shape, shards: [] },
  quantization: { dtype: 'uint8', original_dtype: 'float32', scale, min } as const,
})

it('scales bytes by one number a tensor, or one an index of the last side', () => {
  const block = { start: 2, end: 4, bytes }
  const one = decodeTensor({ spec: spec([9, 3], 0.5, -1), ...block })
  expect(one.shape).toEqual([2, 3])
  expect([...one.dataSync()]).toEqual([-1, 126.5, -0.5, 63, 0.5, 2.5])
  const each = decodeTensor({ spec: spec([9, 3], [1, 2, 0.5], [0, -1, 4]), ...block })
  expect([...each.dataSync()]).toEqual([0, 509, 4.5, 128, 5, 7.5])
  const mixed = decodeTensor({ spec: spec([9, 3], [1, 2, 0.5], 1), ...block })
  expect([...mixed.dataSync()]).toEqual([1, 511, 1.5, 129, 7, 4.5])
})

it('reads a number without sides', () => {
  const scalar = { name: 's', shape: [], shards: [] }
  const block = { start: 0, end: 1, bytes: new Uint8Array(Float32Array.of(2.5).buffer) }
  const read = decodeTensor({ spec: scalar, ...block })
  expect(read.shape).toEqual([])
  expect(read.dataSync()[0]).toBe(2.5)
})
