import { expect, it } from 'vitest'
import { channelsByWeight } from './byWeight.ts'

it('puts the largest weight first, whatever is far below zero, and of equals the lower number', () => {
  expect(channelsByWeight(Float64Array.of(1, -9, 3, 0, 3, -2))).toEqual([2, 4, 0, 3, 5, 1])
})
