import { type ReactNode, startTransition, useEffect, useMemo, useState } from 'react'
import type { Words } from '../words/en/index.ts'
import { type Language, tagOf } from '../words/languages.ts'
import { loadWords } from '../words/loadWords.ts'
import { SpeechContext } from './useWords.ts'

/** The initial language. */
export interface FirstSpeech {
  language: Language
  words: Words
  /** Remembers the choice of a language. */
  remember(language: Language): void
}

/** Provides the language of the page; its children render again when another language is chosen. */
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
        // In a transition, parts that wait for lazy texts keep their old ones until then.
        startTransition(() => setSpoken({ language: wanted, words: texts }))
      },
    }),
    [language, words, first],
  )
  return <SpeechContext value={speech}>{children}</SpeechContext>
}
