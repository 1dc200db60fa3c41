import { expect, it } from 'vitest'
import { readNumber, readNumbers } from './readNumbers.ts'

it.each([
  ['1', 1],
  [' −2.5 ', -2.5],
  ['0,25', 0.25],
  ['1e3', 1000],
])('reads %j', (text, value) => {
  expect(readNumber(text)).toEqual([value])
})

it.each([[''], [' '], ['one'], ['1 2'], ['Infinity'], ['1e39'], ['1,2,3']])('reads no number from %j', (text) => {
  expect(readNumber(text)).toBeUndefined()
})

it('reads as many numbers as wanted, with points or commas', () => {
  expect(readNumbers('0,5  -1\n2', 3)).toEqual([0.5, -1, 2])
  expect(readNumbers('0.5; -1, 2', 3)).toEqual([0.5, -1, 2])
  expect(readNumbers('1 2', 3)).toBeUndefined()
  expect(readNumbers('1 two 3 4', 3)).toBeUndefined()
})
