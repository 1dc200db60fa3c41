import { expect, it } from 'vitest'
import { studentT, summarise, summariseShare } from './summary.ts'
import { summaries, summaryData, summaryTable } from './summaryFiles.ts'

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

it('gives a share with the interval of Wilson: within 0 and 1, and not empty where all agree', () => {
  // statsmodels.stats.proportion.proportion_confint(7, 10, method='wilson'), and of 5 of 5.
  const most = summariseShare([1, 1, 1, 1, 1, 1, 1, 0, 0, 0, Number.NaN])
  expect([most?.mean, most?.count]).toEqual([0.7, 10])
  expect([most?.low.toFixed(4), most?.high.toFixed(4)]).toEqual(['0.3968', '0.8922'])
  const all = summaries({
    metric: 'increase',
    pictures: [1, 1, 1, 1, 1].map((value) => ({ name: '', classIndex: 0, values: { fem: value } })),
  })
  expect(all.get('fem')?.low.toFixed(4)).toBe('0.5655')
  expect(all.get('fem')?.high).toBe(1)
  expect(summariseShare([1])?.high).toBe(Number.POSITIVE_INFINITY)
})

const measured = {
  metric: 'insertion',
  pictures: [
    { name: 'a.png', classIndex: 1, values: { gradCam: 0.25, rise: 0.5, fem: Number.NaN } },
    { name: 'b.png', classIndex: 2, values: { gradCam: 0.75, fem: Number.NaN } },
  ],
} as const

it('sums up each method that has a value, over the pictures where it has one', () => {
  expect([...summaries(measured)].map(([method, { mean, count }]) => [method, mean, count])).toEqual([
    ['gradCam', 0.5, 2],
    ['rise', 0.5, 1],
  ])
  const [head, gradCam = '', rise, end] = summaryTable(measured).split('\r\n')
  expect(head).toBe('method,metric,mean,low_95,high_95,pictures')
  const [low = 0, high = 0] = gradCam.split(',').slice(3, 5).map(Number)
  // 0.25 = s / √n, times t of one degree of freedom.
  expect([low, high].map((value) => value.toFixed(3))).toEqual(['-2.677', '3.677'])
  expect([rise, end]).toEqual(['rise,insertion,0.5,,,1', ''])
})

it('has the values of each picture in JSON, null where there is none', () => {
  const asked = { method: 'gradCam', classIndex: 1, layer: 'l', score: 'logit' } as const
  const data = JSON.parse(summaryData(measured, asked, { id: 'm', name: 'M', sha256: 'f' }))
  expect(data).toMatchObject({ heatlens: 2, model: { id: 'm' }, asked: { layer: 'l' }, metric: 'insertion' })
  expect(data.asked).not.toHaveProperty('method')
  expect(data.pictures[1]).toEqual({ name: 'b.png', classIndex: 2, values: { gradCam: 0.75, fem: null } })
  expect(data.methods[1]).toEqual({ method: 'rise', mean: 0.5, low: null, high: null, pictures: 1 })
})
