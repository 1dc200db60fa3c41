/** The names of the metrics as their papers have them, by their ids in saved data, in the order of the page. */
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
} as const

export type MetricId = keyof typeof metricNames
