import type { Question } from '../src/types.ts'
import type { Explainer } from '../src/worker/explainer/explainer.ts'

/** What a method takes on a kept pass, once. */
export interface MethodTime {
  ms: number
  /** True if only its first steps were run, and the rest reckoned from them. */
  isReckoned: boolean
}

/** Runs a method once; of one of more steps than these, the first ones. */
export async function timeMethod(
  explainer: Explainer,
  pass: number,
  question: Question,
  mostSteps = Number.POSITIVE_INFINITY,
): Promise<MethodTime> {
  const stop = new AbortController()
  const start = performance.now()
  const end = await explainer.explain(
    pass,
    question,
    ({ done, total }) => {
      if (total > mostSteps && done >= mostSteps) stop.abort()
    },
    stop.signal,
  )
  const ms = performance.now() - start
  const { unfinished } = end
  if (unfinished) return { ms: (ms * unfinished.total) / unfinished.done, isReckoned: true }
  return { ms, isReckoned: false }
}
