import type { Explanation, Question } from '../src/types.ts'
import type { Explainer } from '../src/worker/explainer/createExplainer.ts'
import { median } from './median.ts'

/** What a method takes on a kept pass. */
export interface MethodTime {
  ms: number
  /** True if only its first steps were run, and the rest reckoned from them. */
  isReckoned: boolean
  /** The map after ten steps, and at the end, where all were run. */
  early?: Explanation
  exact?: Explanation
}

/** Methods of as many steps at most are run to the end. */
const FEW = 12

/** How many steps of others are run. */
const SOME = 24

/** Runs a method for several classes; of one of many steps, the first ones unless `isExact`. */
export async function timeMethod(
  explainer: Explainer,
  pass: number,
  question: Omit<Question, 'classIndex'>,
  isExact: boolean,
): Promise<MethodTime> {
  const first = await timeOnce(explainer, pass, { ...question, classIndex: 1 }, isExact)
  if (first.steps > FEW) return first
  const times: number[] = []
  // Another class each time: what was read for the last question is kept.
  for (let classIndex = 2; classIndex < 7; classIndex++) {
    times.push((await timeOnce(explainer, pass, { ...question, classIndex }, true)).ms)
  }
  return { ms: median(times), isReckoned: false }
}

async function timeOnce(
  explainer: Explainer,
  pass: number,
  question: Question,
  isExact: boolean,
): Promise<MethodTime & { steps: number }> {
  const stop = new AbortController()
  let steps = 1
  let early: Explanation | undefined
  const start = performance.now()
  const end = await explainer.explain(
    pass,
    question,
    ({ done, total, soFar }) => {
      steps = total
      if (done >= 10) early ??= soFar
      if (!isExact && total > FEW && done >= SOME) stop.abort()
    },
    stop.signal,
  )
  const ms = performance.now() - start
  const { unfinished } = end
  if (unfinished) return { ms: (ms * unfinished.total) / unfinished.done, isReckoned: true, steps, ...(early && { early }) }
  return { ms, isReckoned: false, steps, ...(early && { early }), exact: end }
}
