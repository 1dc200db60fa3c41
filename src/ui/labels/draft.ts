import { arrange, type ClassName } from '../../labels/classList.ts'
import { readList } from '../../labels/readList.ts'
import { called } from '../../state/answersOf.ts'
import type { AnswerNames } from '../../state/ownAnswers.ts'
import type { Classes } from '../../types.ts'

/** Names of classes while they are edited. */
export interface Draft {
  /** One name a line. */
  text: string
  /** What the lines began with: a line that has not changed keeps its entry, with the id of its class. */
  base: AnswerNames
}

/** The lines of a text; the line break after the last name is none. */
export const linesOf = (text: string): string[] => {
  const lines = text.split('\n').map((line) => line.trim())
  return lines.length > 1 && lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

const joined = (names: Classes) => names.map(([, label]) => label).join('\n')

/** The names as they are. */
export const draftOf = (classes: Classes, base: AnswerNames): Draft => ({ text: joined(called(classes, base)), base })

/** The numbers of the classes in place of their names and ids. */
export const numbersFor = (classes: Classes): Draft => {
  const base = classes.map((_, index): ClassName => [String(index), `class ${index}`])
  return { text: joined(base), base }
}

/** A whole list in place of the names. */
export const draftOfList = (names: readonly ClassName[]): Draft => ({ text: joined(names), base: names })

/** What was typed or pasted as a whole list of another form than lines; undefined if it is none. */
export function listIn(text: string, classes: number, isWhole: boolean): Draft | undefined {
  const isStructure = /^\s*[{[(]/.test(text)
  const entries = isWhole || isStructure || /^[^\n]*[,;][^\n]*$/.test(text) ? readList(text) : []
  const { names } = arrange(entries, classes)
  const isMeant = isWhole || isStructure || names.length === classes
  return names.length > 1 && isMeant ? draftOfList(names) : undefined
}

/** The names that a draft gives the classes. An empty line leaves the class its number, or the name that it had. */
export function namesIn({ text, base }: Draft, classes: Classes): AnswerNames {
  const lines = linesOf(text)
  const before = called(classes, base)
  return classes.map((_, index) => {
    const line = lines[index] ?? ''
    const entry = base[index] ?? ''
    const isSame = line === before[index]?.[1]
    if (typeof entry === 'string') {
      const name = isSame ? entry : line
      return name !== '' && classes.length === 1 ? [classes[0]?.[0] ?? '', name] : name
    }
    return [entry[0], line || `class ${index}`] as const
  })
}
