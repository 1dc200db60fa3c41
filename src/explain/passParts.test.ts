import { expect, it } from 'vitest'
import { smallVgg } from '../../fixtures/smallGraphs.ts'
import { enlarger } from './enlarge.ts'
import { cornersOf, startsOf, usualSquares } from './methods/occlusion.ts'
import { refine } from './refine.ts'
import { scaledSum } from './scaledSum.ts'
import { spreadOrder } from './spreadOrder.ts'
import { thereAndBack, workAfter, workOfChannels } from './workAfter.ts'

it('enlarges a map by half-pixel centres or with corners upon corners', () => {
  const large = (placing: 'halfPixel' | 'alignCorners') =>
    [...enlarger({ height: 1, width: 2 }, { height: 1, width: 5 }, placing)([0, 10])].map((value) => Math.round(value))
  expect(large('halfPixel')).toEqual([0, 1, 5, 9, 10])
  expect(large('alignCorners')).toEqual([0, 3, 5, 8, 10])
  const square = enlarger({ height: 2, width: 2 }, { height: 3, width: 3 }, 'alignCorners')([0, 2, 4, 6])
  expect([...square]).toEqual([0, 1, 2, 2, 3, 4, 4, 5, 6])
})

it('takes every number once, and spreads the first ones', () => {
  for (const count of [1, 2, 3, 10, 49, 50]) {
    const order = spreadOrder(count)
    expect([...order].sort((a, b) => a - b)).toEqual([...order.keys()])
  }
  const [first = 0, second = 0, third = 0] = spreadOrder(100)
  expect(Math.min(Math.abs(second - first), Math.abs(third - first), Math.abs(third - second))).toBeGreaterThan(15)
})

it('adds arrays whose scales underflow or overflow a double', () => {
  const sum = scaledSum(2)
  sum.add([1, 2], -2000)
  sum.add([1, -1], -2000 + Math.log(3))
  sum.add([5, 5], Number.NEGATIVE_INFINITY)
  expect(sum.logScale).toBeCloseTo(-2000 + Math.log(3), 12)
  expect(sum.values[0]).toBeCloseTo(4 / 3, 12)
  expect(sum.values[1]).toBeCloseTo(-1 / 3, 12)
  sum.add([7, 7], 900)
  expect([...sum.values, sum.logScale]).toEqual([7, 7, 900])
})

it('covers a picture with squares up to its edges', () => {
  expect(startsOf(10, { size: 4, stride: 3 })).toEqual([0, 3, 6])
  expect(startsOf(11, { size: 4, stride: 3 })).toEqual([0, 3, 6, 7])
  expect(startsOf(4, { size: 4, stride: 2 })).toEqual([0])
  expect(cornersOf({ height: 4, width: 6 }, { size: 4, stride: 2 })).toEqual([
    { top: 0, left: 0 },
    { top: 0, left: 2 },
  ])
  expect(usualSquares({ height: 224, width: 224 })).toEqual({ size: 32, stride: 16 })
  expect(usualSquares({ height: 3, width: 9 })).toEqual({ size: 1, stride: 1 })
})

it('knows how much of a pass comes after a layer', () => {
  const plan = smallVgg()
  const shares = ['picture', 'conv1', 'conv2', 'conv4', 'fc1', 'out'].map((name) => workAfter(plan, name))
  expect(shares).toEqual([...shares].sort((a, b) => b - a))
  expect([shares[0], shares.at(-1)]).toEqual([1, 0])
  // A pass, and a way back that takes longer.
  expect(thereAndBack(plan, 'out')).toBe(1)
  expect(thereAndBack(plan, 'picture')).toBeGreaterThan(2)
  // For all channels, the first dense layer once: each of them is multiplied by its own rows.
  expect(workOfChannels(plan, 'conv4')).toBeLessThan((70 * workAfter(plan, 'conv4')) / 4)
  expect(workOfChannels(plan, 'conv3') / workAfter(plan, 'conv3')).toBeGreaterThan(40)
  expect(workOfChannels(plan, 'conv4', 7)).toBeCloseTo(workOfChannels(plan, 'conv4') / 10, 6)
})

it('goes on in batches, ends one after ten steps, and never holds more than it may', async () => {
  const batches: number[] = []
  const done: number[] = []
  const onProgress = (progress: { done: number }) => done.push(progress.done)
  const map = { height: 1, width: 1, values: Float64Array.of(1) }
  const take = async (from: number, to: number) => {
    batches.push(to - from)
  }
  expect(await refine({ signal: undefined, onProgress }, { total: 40, most: 8 }, take, () => map)).toBe(map)
  expect(batches.reduce((sum, size) => sum + size, 0)).toBe(40)
  expect(Math.max(...batches)).toBe(8)
  expect(done).toContain(10)
  expect(done.at(-1)).toBe(40)
})
