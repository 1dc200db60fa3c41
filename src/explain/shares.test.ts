import { expect, it } from 'vitest'
import { sharesOf } from './shares.ts'

const input = (activations: number[], gradients: number[]) => ({
  height: 1,
  width: 2,
  channels: 2,
  activations: Float32Array.from(activations),
  gradients: Float32Array.from(gradients),
})

it('counts what each channel adds where the map is positive', () => {
  // Weights 2 and -1; cells [1, 3] → 2 - 3 < 0, left out, and [3, 4] → 6 - 4 = 2 > 0: shares 6 / 2 and -4 / 2.
  expect([...sharesOf(input([1, 3, 3, 4], [1, -2, 3, 0]))]).toEqual([3, -2])
})

it('gives no one a part of an empty map', () => {
  expect([...sharesOf(input([1, 2, 3, 4], [-1, -1, -1, -1]))]).toEqual([0, 0])
})
