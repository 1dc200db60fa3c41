import { expect, it } from 'vitest'
import { metrics } from '../../explain/metrics/index.ts'
import { metricNames } from '../../explain/metrics/names.ts'
import { metricIds } from '../../laterIds.ts'
import { metrics as words } from '../../words/en/metrics.ts'
import { betterOf } from './betterOf.ts'
import { sortByFigure } from './jobs.ts'

it('sorts by a figure, best first, and leaves what has none at the end', () => {
  const figures: Record<string, number> = { a: 0.2, b: Number.NaN, c: 0.9, d: Number.NaN, e: 0.5 }
  const figure = (id: string) => figures[id] as number
  expect(sortByFigure(Object.keys(figures), figure, 'high')).toEqual(['c', 'e', 'a', 'b', 'd'])
  expect(sortByFigure(Object.keys(figures), figure, 'low')).toEqual(['a', 'e', 'c', 'b', 'd'])
})

it('knows the metrics, and which way each is better', () => {
  expect(metricIds).toEqual(Object.keys(metricNames))
  expect(Object.keys(words.about)).toEqual(metricIds)
  expect(betterOf).toEqual(Object.fromEntries(Object.entries(metrics).map(([id, { better }]) => [id, better])))
})
