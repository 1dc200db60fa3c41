import { expect, it } from 'vitest'
import { normal, uniform } from './random.ts'

const rounded = (values: Iterable<number>) => Array.from(values, (value) => Number(value.toFixed(7)))

it('gives the numbers of the reference for a seed', () => {
  // NumPy, float32, in [-1, 1): murmur3's finaliser over index + seed · 2654435769.
  const reference = [-0.90191972, 0.77875805, 0.89015186, -0.62785876, 0.44110405]
  expect(rounded(uniform(5, 3000).map((value) => 2 * value - 1))).toEqual(rounded(reference))
  expect(rounded(normal(4, 3000))).toEqual(rounded([0.24355674, 0.94186187, 1.43962383, -0.59532678]))
})

it('is a normal distribution', () => {
  const values = normal(20000, 5)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  expect(Math.abs(mean)).toBeLessThan(0.02)
  expect(Math.abs(variance - 1)).toBeLessThan(0.03)
  expect([...normal(3, 6)]).not.toEqual([...normal(3, 5)])
})
