import { toProblem } from '../../errors/index.ts'
import type { Preprocessing } from '../../types.ts'
import { useApp } from '../useApp.ts'

/** Changes the preprocessing of the network in use, or resets it with null. Reports failures in the state. */
export function useChangePreprocessing(): (preprocessing: Preprocessing | null) => void {
  const change = useApp((state) => state.changePreprocessing)
  const reset = useApp((state) => state.resetPreprocessing)
  const refuse = useApp((state) => state.refuse)
  return (preprocessing) => {
    const done = preprocessing ? change(preprocessing) : reset()
    done.catch((error: unknown) => refuse(toProblem(error)))
  }
}
