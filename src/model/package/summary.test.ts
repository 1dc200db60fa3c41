import { expect, it } from 'vitest'
import { readSummary } from './summary.ts'

const summary = { name: 'M', bytes: 9, weights: 'uint8', classes: 2, source: '', licence: 'CC0' }

it('reads a summary, and no more than it has to have', () => {
  expect(readSummary({ ...summary, place: 'evil' })).toEqual(summary)
})

it.each([
  null,
  [],
  'M',
  { ...summary, name: 5 },
  { ...summary, name: 'M'.repeat(501) },
  { ...summary, bytes: '9' },
  { ...summary, bytes: 0.5 },
  { ...summary, classes: -1 },
  { ...summary, weights: 'toString' },
  { ...summary, licence: undefined },
])('refuses %j', (json) => {
  expect(() => readSummary(json)).toThrow(RangeError)
})
