import { expect, it } from 'vitest'
import { metrics } from '../../explain/metrics/index.ts'
import { metricNames } from '../../explain/metrics/names.ts'
import { metricIds } from '../../laterIds.ts'
import type { Explanation } from '../../types.ts'
import { metrics as words } from '../../words/en/metrics.ts'
import { betterOf } from './betterOf.ts'
import { isFinished, jobKey, type Known, sortByFigure, withoutUnfinished } from './jobs.ts'

it('sorts by a figure, best first, and leaves what has none at the end', () => {
  const figures: Record<string, number> = { a: 0.2, b: Number.NaN, c: 0.9, d: Number.NaN, e: 0.5 }
  const figure = (id: string) => figures[id] as number
  expect(sortByFigure(Object.keys(figures), figure, 'high')).toEqual(['c', 'e', 'a', 'b', 'd'])
  expect(sortByFigure(Object.keys(figures), figure, 'low')).toEqual(['a', 'e', 'c', 'b', 'd'])
})

it('makes a map that was stopped again, and measures it again, but no other', () => {
  const finished = {} as Explanation
  const [rise, riseOfTen, gradCam] = [
    { method: 'rise', classIndex: 1 },
    { method: 'rise', classIndex: 10 },
    { method: 'gradCam', classIndex: 1 },
  ]
  const stopped = { ...finished, unfinished: { done: 3, total: 1000 } }
  const measured = [rise, riseOfTen, gradCam].map((job) => jobKey({ ...job, metric: 'sparseness' }))
  const known: Known = {
    maps: new Map([
      [jobKey(rise), stopped],
      [jobKey(riseOfTen), stopped],
      [jobKey(gradCam), finished],
    ]),
    figures: new Map(measured.map((key) => [key, { value: 0.5 }])),
  }
  expect(isFinished(known, rise)).toBe(false)
  expect(isFinished(known, gradCam)).toBe(true)
  const left = withoutUnfinished(known, [rise, gradCam])
  expect([...left.maps.keys()]).toEqual([jobKey(riseOfTen), jobKey(gradCam)])
  expect([...left.figures.keys()]).toEqual(measured.slice(1))
  // To measure a stopped map makes no new one.
  expect(withoutUnfinished(known, [{ ...rise, metric: 'arcc' }]).maps.size).toBe(3)
})

it('knows the metrics, and which way each is better', () => {
  expect(metricIds).toEqual(Object.keys(metricNames))
  expect(Object.keys(words.about)).toEqual(metricIds)
  expect(betterOf).toEqual(Object.fromEntries(Object.entries(metrics).map(([id, { better }]) => [id, better])))
})
