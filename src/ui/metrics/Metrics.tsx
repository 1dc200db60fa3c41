import { useEffect, useState } from 'react'
import { metricIds } from '../../laterIds.ts'
import type { AppState } from '../../state/appState.ts'
import type { MetricId, MetricResult } from '../../types.ts'
import { questionOf } from '../compare/questionOf.ts'
import { PassProgress } from '../methods/PassProgress.tsx'
import { passTime } from '../methods/passTime.ts'
import { useDeferredLastOutcome } from '../panel/useLastOutcome.ts'
import { MessageText } from '../parts/MessageText.tsx'
import { labelOf } from '../parts/readable.ts'
import { useApp, useClasses } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import { Curve } from './Curve.tsx'
import { SanityFilm } from './SanityFilm.tsx'
import { useMeasuring } from './useMeasuring.ts'
import './metrics.css'

/** Figures that say how good the map on the stage is, each measured when it is asked for. */
export default function Metrics() {
  const { outcome, isCurrent } = useDeferredLastOutcome()
  const { metrics: words, methods } = useLazyWords()
  const { stage } = useWords()
  const engine = useApp((state) => state.engine)
  const classes = useClasses()
  const [isOpen, setOpen] = useState(false)
  const { results, now, problem, measure, stop } = useMeasuring(outcome)
  const costs = useCosts(isOpen)
  if (!outcome) return null
  const { explanation } = outcome
  const method = engine?.methods.find(({ id }) => id === explanation.method)?.label ?? explanation.method
  const lacking = metricIds.filter((id) => !results[id])
  return (
    <section className="metrics" aria-label={words.title}>
      <details className="section fold" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <h2>{words.title}</h2>
        </summary>
        <p className="note">
          {words.of(method, labelOf(explanation.classIndex, classes, stage.unnamedClass))}
          {explanation.unfinished && ` ${words.unfinished}`}
        </p>
        <div className="metrics-now">
          {now ? (
            <PassProgress
              label={words.measuring(words.names[now.metric])}
              {...now}
              stopLabel={methods.stop}
              onStop={stop}
            />
          ) : (
            <div className="metrics-all">
              <button
                type="button"
                className="button"
                disabled={lacking.length === 0 || !isCurrent}
                onClick={() => void measure(lacking)}
              >
                {words.measureAll}
              </button>
              <Cost passes={lacking.reduce((sum, id) => sum + (costs[id] ?? 0), 0)} />
            </div>
          )}
        </div>
        {problem && (
          <p role="alert" className="note">
            <MessageText message={problem} />
          </p>
        )}
        <ul className="metric-list">
          {metricIds.map((id) => (
            <Metric
              key={id}
              id={id}
              result={results[id]}
              cost={costs[id] ?? 0}
              isOff={now !== null || !isCurrent}
              onMeasure={() => void measure([id])}
            />
          ))}
        </ul>
      </details>
    </section>
  )
}

interface MetricProps {
  id: MetricId
  result: MetricResult | undefined
  /** Forward passes. */
  cost: number
  isOff: boolean
  onMeasure(): void
}

function Metric({ id, result, cost, isOff, onMeasure }: MetricProps) {
  const { metrics: words } = useLazyWords()
  const { formats } = useWords()
  const name = words.names[id]
  const value = result && (Number.isNaN(result.value) ? words.noValue : formats.fixed(result.value, 3))
  return (
    <li className="metric">
      <h3>{name}</h3>
      {value === undefined ? (
        <button
          type="button"
          className="quiet-button"
          aria-label={words.measureOne(name)}
          disabled={isOff}
          onClick={onMeasure}
        >
          {words.measure}
        </button>
      ) : (
        <output className="metric-value" aria-label={name}>
          {value}
        </output>
      )}
      <p className="note">
        {words.about[id]} {!result && <Cost passes={cost} />}
      </p>
      {result?.problem && (
        <p className="note">
          <MessageText message={result.problem} />
        </p>
      )}
      {result?.curve && <Curve points={result.curve} label={words.curve(name, value ?? '')} />}
      {result?.film && <SanityFilm frames={result.film} isInsensitive={result.isInsensitive === true} />}
    </li>
  )
}

/** What many passes take. */
function Cost({ passes }: { passes: number }) {
  const { methods } = useLazyWords()
  const { formats } = useWords()
  const outcome = useApp((state) => state.lastOutcome)
  const rounded = Math.round(passes)
  if (rounded < 2 || !outcome) return null
  return <span className="note">{methods.cost(rounded, passTime(rounded, outcome, formats))}</span>
}

const explanationOf = ({ shown }: AppState) => shown?.outcome?.explanation

/** The forward passes that each metric takes for the map on the stage, once somebody looks at them. */
function useCosts(isWanted: boolean): Partial<Record<MetricId, number>> {
  const explanation = useApp(explanationOf)
  const read = useApp((state) => state.readMetrics)
  const [costs, setCosts] = useState<Partial<Record<MetricId, number>>>({})
  useEffect(() => {
    if (!isWanted || !explanation) return
    let isStale = false
    read(questionOf(explanation)).then(
      (all) => {
        if (!isStale) setCosts(Object.fromEntries(all.map(({ id, cost }) => [id, cost])))
      },
      // Without its cost, a metric can be measured all the same, and says what is wrong.
      () => {},
    )
    return () => {
      isStale = true
    }
  }, [isWanted, explanation, read])
  return costs
}
