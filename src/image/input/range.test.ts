import { expect, it } from 'vitest'
import { usedRange } from './range.ts'
import { stretch } from './stretch.ts'

const grey = (...values: number[]) => Uint8ClampedArray.from(values.flatMap((value) => [value, value, value, 255]))
const deep = (...values: number[]) => Uint16Array.from(values.flatMap((value) => [value, value, value, 65535]))

it.each([
  ['0 to 15 of 255', grey(0, 15, 3), { bits: 4, of: 8 }],
  ['a quarter of 255', grey(63), { bits: 6, of: 8 }],
  ['a little more', grey(63, 64), undefined],
  ['a night photo with one lamp', grey(...Array(999).fill(4), 200), undefined],
  ['one channel that is bright', Uint8ClampedArray.of(3, 3, 90, 255), undefined],
  ['all black', grey(0, 0), undefined],
  ['12 bits in 16', deep(17, 4095), { bits: 12, of: 16 }],
  ['14 bits in 16', deep(16383), { bits: 14, of: 16 }],
  ['15 bits in 16', deep(16384), undefined],
  ['8 bits in 16', deep(200), { bits: 8, of: 16 }],
])('tells the range of %s', (_, values, range) => {
  expect(usedRange(values)).toEqual(range)
})

it('stretches so that the largest number of those bits is white', () => {
  const size = { height: 1, width: 3 }
  expect([...stretch({ ...size, data: grey(0, 7, 15) }, { bits: 4, of: 8 }).data]).toEqual([...grey(0, 119, 255)])
  expect([...stretch({ ...size, data: deep(0, 2048, 4095) }, { bits: 12, of: 16 }).data]).toEqual([
    ...grey(0, 128, 255),
  ])
})
