import type { MetricId } from '../../types.ts'

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
