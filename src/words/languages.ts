/** The languages of the page, each in its own name. */
export const languages = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  pl: 'Polski',
  zh: '简体中文',
} as const

export type Language = keyof typeof languages

/** What the page says of its language to browsers and screen readers: the Chinese texts are in simplified characters. */
export const tagOf = (language: Language): string => (language === 'zh' ? 'zh-Hans' : language)
