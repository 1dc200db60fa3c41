import type { Problems } from './en/problems.ts'

/** Translations of templates with `{places}`. */
type Templates = Readonly<Record<string, string>>

interface Entry {
  pattern: RegExp
  places: readonly string[]
  translation: string
}

/**
 * Translates sentences that were thrown or noted in English, in whatever worker: an English one is held against the English templates, and
 * what stands at their places is put into the translation. What fits none stays as it is.
 */
export function translatorFor({ problems, phrases }: Problems): (sentence: string) => string {
  const lists: Readonly<Record<string, Templates>> = phrases
  const groups = new Map<string, Entry[]>()
  let all: Entry[] | undefined
  const entriesOf = (templates: Templates) => compile(templates, lists)

  const groupOf = (place: string): Entry[] => {
    const entries = groups.get(place) ?? entriesOf(lists[place] ?? {})
    groups.set(place, entries)
    return entries
  }
  const translate = (text: string, entries: readonly Entry[]): string => {
    for (const { pattern, places, translation } of entries) {
      const match = pattern.exec(text)
      if (!match) continue
      const found = new Map(places.map((place, at) => [place, match[at + 1] ?? '']))
      return translation.replace(PLACE, (_, place: string) => translate(found.get(place) ?? '', groupOf(place)))
    }
    return text
  }
  return (sentence) => {
    // Hardly a visit needs them, so they are compiled when they are.
    all ??= [...entriesOf(problems), ...groupOf('title')]
    return translate(sentence, all)
  }
}

/** A place in a template: its name in braces. */
export const PLACE = /\{(\w+)\}/g

/** Templates as anchored patterns, those with the most text of their own first. */
function compile(templates: Templates, lists: Readonly<Record<string, Templates>>): Entry[] {
  return Object.entries(templates)
    .sort(([a], [b]) => textIn(b) - textIn(a))
    .map(([template, translation]) => ({
      pattern: new RegExp(`^${patternOf(template, (place) => `(${anyOf(lists[place])})`)}$`),
      places: [...template.matchAll(PLACE)].map(([, place]) => place as string),
      translation,
    }))
}

const textIn = (template: string) => template.replace(PLACE, '').length

/** What may stand at a place: one of its phrases, or anything at all. */
const anyOf = (phrases: Templates | undefined) =>
  phrases
    ? Object.keys(phrases)
        .map((phrase) => patternOf(phrase, () => ANYTHING))
        .join('|')
    : ANYTHING

const ANYTHING = '[\\s\\S]*?'

/** A template as the source of a pattern, its places given by `within`. */
const patternOf = (template: string, within: (place: string) => string) =>
  template
    .split(PLACE)
    .map((piece, at) => (at % 2 === 0 ? piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : within(piece)))
    .join('')
