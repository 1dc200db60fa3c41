import { lazyImport } from '../lazyImport.ts'
import type { Metric } from './metric.ts'

const arriveAll = lazyImport(() => import('./metrics/index.ts'))

/** The metric of an id. Throws RangeError where there is none, a `part` error if its file does not arrive. */
export async function arriveMetric(id: string): Promise<Metric> {
  const { metrics } = await arriveAll()
  const metric = new Map<string, Metric>(Object.entries(metrics)).get(id)
  if (!metric) throw new RangeError(`There is no metric ${id}.`)
  return metric
}
