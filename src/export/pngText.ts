import { crc32 } from '../image/input/crc32.ts'

/** The keyword of the settings in a picture that Heatlens saved. */
export const SETTINGS = 'Heatlens'

/** The eight-byte PNG signature; the first chunk after it has a fixed length. */
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
export const AFTER_HEADER = SIGNATURE.length + 25

/** Longer texts are not read: no settings need as many bytes. */
const MAX_TEXT_BYTES = 2 ** 16

/** Other programs may put profiles before the text; the search stops here. */
const SEARCHED_BYTES = 2 ** 20

/** Bytes of a chunk besides its data: length, type and checksum. */
const FRAME_BYTES = 12

/**
 * Reads the text of a keyword from the chunks before a PNG's pixels. Undefined if there is none, or if it is
 * compressed, too long, damaged or not UTF-8: files are not trusted.
 */
export async function readText(file: Blob, keyword: string): Promise<string | undefined> {
  const head = await file.slice(0, AFTER_HEADER).arrayBuffer()
  if (!isPng(new Uint8Array(head))) return undefined
  return findText(new Uint8Array(await file.slice(0, SEARCHED_BYTES).arrayBuffer()), keyword)
}

function findText(bytes: Uint8Array, keyword: string): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // Each step advances by a chunk, so the loop always ends.
  for (let at = SIGNATURE.length; at + FRAME_BYTES <= bytes.length; ) {
    const length = view.getUint32(at)
    const type = latin(bytes.subarray(at + 4, at + 8))
    const end = at + FRAME_BYTES + length
    if (type === 'IDAT' || end > bytes.length) return undefined
    if (type === 'iTXt' && length <= MAX_TEXT_BYTES + keyword.length + PREFIX_BYTES) {
      const text = textOf(bytes.subarray(at + 8, end - 4), keyword)
      if (text) return crc32(bytes.subarray(at + 4, end - 4)) === view.getUint32(end - 4) ? decode(text) : undefined
    }
    at = end
  }
  return undefined
}

/**
 * After the keyword: its terminator, no compression (two bytes), and an empty language and translated keyword with
 * their terminators.
 */
const PREFIX_BYTES = 5

/** The text in an iTXt chunk's data; undefined for another keyword, or if it is compressed. */
function textOf(data: Uint8Array, keyword: string): Uint8Array | undefined {
  const after = keyword.length
  if (latin(data.subarray(0, after + 1)) !== `${keyword}\0` || data[after + 1] !== 0) return undefined
  const language = data.indexOf(0, after + 3)
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1)
  const text = data.subarray(translated + 1)
  return translated < 0 || text.length > MAX_TEXT_BYTES ? undefined : text
}

function decode(text: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(text)
  } catch {
    return undefined
  }
}

/** Whether the first bytes, as many as {@link AFTER_HEADER}, are those of a PNG. */
export const isPng = (head: Uint8Array) =>
  head.length === AFTER_HEADER && SIGNATURE.every((byte, at) => head[at] === byte)

const latin = (bytes: Uint8Array) => String.fromCharCode(...bytes)
