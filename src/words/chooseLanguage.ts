import { type Language, languages } from './languages.ts'

/**
 * The language of the page: the one that was chosen here before, else the first of the browser's that there is, else English.
 * A region does not matter (`de-AT` is German); traditional Chinese is passed over, and whoever also reads `zh` gets that.
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
    // Not every browser keeps to the form of a language tag.
    return undefined
  }
}

const isLanguage = (text: string | null): text is Language => text !== null && Object.hasOwn(languages, text)
