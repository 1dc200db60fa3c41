import type { Shown } from '../../state/appState.ts'
import { askedSettings } from '../../state/settings.ts'
import type { Explanation } from '../../types.ts'
import { useApp } from '../useApp.ts'
import { usePreview } from './usePreview.ts'

/** What is explained on the stage now: the answer, or that of the class that the hand is on. */
export function useVisibleExplanation(shown: Shown | null): Explanation | undefined {
  const preview = usePreview((state) => state.preview)
  const explanation = shown?.outcome?.explanation
  // Once something else is answered, it is that which is seen.
  if (!explanation || preview?.of !== shown?.outcome) return explanation
  return preview && isSameQuestion(explanation, preview.explanation) ? preview.explanation : explanation
}

/** The same for whoever is not told what is shown. */
export const useCurrentExplanation = (): Explanation | undefined =>
  useVisibleExplanation(useApp((state) => state.shown))

/** Settings may have changed since somebody looked ahead. */
const isSameQuestion = (a: Explanation, b: Explanation) => askedSettings.every((key) => a[key] === b[key])
