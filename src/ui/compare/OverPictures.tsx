import { summaries, summaryData, summaryTable } from '../../export/summaryFiles.ts'
import { answeredOf } from '../../state/overPictures.ts'
import type { MetricId, Question } from '../../types.ts'
import { Cost } from '../methods/Cost.tsx'
import { PassProgress } from '../methods/PassProgress.tsx'
import { download } from '../parts/download.ts'
import { MessageText } from '../parts/MessageText.tsx'
import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import { betterOf } from './betterOf.ts'
import { sortByFigure } from './jobs.ts'
import type { useOverPictures } from './useOverPictures.ts'

interface OverPicturesProps {
  figure: MetricId
  /** Those whose maps are made. */
  methods: readonly string[]
  labelOf(method: string): string
  over: ReturnType<typeof useOverPictures>
  /** What it takes on each picture, in forward passes. */
  cost: number
  /** What was asked of each picture, but for the class. */
  question: Question
}

/** The mean of a figure over all pictures, per method, with its confidence interval. */
export function OverPictures({ figure, methods, labelOf, over, cost, question }: OverPicturesProps) {
  const { methods: words, metrics } = useLazyWords()
  const { formats } = useWords()
  const count = useApp((state) => answeredOf(state).length)
  const model = useApp(({ engine }) => engine?.model)
  const { measured, now, problem, start, stop } = over
  if (count < 2) return null
  const known = measured?.metric === figure ? measured : null
  const all = known ? summaries(known) : new Map<string, never>()
  const isShare = figure === 'increase'
  const text = (value: number) => (isShare ? formats.share(value) : formats.fixed(value, 3))
  const rows = sortByFigure([...all.keys()], (method) => all.get(method)?.mean ?? Number.NaN, betterOf[figure])
  const save = (text: string, kind: 'csv' | 'json') =>
    download(new File([text], `heatlens-${figure}.${kind}`, { type: kind === 'csv' ? 'text/csv' : 'application/json' }))
  return (
    <section className="over-pictures" aria-label={words.overTitle(metrics.names[figure])}>
      {now ? (
        <PassProgress
          label={words.overTitle(metrics.names[figure])}
          count={words.overMaps}
          {...now}
          stopLabel={words.stop}
          onStop={stop}
        />
      ) : (
        <div className="compare-ask">
          <button type="button" className="button" onClick={() => void start(figure, methods)}>
            {words.measureOver(count)}
          </button>
          <Cost passes={count * cost} />
        </div>
      )}
      {problem && (
        <p className="notice" role="alert">
          <MessageText message={problem} />
        </p>
      )}
      {known && rows.length > 0 && (
        <>
          <div className="table-scroll">
            <table className="over-table">
              <caption>{words.overTitle(metrics.names[figure])}</caption>
              <thead>
                <tr>
                  <th scope="col">{words.overMethod}</th>
                  <th scope="col">{isShare ? words.overShare : words.overMean}</th>
                  <th scope="col">{words.overInterval}</th>
                  <th scope="col">{words.overPictures}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((method) => {
                  const { mean = 0, low = 0, high = 0, count = 0 } = all.get(method) ?? {}
                  return (
                    <tr key={method}>
                      <th scope="row">{labelOf(method)}</th>
                      <td>{text(mean)}</td>
                      <td>{count > 1 ? words.overRange(text(low), text(high)) : '–'}</td>
                      <td>{formats.number(count)}</td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </div>
          <div className="over-save">
            <button
              type="button"
              className="button"
              disabled={now !== null}
              onClick={() => save(summaryTable(known), 'csv')}
            >
              {words.saveTable}
            </button>
            <button
              type="button"
              className="button"
              disabled={now !== null}
              onClick={() => save(summaryData(known, question, model), 'json')}
            >
              {words.saveValues}
            </button>
          </div>
        </>
      )}
    </section>
  )
}
