import { useEffect, useState } from 'react'
import type { Message } from '../../errors/codes.ts'
import { formatMessage, type LazyErrorTexts } from '../../words/formatMessage.ts'
import type { Language } from '../../words/languages.ts'
import { errorsHere, loadErrors } from '../../words/loadErrors.ts'
import { useSpeech } from '../useWords.ts'

/**
 * A message as a sentence in the language of the page. Most texts are fetched when one of them is first needed: until
 * then it shows `meanwhile`, and if they do not arrive, a sentence that says so.
 */
export function MessageText({ message, meanwhile = '' }: { message: Message; meanwhile?: string }): string {
  const { language, words } = useSpeech()
  const atHand = formatMessage(words.firstErrors, message)
  const [came, setCame] = useState<{ in: Language; texts: LazyErrorTexts | undefined }>()
  useEffect(() => {
    if (formatMessage(words.firstErrors, message) !== undefined) return
    let isStale = false
    const take = (texts?: LazyErrorTexts) => {
      if (!isStale) setCame({ in: language, texts })
    }
    loadErrors(language).then(take, () => take())
    return () => {
      isStale = true
    }
  }, [language, words, message])

  if (atHand !== undefined) return atHand
  const texts = errorsHere(language)
  if (texts) return formatMessage(texts, message) ?? meanwhile
  if (came?.in !== language) return meanwhile
  return words.firstErrors.textMissing({ what: [message.code, ...Object.values(message.parameters)].join(', ') })
}
