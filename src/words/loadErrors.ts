import { lazyImport } from '../lazyImport.ts'
import { type FirstErrorTexts, formatMessage, type LazyErrorTexts, type MessageFormatter } from './formatMessage.ts'
import type { Language } from './languages.ts'

const files: Record<Language, () => Promise<{ errors: LazyErrorTexts }>> = {
  en: lazyImport(() => import('./en/errors.ts')),
  de: lazyImport(() => import('./de/errors.ts')),
  es: lazyImport(() => import('./es/errors.ts')),
  pl: lazyImport(() => import('./pl/errors.ts')),
  zh: lazyImport(() => import('./zh/errors.ts')),
}

const here = new Map<Language, LazyErrorTexts>()

/** The texts of errors and notices, if they have been loaded. */
export const errorsHere = (language: Language): LazyErrorTexts | undefined => here.get(language)

/** Loads the texts of errors and notices other than those in the page. Rejects if they do not arrive. */
export async function loadErrors(language: Language): Promise<LazyErrorTexts> {
  const { errors } = await files[language]()
  here.set(language, errors)
  return errors
}

/** Formats messages in a language, for files. Rejects if the texts do not arrive. */
export async function loadFormatter(language: Language, first: FirstErrorTexts): Promise<MessageFormatter> {
  const texts = { ...first, ...(await loadErrors(language)) }
  return (message) => formatMessage(texts, message) ?? message.code
}
