/** The languages of the page, each under its own name. */
export const languages = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  pl: 'Polski',
  zh: '简体中文',
} as const

export type Language = keyof typeof languages

/** The page's language tag for browsers and screen readers: the Chinese texts use simplified characters. */
export const tagOf = (language: Language): string => (language === 'zh' ? 'zh-Hans' : language)
