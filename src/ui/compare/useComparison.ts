import { useEffect, useRef, useState } from 'react'
import type { Problem } from '../../errors/codes.ts'
import { toProblem } from '../../errors/index.ts'
import type { Outcome } from '../../export/savedData.ts'
import { questionText } from '../../state/settings.ts'
import type { Explanation } from '../../types.ts'
import { useApp } from '../useApp.ts'
import { isKnown, type Job, jobKey, type Known, withoutUnfinished } from './jobs.ts'
import { questionOf } from './questionOf.ts'

/** A job that is being done, and how far it is. */
export interface Running {
  job: Job
  done: number
  total: number
  soFar?: Explanation
}

export interface Comparison {
  known: Known
  running: Running | null
  /** Those that wait, in their order. */
  waiting: readonly Job[]
  problem: Problem | null
  /** A map that was stopped is made again. */
  ask(jobs: readonly Job[]): void
  /** Ends the job that is being done, and drops those that wait; a map so far is kept. */
  stop(): void
}

const NOTHING: Known = { maps: new Map(), figures: new Map() }

/** What was made before of a picture's questions, so that opening the view again costs nothing. */
const made = new WeakMap<Outcome['predictions'], Map<string, Known>>()

/** Makes maps by many methods, and measures them, one job after another; the stage can ask between two. */
export function useComparison(outcome: Outcome): Comparison {
  const onPass = useApp((state) => state.onPass)
  const question = questionOf(outcome.explanation)
  const text = questionText({ ...question, method: '' })
  const [known, setKnown] = useState(() => made.get(outcome.predictions)?.get(text) ?? NOTHING)
  const [asked, setAsked] = useState<readonly Job[]>([])
  const [running, setRunning] = useState<Running | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const ending = useRef<AbortController>(null)
  const waiting = asked.filter((job) => !isKnown(known, job))
  const next = waiting[0]
  const nextKey = next && jobKey(next)

  useEffect(() => {
    const ofPicture = made.get(outcome.predictions) ?? new Map<string, Known>()
    made.set(outcome.predictions, ofPicture.set(text, known))
  }, [outcome.predictions, text, known])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a job is one by its key.
  useEffect(() => {
    if (!next) return
    const own = new AbortController()
    ending.current = own
    let isStale = false
    const { method, classIndex, metric } = next
    const tell = (progress: Omit<Running, 'job'>) => {
      if (!isStale) setRunning({ job: next, ...progress })
    }
    tell({ done: 0, total: 0 })
    const work = onPass(async (pass, explainer) => {
      const asking = { ...question, method, classIndex }
      if (!metric) {
        const map = await explainer.explain(pass, asking, tell, own.signal)
        return (before: Known) => ({ ...before, maps: new Map(before.maps).set(jobKey(next), map) })
      }
      const { heatmap, mapBeforeRelu: beforeRelu } = known.maps.get(jobKey({ method, classIndex })) ?? {}
      const map = heatmap && { map: { ...heatmap, ...(beforeRelu && { beforeRelu }) } }
      const results = await explainer.measure(pass, { ...asking, ...map }, [metric], tell, own.signal)
      const result = results[metric] ?? { value: Number.NaN }
      return (before: Known) => ({ ...before, figures: new Map(before.figures).set(jobKey(next), result) })
    }, own.signal)
    const drop = () => setAsked((jobs) => jobs.filter((job) => jobKey(job) !== nextKey))
    work
      .then(
        (learn) => {
          if (!isStale) setKnown(learn)
        },
        (error: unknown) => {
          if (isStale) return
          if (!own.signal.aborted) setProblem(toProblem(error))
          drop()
        },
      )
      .finally(() => {
        if (!isStale) setRunning(null)
      })
    return () => {
      isStale = true
      own.abort()
    }
  }, [nextKey])

  return {
    ...{ known, running, waiting, problem },
    ask: (jobs) => {
      setProblem(null)
      setKnown((before) => withoutUnfinished(before, jobs))
      setAsked((before) => [...before.filter((job) => !isKnown(known, job)), ...jobs])
    },
    stop() {
      setAsked(next ? [next] : [])
      ending.current?.abort()
    },
  }
}
