import { expect, it } from 'vitest'
import { channelsByWeight } from './byWeight.ts'

const weights = Float64Array.of(1, -9, 3, 0, 3, -2)

it('puts the largest weight first, whatever is far below zero, and of equals the lower number', () => {
  expect(channelsByWeight(weights, new Float32Array(12).fill(0.5))).toEqual([2, 4, 0, 3, 5, 1])
})

it('puts channels last that are zero everywhere', () => {
  // Two cells: channels 2 and 3 are zero in both, 4 in one, and 0 is negative in one.
  const activations = Float32Array.of(0, 1, 0, 0, 0, 1, -1, 1, 0, 0, 2, 1)
  expect(channelsByWeight(weights, activations)).toEqual([4, 0, 5, 1, 2, 3])
  expect(channelsByWeight(weights, new Float32Array(12))).toEqual([2, 4, 0, 3, 5, 1])
})
