import { expect, it } from 'vitest'
import { largestDifference } from '../../../fixtures/goldens.ts'
import { hotWhere, madeContext, noOtherMap } from '../../../fixtures/madeContext.ts'
import { pearson, spearman } from './correlation.ts'
import { metrics } from './index.ts'
import { giniOf } from './sparseness.ts'

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
