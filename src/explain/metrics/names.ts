import type { MetricId } from '../../types.ts'

/** The names of the metrics as their papers have them. */
export const metricNames = {
  averageDrop: 'Average drop',
  increase: 'Increase in confidence',
  insertion: 'Insertion',
  deletion: 'Deletion',
  roadMorf: 'ROAD, most relevant first',
  roadLerf: 'ROAD, least relevant first',
  roadCombined: 'ROAD, combined',
  arcc: 'ARCC',
  sparseness: 'Sparseness',
  stability: 'Stability',
  sanity: 'Sanity test',
} satisfies Record<MetricId, string>
