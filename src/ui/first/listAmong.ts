import { isText, type Taken } from './takeFiles.ts'

/** Longer texts, and longer lines, are no lists of names. */
const MOST_BYTES = 2 ** 20
const LONGEST_LINE = 120

/** What was taken, with a text of short lines among the pictures in place of a network: it is a list of classes. */
export async function withList(taken: Taken): Promise<Taken> {
  for (const file of taken.pictures) {
    if (!isText(file) || !(await hasShortLines(file))) continue
    return { ...taken, network: [file], pictures: taken.pictures.filter((one) => one !== file) }
  }
  return taken
}

/** False also for a file that cannot be read, and for a picture whose name ends like a text's. */
async function hasShortLines(file: File): Promise<boolean> {
  if (file.size === 0 || file.size > MOST_BYTES) return false
  const bytes = new Uint8Array(await file.arrayBuffer().catch(() => new ArrayBuffer(0)))
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (isUtf16) return true
  const text = new TextDecoder().decode(bytes)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they tell that it is no text.
  if (text.trim() === '' || /[\0-\x08\x0E-\x1F]/.test(text)) return false
  return text.split(/\r\n?|\n/).every((line) => line.length <= LONGEST_LINE)
}
