import { createContext, use } from 'react'
import type { Words } from '../words/en/index.ts'
import type { LazyWords } from '../words/en/lazy.ts'
import type { WalkthroughWords } from '../words/en/walkthrough.ts'
import type { Language } from '../words/languages.ts'
import { loadLazyWords, loadWalkthroughWords } from '../words/loadWords.ts'

/** The language of the page, its texts, and the function that changes it. */
export interface Speech {
  language: Language
  words: Words
  /**
   * Changes the language, now and for the next visits. Rejects with a `part` error if its texts do not arrive; then
   * nothing changes.
   */
  speak(language: Language): Promise<void>
}

export const SpeechContext = createContext<Speech | null>(null)

/** The language in use and the function that changes it. */
export function useSpeech(): Speech {
  const speech = use(SpeechContext)
  if (!speech) throw new Error('useSpeech needs a SpeechContext around it.')
  return speech
}

/** All texts that the page shows, in the language in use. */
export const useWords = (): Words => useSpeech().words

/** The number of the current try, so that another try fetches missing texts again. */
export const TriesContext = createContext(0)

/** The texts of the walkthrough; suspends until they arrive. */
export const useWalkthroughWords = (): WalkthroughWords =>
  use(loadWalkthroughWords(useSpeech().language, use(TriesContext))).walkthrough

/** The lazily loaded texts; suspends until they arrive. */
export const useLazyWords = (): LazyWords => use(loadLazyWords(useSpeech().language, use(TriesContext))).lazy
