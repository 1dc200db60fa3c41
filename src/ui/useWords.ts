import { createContext, use } from 'react'
import type { Words } from '../words/en/index.ts'
import type { LazyWords } from '../words/en/lazy.ts'
import type { WalkthroughWords } from '../words/en/walkthrough.ts'
import type { Language } from '../words/languages.ts'
import { loadLazyWords, loadWalkthroughWords } from '../words/loadWords.ts'

/** The language of the page, its texts, and the way to another one. */
export interface Speech {
  language: Language
  words: Words
  /** Takes another language, at once and for the next visits. Rejects with a `part` error where its texts do not arrive; then nothing changes. */
  speak(language: Language): Promise<void>
}

export const SpeechContext = createContext<Speech | null>(null)

/** The language in use and the way to change it. */
export function useSpeech(): Speech {
  const speech = use(SpeechContext)
  if (!speech) throw new Error('useSpeech needs a SpeechContext around it.')
  return speech
}

/** All texts that the page shows, in the language in use. */
export const useWords = (): Words => useSpeech().words

/** Which try of the page what is drawn here belongs to, so that texts that did not come are fetched again by another one. */
export const TriesContext = createContext(0)

/** The texts of the walkthrough; the component waits for them. */
export const useWalkthroughWords = (): WalkthroughWords =>
  use(loadWalkthroughWords(useSpeech().language, use(TriesContext))).walkthrough

/** The texts of what opens later than the page; the component waits for them. */
export const useLazyWords = (): LazyWords => use(loadLazyWords(useSpeech().language, use(TriesContext))).lazy
