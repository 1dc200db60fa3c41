import { describe, expect, it } from 'vitest'
import { de } from './de/index.ts'
import { lazy as germanLazy } from './de/lazy.ts'
import { walkthrough as germanWalkthrough } from './de/walkthrough.ts'
import { en } from './en/index.ts'
import { lazy } from './en/lazy.ts'
import { walkthrough } from './en/walkthrough.ts'
import { es } from './es/index.ts'
import { lazy as spanishLazy } from './es/lazy.ts'
import { walkthrough as spanishWalkthrough } from './es/walkthrough.ts'
import { pl } from './pl/index.ts'
import { lazy as polishLazy } from './pl/lazy.ts'
import { walkthrough as polishWalkthrough } from './pl/walkthrough.ts'
import { zh } from './zh/index.ts'
import { lazy as chineseLazy } from './zh/lazy.ts'
import { walkthrough as chineseWalkthrough } from './zh/walkthrough.ts'

const all = [
  ['de', { ...de, ...germanLazy, walkthrough: germanWalkthrough }],
  ['es', { ...es, ...spanishLazy, walkthrough: spanishWalkthrough }],
  ['pl', { ...pl, ...polishLazy, walkthrough: polishWalkthrough }],
  ['zh', { ...zh, ...chineseLazy, walkthrough: chineseWalkthrough }],
] as const

type Text = string | ((...values: unknown[]) => string)

/** Every text of a language by its path, such as `page.themes.dark`, without other values. */
function textsOf(words: object, way = ''): [way: string, text: Text][] {
  return Object.entries(words).flatMap(([key, value]): [string, Text][] => {
    const here = way ? `${way}.${key}` : key
    // errors.test.ts covers the texts of errors.
    if (here === 'formats' || here === 'firstErrors' || here === 'names.title') return []
    return typeof value === 'object' && value !== null ? textsOf(value, here) : [[here, value as Text]]
  })
}

const english = textsOf({ ...en, ...lazy, walkthrough })

/** A value that can stand for any number, text or list. */
const value = (number: number) => Object.assign(Object(number), { join: () => String(number) })

/** What a function returns for some values; undefined if it needs others. */
function say(text: Text, values: readonly unknown[]): string | undefined {
  if (typeof text === 'string') return text
  try {
    const said = text(...values)
    return /undefined|NaN/.test(said) ? undefined : said
  } catch {
    return undefined
  }
}

/** Values that differ from the first ones in one position. */
const first = [value(2345), value(3456), value(4567), value(5678)]
const otherwise = first.map((_, at) => first.map((one, place) => (place === at ? value(7891) : one)))

/** A place in a text: its name in braces. */
const PLACE = /\{(\w+)\}/g

const placesOf = (text: string) => [...text.matchAll(PLACE)].map(([, place]) => place).sort()

/** Names that are the same in every language. */
const NAMES = /^(?:WebGL|WebAssembly|JET|Viridis|Inferno|Magma|Cividis|Turbo|RGB|BGR)$/

/** Texts that are rightly the same in another language: names, signs, loanwords. */
const same: Record<string, RegExp> = {
  de: /^(?:Name|Index|bilinear|Logit|Pixel \(R, G, B\)|In JET|Zoom|Export|Esc)$/,
  es: /^(?:Logit|Zoom|Esc)$/,
  pl: /^(?:Model|Logit|Esc)$/,
  zh: /^(?:Logit|Esc)$/,
}

describe.each(all)('%s', (language, words) => {
  const texts = new Map(textsOf(words))

  it('says something in place of each English text', () => {
    const left = english.filter(([way, text]) => {
      const said = texts.get(way)
      if (said === undefined || said === '') return true
      return typeof text === 'string'
        ? said === text && hasWords(text) && !NAMES.test(text) && !same[language]?.test(text)
        : said === text
    })
    expect(left.map(([way]) => way)).toEqual([])
  })

  it('has the same places in its texts, and forgets no value', () => {
    const wrong = english.filter(([way, text]) => {
      const own = texts.get(way) as Text
      if (typeof text === 'string') return String(placesOf(text)) !== String(placesOf(own as string))
      const before = [say(text, first), say(own, first)]
      return otherwise.some((values, at) => {
        if (at >= text.length) return false
        const after = [say(text, values), say(own, values)]
        const isUsed = before[0] !== after[0]
        return isUsed !== (before[1] !== after[1])
      })
    })
    expect(wrong.map(([way]) => way)).toEqual([])
  })
})

const hasWords = (text: string) => /\p{L}{3}/u.test(text.replace(PLACE, ''))
