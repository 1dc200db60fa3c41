import { en, type Words } from './en/index.ts'
import type { WalkthroughWords } from './en/walkthrough.ts'
import type { Language } from './languages.ts'

/** English is in the page; every other language is a file of its own, fetched only where it is wanted. */
const others: Record<Exclude<Language, 'en'>, () => Promise<Words>> = {
  de: async () => (await import('./de/index.ts')).de,
  es: async () => (await import('./es/index.ts')).es,
  pl: async () => (await import('./pl/index.ts')).pl,
  zh: async () => (await import('./zh/index.ts')).zh,
}

/** The texts of a language. Rejects where its file does not arrive. */
export async function loadWords(language: Language): Promise<Words> {
  return language === 'en' ? en : await others[language]()
}

const walkthroughs: Record<Language, () => Promise<WalkthroughWords>> = {
  en: async () => (await import('./en/walkthrough.ts')).walkthrough,
  de: async () => (await import('./de/walkthrough.ts')).walkthrough,
  es: async () => (await import('./es/walkthrough.ts')).walkthrough,
  pl: async () => (await import('./pl/walkthrough.ts')).walkthrough,
  zh: async () => (await import('./zh/walkthrough.ts')).walkthrough,
}

const loaded = new Map<Language, Promise<WalkthroughWords>>()

/** The texts of the walkthrough, the same promise each time; English where the language's own do not arrive. */
export function loadWalkthroughWords(language: Language): Promise<WalkthroughWords> {
  const promise = loaded.get(language) ?? walkthroughs[language]().catch(walkthroughs.en)
  loaded.set(language, promise)
  return promise
}
