import { useState } from 'react'
import { metricIds } from '../../laterIds.ts'
import { passesOf } from '../../passesOf.ts'
import type { MetricId, MetricResult } from '../../types.ts'
import { Cost } from '../methods/Cost.tsx'
import { PassProgress } from '../methods/PassProgress.tsx'
import { useFacts } from '../methods/useFacts.ts'
import { useDeferredLastOutcome } from '../panel/useLastOutcome.ts'
import { MessageText } from '../parts/MessageText.tsx'
import { labelOf } from '../parts/readable.ts'
import { useApp, useClasses } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import { Curve } from './Curve.tsx'
import { figureText } from './figureText.ts'
import { SanityFilm } from './SanityFilm.tsx'
import { useMeasuring } from './useMeasuring.ts'
import { useMetricCosts } from './useMetricCosts.ts'
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
  const costs = useMetricCosts(isOpen)
  const facts = useFacts(isOpen)
  if (!outcome) return null
  const { explanation } = outcome
  const method = engine?.methods.find(({ id }) => id === explanation.method)?.label ?? explanation.method
  const lacking = metricIds.filter((id) => !results[id])
  const mapCost = facts?.[explanation.method]?.again ?? 1
  const costOf = (ids: readonly MetricId[]) =>
    passesOf(
      ids.flatMap((id) => costs[id] ?? []),
      mapCost,
    )
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
              <Cost passes={costOf(lacking)} />
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
              cost={costOf([id])}
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
  const value = result && figureText(id, result.value, words, formats)
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
