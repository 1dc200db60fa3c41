import { create } from 'zustand'
import type { Outcome } from '../../export/savedData.ts'
import type { AppStore } from '../../state/appState.ts'
import type { Explanation } from '../../types.ts'

/** A class is previewed after the pointer has rested on it for this long: passing by asks for nothing. */
const REST_MS = 120

interface PreviewState {
  /** The explanation of the class under the pointer or the focus. */
  preview: { of: Outcome; explanation: Explanation } | null
  /** Previews a class until something else is asked for. */
  begin(app: AppStore, classIndex: number): void
  /** Asks for nothing more; what is shown stays. */
  hold(): void
  end(): void
}

/** Previews of classes: the newest request wins, and cached answers appear at once. */
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
