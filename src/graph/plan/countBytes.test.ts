import { expect, it } from 'vitest'
import { bytesOf, peakBytes } from './countBytes.ts'

const node = (values: number, ...inputs: number[]) => ({ inputs, shape: [values] })

it('counts an output from its node to its last user', () => {
  // A shortcut: the first output is needed until the sum.
  expect(peakBytes([node(10), node(20, 0), node(5, 1), node(10, 2, 0)], [3])).toBe(4 * (10 + 20 + 5))
  // Without it.
  expect(peakBytes([node(10), node(20, 0), node(5, 1), node(10, 2)], [3])).toBe(4 * (10 + 20))
  // An output that nobody reads, and one that is kept.
  expect(peakBytes([node(10), node(30), node(25, 0)], [2])).toBe(4 * 40)
  expect(peakBytes([node(10), node(30), node(25, 0)], [1, 2])).toBe(4 * 65)
})

it('counts four bytes a value', () => {
  expect(bytesOf([[2, 3], [], [5]])).toBe(4 * 12)
})
