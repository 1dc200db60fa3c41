import { en, type Words } from './en/index.ts'
import type { ShareWords } from './en/share.ts'
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

const shares: Record<Language, () => Promise<ShareWords>> = {
  en: async () => (await import('./en/share.ts')).share,
  de: async () => (await import('./de/share.ts')).share,
  es: async () => (await import('./es/share.ts')).share,
  pl: async () => (await import('./pl/share.ts')).share,
  zh: async () => (await import('./zh/share.ts')).share,
}

/** Gives the same promise each time; English where the language's own texts do not arrive. */
function loader<Texts>(all: Record<Language, () => Promise<Texts>>): (language: Language) => Promise<Texts> {
  const loaded = new Map<Language, Promise<Texts>>()
  return (language) => {
    const promise = loaded.get(language) ?? all[language]().catch(all.en)
    loaded.set(language, promise)
    return promise
  }
}

/** The texts of the walkthrough. */
export const loadWalkthroughWords = loader(walkthroughs)

/** The texts of passing on. */
export const loadShareWords = loader(shares)
