import { useEffect, useState } from 'react'
import type { Told } from '../../errors/codes.ts'
import type { Language } from '../../words/languages.ts'
import { errorsHere, loadErrors } from '../../words/loadErrors.ts'
import { type LaterTexts, tellBy } from '../../words/tell.ts'
import { useSpeech } from '../useWords.ts'

/**
 * What is told, as a sentence in the language of the page. Most texts are fetched when one of them is first wanted: until then `meanwhile` stands
 * there, and where they do not come, a sentence that says so.
 */
export function Telling({ told, meanwhile = '' }: { told: Told; meanwhile?: string }): string {
  const { language, words } = useSpeech()
  const atHand = tellBy(words.firstErrors, told)
  const [came, setCame] = useState<{ in: Language; texts: LaterTexts | undefined }>()
  useEffect(() => {
    if (tellBy(words.firstErrors, told) !== undefined) return
    let isStale = false
    const take = (texts?: LaterTexts) => {
      if (!isStale) setCame({ in: language, texts })
    }
    loadErrors(language).then(take, () => take())
    return () => {
      isStale = true
    }
  }, [language, words, told])

  if (atHand !== undefined) return atHand
  const texts = errorsHere(language)
  if (texts) return tellBy(texts, told) ?? meanwhile
  if (came?.in !== language) return meanwhile
  return words.firstErrors.untold({ what: [told.code, ...Object.values(told.parameters)].join(', ') })
}
