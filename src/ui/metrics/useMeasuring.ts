import { useContext, useEffect, useRef, useState } from 'react'
import type { Problem } from '../../errors/codes.ts'
import { toProblem } from '../../errors/index.ts'
import type { Outcome } from '../../export/savedData.ts'
import { pick, questionKeys } from '../../settings/settings.ts'
import type { AppStore } from '../../state/appState.ts'
import type { Heatmap, MetricId, MetricResult } from '../../types.ts'
import { questionOf } from '../compare/questionOf.ts'
import { StoreContext, useApp } from '../useApp.ts'

type Results = Readonly<Partial<Record<MetricId, MetricResult>>>

/** What was measured of a map, while it is known. */
const measured = new WeakMap<Outcome['explanation'], Results>()

/** How far the measuring is. */
export interface MeasuringNow {
  metric: MetricId
  done: number
  total: number
}

/** Measures the map on the stage. What is measured stays with the answer, also in saved data. */
export function useMeasuring(outcome: Outcome | null) {
  const store = useContext(StoreContext)
  const onPass = useApp((state) => state.onPass)
  const explanation = outcome?.explanation
  const [results, setResults] = useState<Results>({})
  const [now, setNow] = useState<MeasuringNow | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const ending = useRef<AbortController>(null)

  // Another map has figures of its own.
  useEffect(() => {
    setResults((explanation && measured.get(explanation)) ?? {})
    setProblem(null)
    return () => ending.current?.abort()
  }, [explanation])

  // Who asks for something else does not wait for figures; those that are known stay.
  const userActions = useApp((state) => state.userActions)
  const question = useApp(({ settings }) => JSON.stringify(pick(settings, questionKeys)))
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of them ends the measuring.
  useEffect(() => () => ending.current?.abort(), [userActions, question])

  const measure = async (ids: readonly MetricId[]) => {
    if (!explanation || !store) return
    const own = new AbortController()
    ending.current?.abort()
    ending.current = own
    setProblem(null)
    const take = (found: Results) => {
      const all = { ...measured.get(explanation), ...inPlace(found, explanation.heatmap) }
      measured.set(explanation, all)
      if (store.getState().shown?.outcome?.explanation === explanation) setResults(all)
    }
    setNow({ metric: ids[0] as MetricId, done: 0, total: 0 })
    try {
      const { heatmap, mapBeforeRelu: beforeRelu } = explanation
      const question = { ...questionOf(explanation), map: { ...heatmap, ...(beforeRelu && { beforeRelu }) } }
      const found = await onPass(
        (pass, explainer) =>
          explainer.measure(
            pass,
            question,
            ids,
            ({ results, ...how }) => {
              if (ending.current !== own) return
              setNow(how)
              take(results)
            },
            own.signal,
          ),
        own.signal,
      )
      take(found)
      keep(store, outcome, measured.get(explanation) ?? {})
    } catch (error) {
      if (!own.signal.aborted) setProblem(toProblem(error))
    } finally {
      if (ending.current === own) setNow(null)
    }
  }
  return { results, now, problem, measure, stop: () => ending.current?.abort() }
}

/** Maps of films lie over what the network saw of the picture, as the first one does. */
function inPlace({ sanity, ...found }: Results, { area }: Heatmap): Results {
  if (!sanity) return found
  const film = sanity.film?.map((frame) => ({ ...frame, map: { ...frame.map, ...(area && { area }) } }))
  return { ...found, sanity: { ...sanity, ...(film && { film }) } }
}

/** Puts figures into an answer, for saved data; the map stays the same object. */
function keep(store: AppStore, outcome: Outcome | null, results: Results): void {
  if (!outcome) return
  const metrics = Object.fromEntries(Object.entries(results).map(([id, { value }]) => [id, value]))
  const has = (one: Outcome | null | undefined): one is Outcome => one?.explanation === outcome.explanation
  store.setState(({ pictures, shown, lastOutcome }) => {
    const found = [lastOutcome, shown?.outcome, ...pictures.map((one) => one.outcome)].find(has)
    if (!found) return {}
    const next = { ...found, metrics }
    return {
      pictures: pictures.map((one) => (has(one.outcome) ? { ...one, outcome: next } : one)),
      ...(shown && has(shown.outcome) && { shown: { ...shown, outcome: next } }),
      ...(has(lastOutcome) && { lastOutcome: next }),
    }
  })
}
