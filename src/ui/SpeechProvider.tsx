import { type ReactNode, startTransition, useEffect, useMemo, useState } from 'react'
import type { Words } from '../words/en/index.ts'
import { type Language, tagOf } from '../words/languages.ts'
import { loadWords } from '../words/loadWords.ts'
import { SpeechContext } from './useWords.ts'

/** The language that the page begins in. */
export interface FirstSpeech {
  language: Language
  words: Words
  /** Remembers the choice of another one. */
  remember(language: Language): void
}

/** Holds the language of the page; what is in it is drawn anew when another one is chosen. */
export function SpeechProvider({ first, children }: { first: FirstSpeech; children: ReactNode }) {
  const [{ language, words }, setSpoken] = useState({ language: first.language, words: first.words })
  useEffect(() => {
    document.documentElement.lang = tagOf(language)
  }, [language])
  const speech = useMemo(
    () => ({
      language,
      words,
      async speak(wanted: Language) {
        const texts = await loadWords(wanted)
        first.remember(wanted)
        // As a transition, so that what waits for texts of its own stays as it is until they are there.
        startTransition(() => setSpoken({ language: wanted, words: texts }))
      },
    }),
    [language, words, first],
  )
  return <SpeechContext value={speech}>{children}</SpeechContext>
}
