import type { LazyWords } from '../../words/en/lazy.ts'

/** The ids of the metrics, as the words have them. */
export type MetricId = keyof LazyWords['metrics']['about']

/** Which way each is better; null where it describes a map and does not judge it. */
export const betterOf: Readonly<Record<MetricId, 'high' | 'low' | null>> = {
  averageDrop: 'low',
  increase: 'high',
  insertion: 'high',
  deletion: 'low',
  roadMorf: 'low',
  roadLerf: 'high',
  roadCombined: 'high',
  arcc: 'high',
  sparseness: null,
  stability: 'low',
  sanity: 'low',
}

export const metricIds = Object.keys(betterOf) as MetricId[]
