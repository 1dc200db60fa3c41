import { lazyImport } from '../lazyImport.ts'
import { en, type Words } from './en/index.ts'
import type { LazyWords } from './en/lazy.ts'
import type { WalkthroughWords } from './en/walkthrough.ts'
import type { Language } from './languages.ts'

/** English is part of the page; every other language is a separate file, fetched only if it is used. */
const others: { [L in Exclude<Language, 'en'>]: () => Promise<Record<L, Words>> } = {
  de: lazyImport(() => import('./de/index.ts')),
  es: lazyImport(() => import('./es/index.ts')),
  pl: lazyImport(() => import('./pl/index.ts')),
  zh: lazyImport(() => import('./zh/index.ts')),
}

const walkthroughs: Record<Language, () => Promise<{ walkthrough: WalkthroughWords }>> = {
  en: lazyImport(() => import('./en/walkthrough.ts')),
  de: lazyImport(() => import('./de/walkthrough.ts')),
  es: lazyImport(() => import('./es/walkthrough.ts')),
  pl: lazyImport(() => import('./pl/walkthrough.ts')),
  zh: lazyImport(() => import('./zh/walkthrough.ts')),
}

const lazyFiles: Record<Language, () => Promise<{ lazy: LazyWords }>> = {
  en: lazyImport(() => import('./en/lazy.ts')),
  de: lazyImport(() => import('./de/lazy.ts')),
  es: lazyImport(() => import('./es/lazy.ts')),
  pl: lazyImport(() => import('./pl/lazy.ts')),
  zh: lazyImport(() => import('./zh/lazy.ts')),
}

/** The texts of a language. Rejects with a `part` error if its file does not arrive. */
export async function loadWords(language: Language): Promise<Words> {
  if (language === 'en') return en
  const module: Partial<Record<Language, Words>> = await others[language]()
  return module[language] as Words
}

/**
 * Loads a language's texts for a part of the page. For the same number of tries it returns the same promise, as React's
 * `use` requires, even a rejected one; once a later try succeeds, every caller gets that result. Rejects with a `part`
 * error.
 */
export function ofPart<Texts>(
  all: Record<Language, () => Promise<Texts>>,
): (language: Language, tries: number) => Promise<Texts> {
  const asked = new Map<string, Promise<Texts>>()
  const came = new Map<Language, Promise<Texts>>()
  return (language, tries) => {
    const key = language + tries
    const known = came.get(language) ?? asked.get(key)
    if (known) return known
    const texts = all[language]()
    asked.set(key, texts)
    texts.then(
      () => came.set(language, texts),
      () => {},
    )
    return texts
  }
}

/** The texts of the walkthrough. */
export const loadWalkthroughWords = ofPart(walkthroughs)

/** The lazily loaded texts. */
export const loadLazyWords = ofPart(lazyFiles)
