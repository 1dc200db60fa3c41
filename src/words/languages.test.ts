import { describe, expect, it } from 'vitest'
import { de } from './de/index.ts'
import { late as germanLate } from './de/late.ts'
import { problems as german } from './de/problems.ts'
import { walkthrough as germanWalkthrough } from './de/walkthrough.ts'
import { en } from './en/index.ts'
import { late } from './en/late.ts'
import { walkthrough } from './en/walkthrough.ts'
import { es } from './es/index.ts'
import { late as spanishLate } from './es/late.ts'
import { problems as spanish } from './es/problems.ts'
import { walkthrough as spanishWalkthrough } from './es/walkthrough.ts'
import { pl } from './pl/index.ts'
import { late as polishLate } from './pl/late.ts'
import { problems as polish } from './pl/problems.ts'
import { walkthrough as polishWalkthrough } from './pl/walkthrough.ts'
import { PLACE } from './translator.ts'
import { zh } from './zh/index.ts'
import { late as chineseLate } from './zh/late.ts'
import { problems as chinese } from './zh/problems.ts'
import { walkthrough as chineseWalkthrough } from './zh/walkthrough.ts'

const all = [
  ['de', { ...de, ...germanLate, walkthrough: germanWalkthrough }, german],
  ['es', { ...es, ...spanishLate, walkthrough: spanishWalkthrough }, spanish],
  ['pl', { ...pl, ...polishLate, walkthrough: polishWalkthrough }, polish],
  ['zh', { ...zh, ...chineseLate, walkthrough: chineseWalkthrough }, chinese],
] as const

type Text = string | ((...values: unknown[]) => string)

/** Every text of a language by its way, such as `page.themes.dark`; without what is no text. */
function textsOf(words: object, way = ''): [way: string, text: Text][] {
  return Object.entries(words).flatMap(([key, value]): [string, Text][] => {
    const here = way ? `${way}.${key}` : key
    if (here === 'formats' || here === 'translate') return []
    return typeof value === 'object' && value !== null ? textsOf(value, here) : [[here, value as Text]]
  })
}

const english = textsOf({ ...en, ...late, walkthrough })

/** Something that can stand for any number, text or list. */
const value = (number: number) => Object.assign(Object(number), { join: () => String(number) })

/** What a function says of some values; undefined where it wants others. */
function say(text: Text, values: readonly unknown[]): string | undefined {
  if (typeof text === 'string') return text
  try {
    const said = text(...values)
    return /undefined|NaN/.test(said) ? undefined : said
  } catch {
    return undefined
  }
}

/** Values that differ from the first ones at one place. */
const first = [value(2345), value(3456), value(4567), value(5678)]
const otherwise = first.map((_, at) => first.map((one, place) => (place === at ? value(7891) : one)))

const placesOf = (text: string) => [...text.matchAll(PLACE)].map(([, place]) => place).sort()

/** What is rightly the same in another language: names, signs, words that it has taken over. */
const same: Record<string, RegExp> = {
  de: /^(?:Name|Index|Logit|Pixel \(R, G, B\)|In JET|Zoom|Export|Esc)$/,
  es: /^(?:Logit|Zoom|Esc)$/,
  pl: /^(?:Model|Logit|Esc)$/,
  zh: /^(?:Logit|Esc)$/,
}

describe.each(all)('%s', (language, words, problems) => {
  const texts = new Map(textsOf(words))

  it('says something in place of each English text', () => {
    const left = english.filter(([way, text]) => {
      const said = texts.get(way)
      if (said === undefined || said === '') return true
      return typeof text === 'string' ? said === text && hasWords(text) && !same[language]?.test(text) : said === text
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

  it('has the places of each thrown sentence in its translation', () => {
    const pairs = [problems.problems, ...Object.values(problems.phrases)].flatMap((list) => Object.entries(list))
    const wrong = pairs.filter(([template, text]) => String(placesOf(template)) !== String(placesOf(text)))
    expect(wrong).toEqual([])
    const untranslated = pairs.filter(([template, text]) => template === text && hasWords(template))
    expect(untranslated).toEqual([])
  })

  it('keeps code, and the names of files and layers', () => {
    const code =
      /model\.save\(.*?\)|npm run model|model\.json|\.h5|--[\w=]+|save_weights|model_config|backend=\S+?(?=[”“»])/g
    const pairs = Object.entries(problems.problems)
    const codeOf = (text: string) => [...new Set(text.match(code))].map((one) => one.replace(/ \w+$/, '')).sort()
    expect(pairs.map(([, text]) => codeOf(text))).toEqual(pairs.map(([template]) => codeOf(template)))
  })
})

const hasWords = (text: string) => /\p{L}{3}/u.test(text.replace(PLACE, ''))
