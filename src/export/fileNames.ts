import type { Explanation, ModelInfo } from '../types.ts'

/** Suffixes of the files saved for one answer. */
const endings = {
  picture: '-heatmap.png',
  data: '-heatlens.json',
  arrays: '-heatlens.zip',
} as const

export type SavedKind = keyof typeof endings

/** Names of the files that hold all pictures. */
export const allNames = {
  zip: 'heatlens-pictures.zip',
  table: 'heatlens.csv',
  sheet: 'heatlens-contact-sheet.png',
} as const

/** What the file names of an answer depend on. */
export interface Named {
  image: { name: string }
  explanation: Pick<Explanation, 'classIndex' | 'unfinished'>
}

/**
 * The most UTF-8 bytes of the variable parts. With suffix and number, a name stays below the 143 bytes that encrypted
 * folders allow; plain file systems allow 255.
 */
const MOST_BYTES = { picture: 80, label: 36 } as const

/** Of a map whose method was stopped. */
const UNFINISHED = '-unfinished'

/** Names reserved by Windows, whatever follows after a dot. */
const RESERVED = /^(con|prn|aux|nul|conin|conout|com[\d¹²³]|lpt[\d¹²³])(\.|$)/i

/**
 * The name of a file saved for an answer: the picture's name without its extension, and the explained class, such as
 * `cat-tabby-heatmap.png`; that of a map whose method was stopped says so, `cat-tabby-unfinished-heatmap.png`. Letters of
 * any script; safe on Windows, macOS and Linux; never a path.
 */
export const savedName = (answer: Named, classes: ModelInfo['classes'], kind: SavedKind): string =>
  nameWith(stemOf(answer, classes), kind)

/** The name of a file with a network: its own name. */
export const networkFileName = (name: string): string => {
  const stem = safe(name, MOST_BYTES.picture)
  return `${stem === '' || RESERVED.test(stem) ? `network${stem && '-'}${stem}` : stem}-heatlens.zip`
}

/** The same for a stem made by {@link createStems}. */
export const nameWith = (stem: string, kind: SavedKind): string => `${stem}${endings[kind]}`

/** The stems of the file names of several answers, in their order: see {@link createStems}. */
export const savedStems = (answers: readonly Named[], classes: ModelInfo['classes']): string[] =>
  answers.map(createStems(classes))

/**
 * Makes the stems of the file names of several answers, one after another. All differ, also without regard to case, as
 * on Windows and macOS.
 */
export function createStems(classes: ModelInfo['classes']): (answer: Named) => string {
  const taken = new Set<string>()
  /** The next number for each stem: a thousand pictures may share one name. */
  const next = new Map<string, number>()
  return (answer) => {
    const stem = stemOf(answer, classes)
    let own = stem
    let count = next.get(folded(stem)) ?? 2
    while (taken.has(folded(own))) own = `${stem}-${count++}`
    next.set(folded(stem), count)
    taken.add(folded(own))
    return own
  }
}

/** Folds case like case-insensitive file systems: `ß` equals `SS` on some of them. */
const folded = (name: string) => name.toUpperCase().toLowerCase()

function stemOf({ image, explanation: { classIndex, unfinished } }: Named, classes: ModelInfo['classes']): string {
  const picture = safe(withoutEnding(image.name), MOST_BYTES.picture)
  const end = unfinished ? UNFINISHED : ''
  const label = safe((classes[classIndex]?.[1] ?? '').replaceAll('_', ' '), MOST_BYTES.label - end.length)
  const named = picture === '' || RESERVED.test(picture) ? `picture${picture && '-'}${picture}` : picture
  return `${named}-${label || `class-${classIndex}`}${end}`
}

/** A number after a dot, as in `frame 1.5`, is not an extension. */
const withoutEnding = (name: string) => name.replace(/\.(?!\d+$)[^./\\\s]*$/, '')

/**
 * Keeps letters of any script, digits and `.`, `_`, `-`, up to a number of bytes. The result is never a path, a hidden
 * file or an option.
 */
function safe(text: string, mostBytes: number): string {
  const plain = text.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
  return trimmed(startOf(trimmed(plain), mostBytes))
}

const trimmed = (text: string) => text.replace(/^[-.]+|[-.]+$/g, '')

/** The first characters that fit into a number of bytes. */
function startOf(text: string, mostBytes: number): string {
  // The encoder stops before the character that does not fit.
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(mostBytes))
  return text.slice(0, read)
}
