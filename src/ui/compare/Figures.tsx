import { metricIds } from '../../laterIds.ts'
import type { MetricId } from '../../types.ts'
import { figureText } from '../metrics/figureText.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import { jobKey, type Known } from './jobs.ts'

interface FiguresProps {
  known: Known
  method: string
  classIndex: number
  /** The one that the tiles are sorted by. */
  figure: MetricId | ''
}

/** The figures of a map that were measured. */
export function Figures({ known, method, classIndex, figure }: FiguresProps) {
  const { metrics } = useLazyWords()
  const { formats } = useWords()
  const measured = metricIds.flatMap((metric) => {
    const result = known.figures.get(jobKey({ method, classIndex, metric }))
    return result ? [{ metric, result }] : []
  })
  if (measured.length === 0) return null
  return (
    <dl className="tile-figures">
      {measured.map(({ metric, result: { value, isInsensitive } }) => (
        <div key={metric} data-sorted={metric === figure || undefined}>
          <dt>{metrics.names[metric]}</dt>
          <dd>{figureText(metric, value, metrics, formats)}</dd>
          {isInsensitive && <dd className="note">{metrics.insensitive}</dd>}
        </div>
      ))}
    </dl>
  )
}
