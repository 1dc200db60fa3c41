import type { Answer } from './answer.ts'
import type { Runs } from './interleave.ts'
import { median } from './median.ts'

/** Heatlens compared with something else, in milliseconds or bytes. */
export type RatioRow = {
  what: string
  against: string
  unit: 'ms' | 'bytes'
  /** Which median is divided by which. */
  ratio: 'times as fast' | 'of its time' | 'of its bytes'
  value: number | null
  goal: number | null
  met: boolean | null
  heatlens: Runs
  other: Runs
}

/** Heatlens' goal: `fasterThan` is a least speed-up, `within` a largest share of the time. */
export type Goal = { fasterThan: number | null } | { within: number | null }

/** Makes a table row from the runs of Heatlens and of its reference. */
export function ratioRow(what: string, against: string, heatlens: Runs, other: Runs, wanted: Goal): RatioRow {
  const [a, b] = [median(heatlens.values), median(other.values)]
  const faster = 'fasterThan' in wanted
  const goal = faster ? wanted.fasterThan : wanted.within
  const quotient = faster ? b / a : a / b
  const value = Number.isFinite(quotient) ? quotient : null
  const met = goal === null || value === null ? null : faster ? value >= goal : value <= goal
  const ratio = faster ? 'times as fast' : 'of its time'
  return { what, against, unit: 'ms', ratio, value, goal, met, heatlens, other }
}

/** Makes a table row from the bytes that Heatlens takes and those of its reference. */
export function memoryRow(what: string, against: string, heatlens: Runs, other: Runs, most: number | null): RatioRow {
  return { ...ratioRow(what, against, heatlens, other, { within: most }), unit: 'bytes', ratio: 'of its bytes' }
}

const digits = (value: number) => value.toFixed(value < 10 ? 2 : 1)

/** Milliseconds, formatted for tables. */
export const milliseconds = (value: number) =>
  value < 100 ? `${value.toFixed(1)} ms` : value < 10_000 ? `${value.toFixed(0)} ms` : `${(value / 1000).toFixed(1)} s`

/** The median and the minimum of some runs, or why there are none. */
export const runsCell = ({ values, failure }: Runs, unit: RatioRow['unit'] = 'ms') => {
  const show = unit === 'ms' ? milliseconds : megabytes
  return failure ?? `${show(median(values))} (${show(Math.min(...values))})`
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`

const endings: Record<RatioRow['ratio'], string> = {
  'times as fast': '× as fast',
  'of its time': '× its time',
  'of its bytes': '×',
}

export const metCell = ({ met }: { met: boolean | null }) => (met === null ? '' : met ? 'yes' : '**no**')

/** The columns of a table of such rows. */
export const ratioColumns: Answer<RatioRow>['columns'] = [
  { title: 'what', cell: ({ what }) => what },
  { title: 'against', cell: ({ against }) => against },
  {
    title: 'ratio',
    cell: ({ value, ratio }) => (value === null ? '–' : `${digits(value)} ${endings[ratio]}`),
  },
  {
    title: 'goal',
    cell: ({ goal, ratio }) =>
      goal === null ? '' : `${ratio === 'times as fast' ? 'at least' : 'at most'} ${goal} ${endings[ratio]}`,
  },
  { title: 'met', cell: metCell },
  { title: 'Heatlens, median (least)', cell: ({ heatlens, unit }) => runsCell(heatlens, unit) },
  { title: 'the other, median (least)', cell: ({ other, unit }) => runsCell(other, unit) },
]
