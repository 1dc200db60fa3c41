import { create } from 'zustand'
import type { Outcome } from '../../export/savedData.ts'
import type { AppStore } from '../../state/appState.ts'
import type { Explanation } from '../../types.ts'

/** So long a hand rests on a class before it is looked ahead at: who only passes by asks nothing. */
const REST_MS = 120

interface PreviewState {
  /** The answer for the class that the hand or the focus is on. */
  preview: { of: Outcome; explanation: Explanation } | null
  /** Shows a class for as long as nothing else is asked. */
  begin(app: AppStore, classIndex: number): void
  /** Asks for nothing more; what is seen stays. */
  hold(): void
  end(): void
}

/** Looking ahead at classes: the newest wins, and what was seen before comes at once. */
export const usePreview = create<PreviewState>((set, get) => {
  let asked = new AbortController()
  return {
    preview: null,
    begin(app, classIndex) {
      asked.abort()
      asked = new AbortController()
      const { signal } = asked
      const { shown, seenClass, prefetchClass } = app.getState()
      const of = shown?.outcome
      if (!of) return
      const show = (explanation: Explanation | null) => {
        if (explanation && !signal.aborted) set({ preview: { of, explanation } })
      }
      const seen = seenClass(classIndex)
      if (seen) {
        show(seen)
        return
      }
      const timer = setTimeout(async () => show(await prefetchClass(classIndex, signal)), REST_MS)
      signal.addEventListener('abort', () => clearTimeout(timer))
    },
    hold: () => asked.abort(),
    end() {
      asked.abort()
      if (get().preview) set({ preview: null })
    },
  }
})
