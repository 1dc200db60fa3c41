import { expect, it } from 'vitest'
import type { Explanation } from '../../types.ts'
import { factorOn, onScaleOf, peakRatio, rescalingTo } from './commonScale.ts'

const explained = (rawPeak: number, gradientScale: Explanation['gradientScale'] = [1, 0]) =>
  ({ rawPeak, gradientScale, heatmap: { height: 1, width: 3, values: Float32Array.of(0, 0.5, 1) } }) as Explanation

it('makes a cooler map as much cooler as its peak is lower', () => {
  const cool = explained(0.12)
  const hot = explained(0.16)
  expect([...onScaleOf(cool, hot).heatmap.values]).toEqual([0, Math.fround(0.375), Math.fround(0.75)])
  expect(onScaleOf(hot, cool)).toBe(hot)
  expect(onScaleOf(hot, hot)).toBe(hot)
  // The original stays as it is, and the same scale gives the same object.
  expect([...cool.heatmap.values]).toEqual([0, 0.5, 1])
  expect(onScaleOf(cool, hot)).toBe(onScaleOf(cool, explained(0.16)))
  expect(onScaleOf(cool, explained(0.24))).not.toBe(onScaleOf(cool, hot))
})

it('compares peaks that no double can hold', () => {
  expect(peakRatio(explained(0.5, [2, -400]), explained(2, [1, -399]))).toBeCloseTo(0.05)
  expect(factorOn(explained(1, [1, -800]), explained(1, [1, -2]))).toBe(0)
})

it('leaves a map as it is beside one without any heat', () => {
  expect(factorOn(explained(0), explained(0))).toBe(1)
  expect(factorOn(explained(0.1), explained(0))).toBe(1)
  expect(factorOn(explained(0), explained(0.1))).toBe(0)
})

it('puts on the scale what answers the same question, and leaves the rest', () => {
  const [cool, hot, other] = [explained(0.1), explained(0.2), explained(0.1)]
  const { apply, factorOf } = rescalingTo(hot, (one) => one !== other)
  expect([cool, hot, other].map(factorOf)).toEqual([0.5, 1, 1])
  expect([...apply(cool).heatmap.values]).toEqual([0, 0.25, 0.5])
  expect([apply(hot), apply(other)]).toEqual([hot, other])
  expect(apply(other)).toBe(other)
})
