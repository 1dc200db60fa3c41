import { describe, expect, it } from 'vitest'
import { relativeDifference } from '../../fixtures/goldens.ts'
import { noise } from '../../fixtures/networks.ts'
import { largestEigenvector } from './lanczos.ts'
import { firstComponent } from './principal.ts'

const times = (matrix: readonly (readonly number[])[]) => (vector: Float64Array) =>
  Float64Array.from(matrix, (row) => row.reduce((sum, value, at) => sum + value * (vector[at] as number), 0))

describe('the largest eigenvector', () => {
  it('is the known one of small matrices', () => {
    const { value, vector } = largestEigenvector(
      2,
      times([
        [2, 1],
        [1, 2],
      ]),
    )
    expect(value).toBeCloseTo(3, 12)
    expect(Math.abs((vector[0] as number) / (vector[1] as number) - 1)).toBeLessThan(1e-12)
    expect(
      largestEigenvector(
        3,
        times([
          [-1, 0, 0],
          [0, -2, 0],
          [0, 0, -9],
        ]),
      ).value,
    ).toBeCloseTo(-1, 12)
    expect(largestEigenvector(1, times([[4]]))).toEqual({ value: expect.closeTo(4, 12), vector: expect.anything() })
    expect(
      largestEigenvector(
        3,
        times([
          [0, 0, 0],
          [0, 0, 0],
          [0, 0, 0],
        ]),
      ).value,
    ).toBeCloseTo(0, 12)
  })

  it('is one even where the next eigenvalue is near', () => {
    const size = 120
    const diagonal = Float64Array.from({ length: size }, (_, at) => (at === 7 ? 1.002 : 1 - at / size))
    const { value, vector } = largestEigenvector(size, (one) =>
      one.map((entry, at) => entry * (diagonal[at] as number)),
    )
    expect(value).toBeCloseTo(1.002, 9)
    expect(Math.abs(vector[7] as number)).toBeCloseTo(1, 6)
  })
})

describe('the first principal component', () => {
  it('is where cells lie along their line, the larger side positive', () => {
    // Cells at 5 + t · (3, −4) / 5: the projections are t less its mean.
    const along = [-1, 0, 1, 8]
    const values = along.flatMap((t) => [5 + 0.6 * t, 5 - 0.8 * t])
    for (const sign of [1, -1]) {
      const map = firstComponent({ height: 2, width: 2, channels: 2, values: values.map((value) => sign * value) })
      expect(
        relativeDifference(
          map,
          along.map((t) => t - 2),
        ),
      ).toBeLessThan(1e-12)
    }
  })

  it('is nothing where all cells are alike, and where there is one', () => {
    const alike = Float32Array.from({ length: 3 * 64 }, (_, at) => [0.1, 7.3, 1e4][at % 3] as number)
    expect([...firstComponent({ height: 8, width: 8, channels: 3, values: alike })].every((value) => value === 0)).toBe(
      true,
    )
    expect([...firstComponent({ height: 1, width: 1, channels: 3, values: [1, 2, 3] })]).toEqual([0])
    expect([...firstComponent({ height: 1, width: 2, channels: 1, values: [0, 0] })]).toEqual([0, 0])
  })

  it('is the same whether cells or channels are more', () => {
    const values = noise(12 * 40, 4)
    const map = firstComponent({ height: 3, width: 4, channels: 40, values })
    // Power iteration on the cells' own products.
    const means = Array.from(
      { length: 40 },
      (_, k) => Array.from({ length: 12 }, (_, p) => values[p * 40 + k] as number).reduce((a, b) => a + b) / 12,
    )
    const at = (p: number, k: number) => (values[p * 40 + k] as number) - (means[k] as number)
    const dots = Array.from({ length: 12 }, (_, p) =>
      Array.from({ length: 12 }, (_, q) => means.reduce((sum, _, k) => sum + at(p, k) * at(q, k), 0)),
    )
    let vector = Float64Array.from({ length: 12 }, (_, p) => Math.sin(p + 1))
    for (let step = 0; step < 5000; step++) {
      vector = times(dots)(vector)
      const length = Math.hypot(...vector)
      vector = vector.map((value) => value / length)
    }
    const sigma = Math.sqrt(Math.hypot(...times(dots)(vector)))
    const sign = vector.reduce((sum, value, p) => sum + value * (map[p] as number), 0) < 0 ? -1 : 1
    expect(
      relativeDifference(
        map,
        vector.map((value) => sign * sigma * value),
      ),
    ).toBeLessThan(1e-8)
  })
})
