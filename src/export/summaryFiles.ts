import type { MetricId, ModelInfo, Question } from '../types.ts'
import { toCsv } from './csv.ts'
import { type Summary, summarise, summariseShare } from './summary.ts'

/** A picture with a metric's value for each method's map, by the ids of the methods; NaN where it has none. */
export interface MeasuredPicture {
  name: string
  classIndex: number
  values: Readonly<Record<string, number>>
}

/** What was measured over many pictures. */
export interface Measured {
  metric: MetricId
  pictures: readonly MeasuredPicture[]
}

/** The mean over the pictures for each method that has a value, with its confidence interval. */
export function summaries({ metric, pictures }: Measured): Map<string, Summary> {
  const summed = metric === 'increase' ? summariseShare : summarise
  const methods = [...new Set(pictures.flatMap(({ values }) => Object.keys(values)))]
  return new Map(
    methods.flatMap((method) => {
      const summary = summed(pictures.map(({ values }) => values[method] ?? Number.NaN))
      return summary ? [[method, summary] as const] : []
    }),
  )
}

/** Infinitely wide, for a single picture. */
const isWide = ({ count }: Summary) => count < 2

/** A line a method: the mean, the bounds of its 95% confidence interval (empty for a single picture), the pictures. */
export const summaryTable = (measured: Measured): string =>
  toCsv([
    ['method', 'metric', 'mean', 'low_95', 'high_95', 'pictures'],
    ...[...summaries(measured)].map(([method, summary]) => [
      ...[method, measured.metric, summary.mean],
      ...(isWide(summary) ? ['', ''] : [summary.low, summary.high]),
      summary.count,
    ]),
  ])

/** The same as JSON, with the values of each picture; null stands for no value. */
export function summaryData(
  measured: Measured,
  { method: _, classIndex: __, ...asked }: Question,
  model?: Pick<ModelInfo, 'id' | 'name' | 'sha256'>,
): string {
  const { metric, pictures } = measured
  const about = { ...(model && { model: { id: model.id, name: model.name, sha256: model.sha256 } }), asked }
  const methods = [...summaries(measured)].map(([method, { mean, low, high, count }]) => ({
    ...{ method, mean, low, high, pictures: count },
  }))
  // NaN and infinite bounds become null.
  return `${JSON.stringify({ heatlens: 2, ...about, metric, methods, pictures }, null, 1)}\n`
}
