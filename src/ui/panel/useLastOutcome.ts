import type { Outcome } from '../../export/savedData.ts'
import type { AppState } from '../../state/appState.ts'
import { useApp, useDeferredApp } from '../useApp.ts'

const lastOutcomeOf = (state: AppState) => state.lastOutcome

const isCurrentOf = ({ shown, lastOutcome }: AppState) => !!lastOutcome && shown?.outcome === lastOutcome

/**
 * The last outcome, and whether it belongs to the picture on the stage. While the next one is being computed, the last
 * one stays, dimmed, so that nothing flickers.
 */
export function useLastOutcome(): { outcome: Outcome | null; isCurrent: boolean } {
  return { outcome: useApp(lastOutcomeOf), isCurrent: useApp(isCurrentOf) }
}

/** The same, for components that render a moment later. */
export function useDeferredLastOutcome(): ReturnType<typeof useLastOutcome> {
  return { outcome: useDeferredApp(lastOutcomeOf), isCurrent: useDeferredApp(isCurrentOf) }
}
