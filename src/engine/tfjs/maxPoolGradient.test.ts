import { maxPool, tensor4d } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { simd } from '../../../fixtures/packages.ts'
import { startBackend } from '../backends/startBackend.ts'
import { maxPoolGradient } from './maxPoolGradient.ts'

const pool = (values: number[], gradients: number[]) => {
  const side = Math.sqrt(values.length)
  const cells = Math.sqrt(gradients.length)
  const input = tensor4d(values, [1, side, side, 1])
  const along = { cells, before: 0, after: 0 }
  const windows = { size: [2, 2], strides: [2, 2], rows: along, columns: along } as const
  return [
    ...maxPoolGradient(
      tensor4d(gradients, [1, cells, cells, 1]),
      input,
      maxPool(input, 2, 2, 'valid'),
      windows,
    ).dataSync(),
  ]
}

describe('on cpu', () => {
  beforeAll(() => startBackend({ simd, wanted: 'cpu', onLost: () => {} }))

  it('sends the gradient of a tie to the first maximum, in reading order', () => {
    expect(pool([1, 3, 3, 3], [5])).toEqual([0, 5, 0, 0])
  })

  it('keeps the gradient of windows of zeros and of negative values, which the wasm kernel of TF.js loses', () => {
    expect(pool([0, 0, 0, 0], [5])).toEqual([5, 0, 0, 0])
    expect(pool([-4, -3, -2, -9], [5])).toEqual([0, 0, 5, 0])
  })

  it('gives the row and column that no window covers no gradient', () => {
    expect(pool([1, 2, 9, 3, 4, 9, 9, 9, 9], [7])).toEqual([0, 0, 0, 0, 7, 0, 0, 0, 0])
  })
})
