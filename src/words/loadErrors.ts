import { arriving } from '../arrive.ts'
import type { Language } from './languages.ts'
import { type FirstTexts, type LaterTexts, type Tell, tellBy } from './tell.ts'

const files: Record<Language, () => Promise<{ errors: LaterTexts }>> = {
  en: arriving(() => import('./en/errors.ts')),
  de: arriving(() => import('./de/errors.ts')),
  es: arriving(() => import('./es/errors.ts')),
  pl: arriving(() => import('./pl/errors.ts')),
  zh: arriving(() => import('./zh/errors.ts')),
}

const here = new Map<Language, LaterTexts>()

/** The texts of errors and notices that are here already, without waiting. */
export const errorsHere = (language: Language): LaterTexts | undefined => here.get(language)

/** The texts of errors and notices but those that every page has. Rejects where they do not arrive. */
export async function loadErrors(language: Language): Promise<LaterTexts> {
  const { errors } = await files[language]()
  here.set(language, errors)
  return errors
}

/** How everything is told in a language, for what is written into files. Rejects where the texts do not arrive. */
export async function loadTell(language: Language, first: FirstTexts): Promise<Tell> {
  const texts = { ...first, ...(await loadErrors(language)) }
  return (told) => tellBy(texts, told) ?? told.code
}
