import { expect, it } from 'vitest'
import { largestDifference } from '../../../fixtures/goldens.ts'
import { hotWhere, madeContext, noOtherMap } from '../../../fixtures/madeContext.ts'
import { pearson, spearman } from './correlation.ts'
import { metrics } from './index.ts'
import { giniOf } from './sparseness.ts'
import { studentT, summarise } from './summary.ts'

it('gives the Gini index: 0 where all is equal, near 1 where all is in one cell, nothing for an empty map', () => {
  expect(giniOf(Float32Array.of(2, 2, 2, 2))).toBe(0)
  expect(giniOf(Float32Array.of(0, 0, 1, 0))).toBe(0.75)
  expect(giniOf(Float32Array.of(1, 2, 3, 4))).toBeCloseTo(0.25, 12)
  expect(giniOf(new Float32Array(4))).toBeNaN()
})

it('correlates by value and by rank, where equal values share their rank', () => {
  expect(pearson([1, 2, 3], [2, 4, 6])).toBeCloseTo(1, 12)
  expect(spearman([1, 2, 3, 4], [1, 10, 100, 1000])).toBeCloseTo(1, 12)
  expect(spearman([1, 2, 3, 4], [4, 3, 2, 1])).toBeCloseTo(-1, 12)
  // scipy.stats.spearmanr
  expect(spearman([1, 2, 2, 3, 0, 0], [1, 3, 2, 2, 1, 0])).toBeCloseTo(0.818181818181818, 12)
  expect(spearman([1, 1, 1], [1, 2, 3])).toBe(0)
})

it('gives the mean with the interval of Student’s t', () => {
  // scipy.stats.t.interval(0.95, 4, loc=3, scale=sem)
  const { mean, low, high, count } = summarise([1, 2, 3, 4, Number.NaN, 5]) ?? {}
  expect([mean, count]).toEqual([3, 5])
  expect([low, high].map((value) => value?.toFixed(2))).toEqual(['1.04', '4.96'])
  expect(summarise([7])).toEqual({ mean: 7, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY, count: 1 })
  expect(summarise([Number.NaN])).toBeUndefined()
  // scipy.stats.t.ppf(0.975, df)
  const wanted = [12.706204736432095, 4.302652729911275, 3.182446305284263, 2.7764451051977987, 2.228138851964939]
  const ours = [1, 2, 3, 4, 10].map(studentT)
  expect(Math.max(...ours.map((value, index) => Math.abs(value / (wanted[index] ?? 0) - 1)))).toBeLessThan(2e-3)
  expect(studentT(1e9)).toBeCloseTo(1.959963984540054, 6)
})

const side = { height: 4, width: 4 }
const picture = Float32Array.from({ length: 16 }, (_, at) => at * 10)
const context = madeContext({ ...side, inputs: [picture], logits: () => [0, 0] })
const map = hotWhere(4, 4, (y) => y === 0)

it('stability: the largest relative change over ten faint noises, none for an empty map', async () => {
  const asked: Float32Array[] = []
  const about = async ([noisy = picture]: readonly Float32Array[]) => {
    asked.push(noisy)
    // The fourth noise makes one cell of four half as hot.
    return { ...side, values: map.values.map((value, at) => (asked.length === 4 && at === 0 ? value / 2 : value)) }
  }
  const { value } = await metrics.stability.run(context, map, { ...noOtherMap, about })
  expect(value).toBeCloseTo(0.25, 6)
  expect(asked).toHaveLength(10)
  for (const noisy of asked) {
    const change = largestDifference(noisy, picture)
    expect(change).toBeGreaterThan(0.5 * 0.02 * 150)
    expect(change).toBeLessThanOrEqual(0.02 * 150)
  }
  expect(new Set(asked.map(String)).size).toBe(10)
  const empty = await metrics.stability.run(
    context,
    hotWhere(4, 4, () => false),
    { ...noOtherMap, about },
  )
  expect(empty.value).toBeNaN()
})
