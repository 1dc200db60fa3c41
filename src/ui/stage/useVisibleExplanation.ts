import type { Shown } from '../../state/appState.ts'
import { questionText } from '../../state/settings.ts'
import type { Explanation } from '../../types.ts'
import { useApp } from '../useApp.ts'
import { usePreview } from './usePreview.ts'

/** The explanation that is visible on the stage, as it is drawn: the answer, or the preview of another class. */
export function useVisibleExplanation(shown: Shown | null): Explanation | undefined {
  const explanation = useUnscaled(shown)
  return useApp(({ rescaling }) => explanation && (rescaling?.apply(explanation) ?? explanation))
}

function useUnscaled(shown: Shown | null): Explanation | undefined {
  const preview = usePreview((state) => state.preview)
  const soFar = useApp(({ explaining }) => (explaining?.pictureId === shown?.pictureId ? explaining?.soFar : undefined))
  const explanation = soFar ?? shown?.outcome?.explanation
  // A new answer replaces the preview.
  if (!explanation || preview?.of !== shown?.outcome) return explanation
  // Settings may have changed since the preview.
  return preview && isSameQuestion(explanation, preview.explanation) ? preview.explanation : explanation
}

/** The same for components without the shown picture. */
export const useCurrentExplanation = (): Explanation | undefined =>
  useVisibleExplanation(useApp((state) => state.shown))

/** Whether two explanations answer the same question about two classes. */
export const isSameQuestion = (a: Explanation, b: Explanation) => questionText(a) === questionText(b)
