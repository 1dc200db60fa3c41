import { expect, it } from 'vitest'
import { type Sample, secondsLeft, withSample } from './secondsLeft.ts'

const samplesOf = (...all: Sample[]) => all.reduce<Sample[]>(withSample, [])

it('is what is left at the rate so far', () => {
  // 10 bytes a second, 60 of 100 are left.
  expect(secondsLeft(samplesOf({ at: 0, loaded: 0 }, { at: 4000, loaded: 40 }), 100)).toBeCloseTo(6)
})

it('follows a connection that changes', () => {
  const slow = Array.from({ length: 60 }, (_, second) => ({ at: second * 1000, loaded: second }))
  const fast = Array.from({ length: 30 }, (_, second) => ({ at: 60_000 + second * 1000, loaded: 60 + second * 10 }))
  expect(secondsLeft(samplesOf(...slow, ...fast), 400)).toBeCloseTo(5)
})

it('is unknown at first, while nothing comes, and without a total', () => {
  expect(secondsLeft([], 100)).toBeUndefined()
  expect(secondsLeft(samplesOf({ at: 0, loaded: 0 }, { at: 1000, loaded: 10 }), 100)).toBeUndefined()
  expect(secondsLeft(samplesOf({ at: 0, loaded: 5 }, { at: 9000, loaded: 5 }), 100)).toBeUndefined()
  expect(secondsLeft(samplesOf({ at: 0, loaded: 0 }, { at: 4000, loaded: 40 }), 0)).toBeUndefined()
})

it('is measured anew for what begins anew, such as the import after the download', () => {
  const samples = samplesOf({ at: 0, loaded: 0 }, { at: 4000, loaded: 100 }, { at: 5000, loaded: 0 })
  expect(samples).toEqual([{ at: 5000, loaded: 0 }])
})
