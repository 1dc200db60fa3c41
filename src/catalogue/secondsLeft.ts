/** How far something had come at a time in milliseconds. */
export interface Sample {
  at: number
  loaded: number
}

/** The rate is that of this long ago, so that a connection that changes is followed. */
const WINDOW_MS = 20_000

/** Before that, nobody can tell. */
const FIRST_MS = 2000

/** The samples that the rate is computed from, with a new one. What begins anew is measured anew. */
export function withSample(samples: readonly Sample[], sample: Sample): Sample[] {
  const last = samples.at(-1)
  if (last && sample.loaded < last.loaded) return [sample]
  return [...samples.filter(({ at }) => sample.at - at <= WINDOW_MS), sample]
}

/** The seconds that are left at the rate of the samples; undefined while nobody can tell. */
export function secondsLeft(samples: readonly Sample[], total: number): number | undefined {
  const [first, last] = [samples[0], samples.at(-1)]
  if (!first || !last || total <= 0) return undefined
  const ms = last.at - first.at
  const bytes = last.loaded - first.loaded
  if (ms < FIRST_MS || bytes <= 0) return undefined
  return Math.max(total - last.loaded, 0) / (bytes / ms) / 1000
}
