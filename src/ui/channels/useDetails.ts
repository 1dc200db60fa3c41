import { useEffect, useState } from 'react'
import { toProblem } from '../../errors/index.ts'
import type { Details, Explanation } from '../../types.ts'
import { useApp } from '../useApp.ts'

/**
 * The arrays that the answer on the stage was made of; undefined until they arrive. Only components that show them ask
 * for them.
 */
export function useDetails(): Details | undefined {
  const explanation = useApp(({ shown }) => shown?.outcome?.explanation)
  const read = useApp((state) => state.readDetails)
  const refuse = useApp((state) => state.refuse)
  const settle = useApp((state) => state.settle)
  const [found, setFound] = useState<{ of: Explanation; details: Details }>()
  useEffect(() => {
    if (!explanation) return
    let isStale = false
    read().then(
      (details) => {
        if (isStale) return
        setFound({ of: explanation, details })
        settle('reading')
      },
      (error: unknown) => {
        if (!isStale) refuse(toProblem(error), undefined, { about: 'reading' })
      },
    )
    return () => {
      isStale = true
    }
  }, [explanation, read, refuse, settle])
  return found?.of === explanation ? found?.details : undefined
}
