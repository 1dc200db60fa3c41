import type { Entry } from './classList.ts'

/**
 * The names of classes in lines: one a line, with or without its number before it, such as Teachable Machine's `0 cat`;
 * ImageNet's `n01440764 tench`; a single line of names separated by commas. Empty lines and comments do not count.
 */
export function readLines(text: string): Entry[] {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(?:#\s|\/\/)/.test(line))
  const [only = '', ...others] = lines
  if (others.length === 0) return separated(only).map((label) => ({ label }))
  const listed = lines.every((line) => /^[-*•]\s+\S/.test(line)) ? lines.map((line) => line.slice(1).trim()) : lines
  const hasCommas = listed.slice(0, -1).every((line) => line.endsWith(','))
  const plain = hasCommas ? listed.map((line) => line.replace(/,$/, '')) : listed
  return withIds(numbered(plain) ?? plain.map((line) => ({ label: unquoted(line) })))
}

/** The parts of a line between commas, or semicolons, or tabs. */
function separated(line: string): string[] {
  const sign = [',', ';', '\t'].find((one) => line.includes(one))
  const parts = sign === undefined ? [line] : line.split(sign).map((part) => part.trim())
  // A comma may end the line.
  return (parts.length > 1 && parts.at(-1) === '' ? parts.slice(0, -1) : parts).map(unquoted)
}

const BEFORE = /^["'([]?(?<number>\d{1,6})["'\]]?(?:\s*[:,;=.)\t-]\s*|\s+)(?<label>.*)$/
const BEHIND = /^(?<label>.*?\S)(?:\s*[:,;=\t]\s*|\s+)["']?(?<number>\d{1,6})["']?,?$/

/**
 * Lines that begin with numbers, each larger than the last, from 0 on, or all of 1 to the last, also in another order;
 * or that end with them, in any order, all from 0 on.
 */
function numbered(lines: readonly string[]): Entry[] | undefined {
  const before = entriesOf(lines, BEFORE)
  if (before && (isRising(before) || isComplete(before, 0) || isComplete(before, 1))) return before
  // The first few tell for most lists.
  const behind = apartOf(lines.slice(0, 10)) && apartOf(lines)
  return behind && isComplete(behind, 0) ? behind : undefined
}

/** Names with numbers behind them; undefined for such as "Class 0" and "Class 1", of which too little would be left. */
function apartOf(lines: readonly string[]): Numbered[] | undefined {
  const entries = entriesOf(lines, BEHIND)
  return new Set(entries?.map(({ label }) => label)).size === lines.length ? entries : undefined
}

type Numbered = Required<Pick<Entry, 'index' | 'label'>>

/** The names and numbers of all lines; undefined if one has no number. */
function entriesOf(lines: readonly string[], pattern: RegExp): Numbered[] | undefined {
  const entries: Numbered[] = []
  for (const line of lines) {
    const { number, label = '' } = pattern.exec(line)?.groups ?? {}
    if (number === undefined) return undefined
    entries.push({ index: Number(number), label: unquoted(label) })
  }
  return entries
}

function isRising(entries: readonly Numbered[]): boolean {
  const first = entries[0]?.index ?? 0
  const isNext = (index: number, before: number) => (first === 1 ? index === before + 1 : index > before)
  return first <= 1 && entries.every(({ index }, at) => at === 0 || isNext(index, entries[at - 1]?.index ?? -1))
}

/** True if the numbers are all from `first` on, in any order. */
function isComplete(entries: readonly Numbered[], first: 0 | 1): boolean {
  const numbers = new Set(entries.map(({ index }) => index - first))
  return numbers.size === entries.length && entries.every((_, at) => numbers.has(at))
}

/** Ids of WordNet or of Google's Knowledge Graph before all labels, apart from them. */
function withIds(entries: readonly Entry[]): Entry[] {
  const found = entries.map(({ label }) => /^(n\d{8}|\/[mg]\/\w{2,30})(?:[\s,:]+(.*))?$/.exec(label))
  if (!found.every((one) => one !== null)) return [...entries]
  return found.map((one, at): Entry => ({ ...entries[at], id: one[1] as string, label: one[2] ?? (one[1] as string) }))
}

/** Without quotes around it, and a comma after it. */
const unquoted = (text: string) => /^(["'])(.*)\1,?$/.exec(text)?.[2] ?? text
