import type { Shown } from '../../state/appState.ts'
import { asDrawn, isSameQuestion } from '../../state/asDrawn.ts'
import type { Explanation } from '../../types.ts'
import { useApp } from '../useApp.ts'
import { usePreview } from './usePreview.ts'

/** The explanation that is visible on the stage, as it is drawn: the answer, or the preview of another class. */
export function useVisibleExplanation(shown: Shown | null): Explanation | undefined {
  const explanation = useUnscaled(shown)
  return useApp((state) => explanation && asDrawn(explanation, state))
}

function useUnscaled(shown: Shown | null): Explanation | undefined {
  const preview = usePreview((state) => state.preview)
  const explanation = shown?.outcome?.explanation
  // A new answer replaces the preview.
  if (!explanation || preview?.of !== shown?.outcome) return explanation
  // Settings may have changed since the preview.
  return preview && isSameQuestion(explanation, preview.explanation) ? preview.explanation : explanation
}

/** The same for components without the shown picture. */
export const useCurrentExplanation = (): Explanation | undefined =>
  useVisibleExplanation(useApp((state) => state.shown))
