import { useEffect, useState } from 'react'
import type { MetricCost, MetricId } from '../../types.ts'
import { useApp } from '../useApp.ts'

/** What each metric costs in the network in use, once somebody looks at them. */
export function useMetricCosts(isWanted: boolean): Partial<Record<MetricId, MetricCost>> {
  const engine = useApp((state) => state.engine)
  const read = useApp((state) => state.readMetrics)
  const [costs, setCosts] = useState<Partial<Record<MetricId, MetricCost>>>({})
  useEffect(() => {
    if (!isWanted || !engine) return
    let isStale = false
    read().then(
      (all) => {
        if (!isStale) setCosts(Object.fromEntries(all.map(({ id, cost }) => [id, cost])))
      },
      // Without its cost, a metric can be measured all the same, and says what is wrong.
      () => {},
    )
    return () => {
      isStale = true
    }
  }, [isWanted, engine, read])
  return costs
}
