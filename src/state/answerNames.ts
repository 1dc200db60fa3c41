import { LONGEST_ID, LONGEST_LABEL, LONGEST_NAME } from '../labels/limits.ts'
import type { AppState } from './appState.ts'
import type { AnswerNames } from './ownAnswers.ts'

/** The most networks whose names are kept, and the most characters of all of them: browsers keep a few millions. */
const MOST = 100
const MOST_CHARACTERS = 1_000_000

/** Reads stored names of classes and of networks, the newest last, and leaves out what is invalid or too much. */
export function readOwnNames(names: unknown, titles: unknown): Partial<Pick<AppState, 'answerNames' | 'networkNames'>> {
  const answerNames = new Map<string, AnswerNames>()
  for (const [key, list] of pairsIn(names)) {
    // A single answer has its id with it.
    const isList = Array.isArray(list) && (list.length > 1 || Array.isArray(list[0]))
    const own = isList ? list.map(readName) : undefined
    if (own?.every((name) => name !== undefined)) answerNames.set(key, own)
  }
  const networkNames = new Map<string, string>()
  for (const [id, name] of pairsIn(titles)) if (typeof name === 'string') networkNames.set(id, tidy(name, LONGEST_NAME))
  return { ...(answerNames.size > 0 && { answerNames }), ...(networkNames.size > 0 && { networkNames }) }
}

/** The entries of a stored map. */
function pairsIn(stored: unknown): [string, unknown][] {
  const pairs = Array.isArray(stored) ? stored.slice(-MOST) : []
  return pairs.filter((pair): pair is [string, unknown] => Array.isArray(pair) && typeof pair[0] === 'string')
}

function readName(name: unknown): AnswerNames[number] | undefined {
  const isText = (text: unknown): text is string => typeof text === 'string'
  if (isText(name)) return tidy(name, LONGEST_LABEL)
  const [id, label]: unknown[] = Array.isArray(name) ? name : []
  return isText(id) && isText(label) ? [tidy(id, LONGEST_ID), tidy(label, LONGEST_LABEL)] : undefined
}

/** A stored text, without what breaks a line or reverses the sentence around it. */
const tidy = (text: string, most: number) =>
  text.slice(0, most).replace(/[\p{Cc}\p{Cs}\u{202A}-\u{202E}\u{2066}-\u{2069}]/gu, '')

/** True if a text of names can be stored. */
export const isKept = (text: string): boolean => text.length < MOST_CHARACTERS / 2

/** The names to store: the newest, as many as there is room for. */
export function namesToKeep(names: AppState['answerNames']): readonly [string, AnswerNames][] {
  const newest = [...names].slice(-MOST).reverse()
  let characters = 0
  const end = newest.findIndex((one) => {
    characters += JSON.stringify(one).length
    return characters > MOST_CHARACTERS
  })
  return (end < 0 ? newest : newest.slice(0, end)).reverse()
}
