import { expect, it } from 'vitest'
import { readFactors, readOneOrThree, readSide } from './readNumbers.ts'

it.each([
  ['0.5', [0.5]],
  ['-1', [-1]],
  ['\u2212127.5', [-127.5]],
  ['103.939, 116.779, 123.68', [103.939, 116.779, 123.68]],
  ['1;2;3', [1, 2, 3]],
  [' 1  2 3 ', [1, 2, 3]],
  ['1e-3', [0.001]],
  ['1, 2', undefined],
  ['', undefined],
  ['x', undefined],
  ['1, 2, x', undefined],
  ['Infinity', undefined],
])('reads %j as %o', (text, numbers) => {
  expect(readOneOrThree(text)).toEqual(numbers)
})

it('takes no factor of zero', () => {
  expect(readFactors('0')).toBeUndefined()
  expect(readFactors('1 0 1')).toBeUndefined()
  expect(readFactors('0.017')).toEqual([0.017])
})

it.each([
  ['256', [256]],
  ['0', undefined],
  ['1.5', undefined],
  ['99999', undefined],
  ['256 256', undefined],
])('reads %j as a side of %o', (text, side) => {
  expect(readSide(text)).toEqual(side)
})
