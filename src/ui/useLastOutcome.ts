import type { Outcome } from '../state/savedData.ts'
import { useApp } from './useApp.ts'

/**
 * The last outcome, and whether it is that of the picture on the stage. While the next one is worked out, the last one keeps its
 * place, dimmed, so that nothing flickers.
 */
export function useLastOutcome(): { outcome: Outcome | null; isCurrent: boolean } {
  const outcome = useApp((state) => state.lastOutcome)
  const isCurrent = useApp(({ shown, lastOutcome }) => !!lastOutcome && shown?.outcome === lastOutcome)
  return { outcome, isCurrent }
}
