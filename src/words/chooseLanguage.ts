import { type Language, languages } from './languages.ts'

/**
 * The language of the page: the one chosen here before, else the first supported one of the browser's, else English.
 * The region does not matter (`de-AT` is German); traditional Chinese is skipped, unless `zh` is also listed.
 */
export function chooseLanguage(stored: string | null, wanted: readonly string[]): Language {
  if (isLanguage(stored)) return stored
  return wanted.map(languageOf).find((language) => language !== undefined) ?? 'en'
}

function languageOf(tag: string): Language | undefined {
  try {
    const { language, script } = new Intl.Locale(tag).maximize()
    return isLanguage(language) && script !== 'Hant' ? language : undefined
  } catch {
    // Not every browser provides valid language tags.
    return undefined
  }
}

const isLanguage = (text: string | null): text is Language => text !== null && Object.hasOwn(languages, text)
