import type { Explanation, MetricId, MetricResult } from '../../types.ts'

/** A map to make, or a figure of it to measure. */
export interface Job {
  method: string
  classIndex: number
  metric?: MetricId
}

export const jobKey = ({ method, classIndex, metric = '' as MetricId }: Job) => [method, classIndex, metric].join(' ')

/** What is known of the maps of one question. */
export interface Known {
  maps: ReadonlyMap<string, Explanation>
  figures: ReadonlyMap<string, MetricResult>
}

export const isKnown = ({ maps, figures }: Known, job: Job) => (job.metric ? figures : maps).has(jobKey(job))

/** True if a map is made, and not just begun: one that was stopped can be made again. */
export const isFinished = ({ maps }: Known, job: Job) => maps.has(jobKey(job)) && !maps.get(jobKey(job))?.unfinished

/** What is known without the maps of these jobs that were stopped, and without what was measured of those. */
export function withoutUnfinished({ maps, figures }: Known, jobs: readonly Job[]): Known {
  const isLeft = (job: Job) => !job.metric && maps.get(jobKey(job))?.unfinished
  const left = jobs.filter(isLeft).map(jobKey)
  const without = <Value>(all: ReadonlyMap<string, Value>) =>
    new Map([...all].filter(([key]) => !left.some((start) => key.startsWith(start))))
  return { maps: without(maps), figures: without(figures) }
}

/** The figure of a method, NaN where it is not known. */
export const figureOf = ({ figures }: Known, job: Job) => figures.get(jobKey(job))?.value ?? Number.NaN

/** Ids by their figures, best first; those without one stay at the end, in their order. */
export function sortByFigure(ids: readonly string[], figure: (id: string) => number, better: 'high' | 'low' | null) {
  const sign = better === 'low' ? 1 : -1
  const rank = (id: string) => {
    const value = figure(id)
    return Number.isNaN(value) ? Number.POSITIVE_INFINITY : sign * value
  }
  // Infinity less itself is no number, and keeps the order.
  return ids.toSorted((a, b) => rank(a) - rank(b) || 0)
}
