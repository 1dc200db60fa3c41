import { useContext, useEffect, useRef, useState } from 'react'
import type { Problem } from '../../errors/codes.ts'
import { toProblem } from '../../errors/index.ts'
import type { Outcome } from '../../export/savedData.ts'
import type { Measured } from '../../export/summaryFiles.ts'
import { measureOver } from '../../state/overPictures.ts'
import type { MetricId } from '../../types.ts'
import { StoreContext } from '../useApp.ts'
import { questionOf } from './questionOf.ts'

/** Measures a metric on all pictures, for each of some methods; what there is when it is stopped stays. */
export function useOverPictures(outcome: Outcome) {
  const store = useContext(StoreContext)
  const [measured, setMeasured] = useState<Measured | null>(null)
  const [now, setNow] = useState<{ done: number; total: number } | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const ending = useRef<AbortController>(null)
  useEffect(() => () => ending.current?.abort(), [])

  const start = async (metric: MetricId, methods: readonly string[]) => {
    if (!store) return
    const own = new AbortController()
    ending.current?.abort()
    ending.current = own
    setProblem(null)
    const { method: _, classIndex: __, ...question } = questionOf(outcome.explanation)
    try {
      await measureOver(store.getState().deps, {
        ...{ question, methods, metric, signal: own.signal },
        onProgress(done, total, pictures) {
          if (own.signal.aborted) return
          setNow({ done, total })
          setMeasured({ metric, pictures })
        },
      })
    } catch (error) {
      if (!own.signal.aborted) setProblem(toProblem(error))
    } finally {
      if (ending.current === own) setNow(null)
    }
  }
  return { measured, now, problem, start, stop: () => ending.current?.abort() }
}
