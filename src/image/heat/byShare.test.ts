import { expect, it } from 'vitest'
import { byShare, firstByShare } from './byShare.ts'

/** The whole order, whose first channel is also found alone. */
function ordered(shares: Float64Array, activations: Float32Array): number[] {
  const order = byShare(shares, activations)
  expect(firstByShare(shares, activations)).toBe(order[0])
  return order
}

it('puts the largest share first, what takes away from the map last, and of equals the lower number first', () => {
  const shares = Float64Array.of(0.1, -0.5, 0.6, 0.1, 0.7)
  expect(ordered(shares, new Float32Array(10).fill(0.5))).toEqual([4, 2, 0, 3, 1])
})

it('has no channel first that is zero everywhere, also where the map is empty', () => {
  // Two cells: channels 0 and 2 are zero in both, 3 is negative in one.
  const activations = Float32Array.of(0, 1, 0, 0, 0, 1, 0, -1)
  expect(ordered(new Float64Array(4), activations)).toEqual([1, 3, 0, 2])
  expect(ordered(Float64Array.of(0, -0.2, 0, -1.2), activations)).toEqual([1, 3, 0, 2])
})

it('has what lowers the map behind the channels that are zero everywhere', () => {
  const activations = Float32Array.of(0, 1, 0, 0, 0, 1, 0, -1)
  expect(ordered(Float64Array.of(0, -0.2, 0, 1.2), activations)).toEqual([3, 0, 2, 1])
})
