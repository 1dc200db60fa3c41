import type { Explanation, ModelInfo } from '../types.ts'

/** What the names of all files that are saved of one answer end with. */
const endings = {
  picture: '-heatmap.png',
  data: '-heatlens.json',
  arrays: '-heatlens.zip',
} as const

export type SavedKind = keyof typeof endings

/** The names of the files that hold all pictures. */
export const allNames = {
  zip: 'heatlens-pictures.zip',
  table: 'heatlens.csv',
  sheet: 'heatlens-contact-sheet.png',
} as const

/** An answer, as far as its files are named after it. */
export interface Named {
  image: { name: string }
  explanation: Pick<Explanation, 'classIndex'>
}

/**
 * The most bytes, in UTF-8, of the parts that come from elsewhere. With an ending and a number, a name stays under the 143 bytes that encrypted
 * folders take, where file systems take 255.
 */
const MOST_BYTES = { picture: 80, label: 36 } as const

/** Names that Windows keeps for itself, whatever follows after a dot. */
const RESERVED = /^(con|prn|aux|nul|conin|conout|com[\d¹²³]|lpt[\d¹²³])(\.|$)/i

/**
 * The name of a file that is saved of an answer: the picture's without its ending, and the class that the heat is for, such as
 * `cat-tabby-heatmap.png`. In letters of any script; safe on Windows, macOS and Linux; never a path.
 */
export const savedName = (answer: Named, classes: ModelInfo['classes'], kind: SavedKind): string =>
  nameWith(stemOf(answer, classes), kind)

/** The same of a stem that {@link savedStems} has made. */
export const nameWith = (stem: string, kind: SavedKind): string => `${stem}${endings[kind]}`

/**
 * The beginnings of the names of several answers' files, one for each, in their order, and each another one, also where capitals do not count, as on
 * Windows and macOS.
 */
export function savedStems(answers: readonly Named[], classes: ModelInfo['classes']): string[] {
  const taken = new Set<string>()
  /** Of each stem, the number that comes next: a thousand pictures may have one name. */
  const next = new Map<string, number>()
  return answers.map((answer) => {
    const stem = stemOf(answer, classes)
    let own = stem
    let count = next.get(folded(stem)) ?? 2
    while (taken.has(folded(own))) own = `${stem}-${count++}`
    next.set(folded(stem), count)
    taken.add(folded(own))
    return own
  })
}

/** As file systems compare names that take no account of capitals: `ß` is `SS` to some of them. */
const folded = (name: string) => name.toUpperCase().toLowerCase()

function stemOf({ image, explanation: { classIndex } }: Named, classes: ModelInfo['classes']): string {
  const picture = safe(withoutEnding(image.name), MOST_BYTES.picture)
  const label = safe((classes[classIndex]?.[1] ?? '').replaceAll('_', ' '), MOST_BYTES.label)
  const named = picture === '' || RESERVED.test(picture) ? `picture${picture && '-'}${picture}` : picture
  return `${named}-${label || `class-${classIndex}`}`
}

/** A number after a dot, as in `frame 1.5`, is no ending. */
const withoutEnding = (name: string) => name.replace(/\.(?!\d+$)[^./\\\s]*$/, '')

/** Letters of any script, digits and `.`, `_`, `-`, in so many bytes at most; nothing that could be a path, hidden, or an option. */
function safe(text: string, mostBytes: number): string {
  const plain = text.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
  return trimmed(startOf(trimmed(plain), mostBytes))
}

const trimmed = (text: string) => text.replace(/^[-.]+|[-.]+$/g, '')

/** The first signs that take so many bytes at most. */
function startOf(text: string, mostBytes: number): string {
  // The encoder stops before the sign that does not fit.
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(mostBytes))
  return text.slice(0, read)
}
