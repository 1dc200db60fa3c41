import { LONGEST_ID, LONGEST_LABEL, MOST_NAMES } from './limits.ts'

/** A name in a list of classes, as the list gives it. */
export interface Entry {
  label: string
  /** Such as a WordNet id. */
  id?: string
  /** The number of the class, where the list numbers them. */
  index?: number
}

/** A list of classes in a file beside a network. */
export interface ListBeside {
  file: string
  /** Empty if the file claims to be a list and is none. */
  entries: readonly Entry[]
  /** False for a text that may be anything else, and is a list only if it fits the network. */
  isSure: boolean
  /** True if it came before the network: it is told that it names its classes. */
  isEarlier?: true
  /** True if nothing is said where it does not fit. */
  isQuiet?: true
}

/** The names of classes by their index; an empty label where the list has none. */
export type ClassName = readonly [id: string, label: string]

/** What is wrong with a list, or strange about it. Indices count from 0. */
export type ListFault =
  /** No list of classes. */
  | { fault: 'notAList' }
  | { fault: 'otherLength'; names: number; classes: number }
  /** Numbers beyond the last class. */
  | { fault: 'outOfRange'; highest: number; classes: number }
  | { fault: 'twice'; label: string; first: number; second: number; count: number }
  /** Classes without a name, or whose number is missing. */
  | { fault: 'empty'; first: number; count: number }
  /** Two names for one number: the first counts. */
  | { fault: 'sameNumber'; index: number; count: number }
  | { fault: 'shortened'; first: number; count: number }

/** A list of classes for a network. */
export interface ArrangedList {
  names: readonly ClassName[]
  faults: readonly ListFault[]
}

/** A list of classes from a file that something is to be said of. */
export interface ToldList extends ArrangedList {
  /** The name of the file. */
  file: string
  /** True if it names the classes, in spite of its faults. */
  isUsed: boolean
  /** If it came before the network: the names that this has without it. */
  instead?: readonly ClassName[]
}

/** A label on one line. */
const plain = (text: string) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim()

/** The first characters of a text; does not cut a surrogate pair. */
const startOf = (text: string, length: number) => text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')

/**
 * Puts names in the order of their classes. `classes` is the number of the network's, if it is known: a list that
 * counts from 1 then tells from one that lacks its first class. A list of another length has the fault `otherLength` or
 * `outOfRange`; with every other fault it can be used.
 */
export function arrange(entries: readonly Entry[], classes?: number): ArrangedList {
  if (entries.length === 0) return { names: [], faults: [{ fault: 'notAList' }] }
  const taken = entries.slice(0, MOST_NAMES)
  const { byIndex, doubles, highest } = place(taken, classes)
  const length = Math.min(highest + 1, MOST_NAMES)
  const shortened: number[] = []
  const names = Array.from({ length }, (_, index): ClassName => {
    const { label = '', id = '' } = byIndex.get(index) ?? {}
    // A label of a megabyte is not searched as a whole.
    const text = plain(startOf(label, 10 * LONGEST_LABEL))
    if (text.length > LONGEST_LABEL || label.length > 10 * LONGEST_LABEL) shortened.push(index)
    return [startOf(plain(startOf(id, 10 * LONGEST_ID)), LONGEST_ID) || String(index), startOf(text, LONGEST_LABEL)]
  })
  const lengthFault = lengthFaults(entries, highest, classes)
  const [double] = doubles
  const [short] = shortened
  return {
    names,
    faults: [
      ...lengthFault,
      ...faultsOf(names.map(([, label]) => label)),
      ...(double !== undefined ? [{ fault: 'sameNumber' as const, index: double, count: doubles.length }] : []),
      ...(short !== undefined ? [{ fault: 'shortened' as const, first: short, count: shortened.length }] : []),
    ],
  }
}

/** Classes without a name go by their number. */
export const withNumbers = (names: readonly ClassName[]): ClassName[] =>
  names.map(([id, label], index) => [id, label || `class ${index}`])

/** True if a list has one name a class; it may have other faults. */
export const isUsable = ({ names, faults }: ArrangedList): boolean =>
  names.length > 0 &&
  !faults.some(({ fault }) => fault === 'otherLength' || fault === 'outOfRange' || fault === 'notAList')

/** What is strange about names in the order of their classes: empty ones, and the same name twice. */
export function faultsOf(labels: readonly string[]): ListFault[] {
  const seen = new Map<string, number>()
  const empty: number[] = []
  let twice: Extract<ListFault, { fault: 'twice' }> | undefined
  let count = 0
  for (const [index, label] of labels.entries()) {
    const first = seen.get(label)
    if (label === '') empty.push(index)
    else if (first === undefined) seen.set(label, index)
    else {
      count++
      twice ??= { fault: 'twice', label, first, second: index, count: 1 }
    }
  }
  const [none] = empty
  return [
    ...(none !== undefined ? [{ fault: 'empty' as const, first: none, count: empty.length }] : []),
    ...(twice ? [{ ...twice, count }] : []),
  ]
}

interface Placed {
  byIndex: ReadonlyMap<number, Entry>
  /** Numbers that more than one name has. */
  doubles: readonly number[]
  highest: number
}

function place(entries: readonly Entry[], classes: number | undefined): Placed {
  const numbers = entries.map(({ index }, at) => index ?? at)
  const lowest = numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const last = numbers.reduce((a, b) => Math.max(a, b), 0)
  // Such as 1 to 1000: counted from 1, unless the network has a class more, and the first one has no name.
  const isFromOne = lowest === 1 && last === entries.length && classes !== last + 1
  const byIndex = new Map<number, Entry>()
  const doubles: number[] = []
  for (const [at, entry] of entries.entries()) {
    const index = (numbers[at] as number) - (isFromOne ? 1 : 0)
    if (byIndex.has(index)) doubles.push(index)
    else byIndex.set(index, entry)
  }
  return { byIndex, doubles, highest: isFromOne ? last - 1 : last }
}

function lengthFaults(entries: readonly Entry[], highest: number, classes: number | undefined): ListFault[] {
  const names = entries.length
  const isNumbered = entries[0]?.index !== undefined
  const length = isNumbered ? highest + 1 : names
  if (classes === undefined || length === classes) return []
  const isBeyond = isNumbered && highest >= classes && names <= classes
  return isBeyond ? [{ fault: 'outOfRange', highest, classes }] : [{ fault: 'otherLength', names, classes }]
}
