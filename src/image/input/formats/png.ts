import { crc32 } from '../crc32.ts'
import { bytesOf, latin, viewOf } from './bytes.ts'
import { exifOrientation, type Orientation, xmpOrientation } from './orientation.ts'
import type { Outcome, Piece } from './prepared.ts'
import { measure } from './zlib.ts'

const SIGNATURE_BYTES = 8

/** Bytes of a chunk besides its data: length, type and checksum. */
const FRAME_BYTES = 12

/**
 * The chunks needed for decoding. All others are dropped: profiles and gamma (iCCP, gAMA, cHRM, sRGB, cICP, …),
 * animation frames, texts.
 */
const kept = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'])

/** Chunks whose checksum matters. The others are small and harmless. */
const checked = new Set(['IHDR', 'PLTE', 'IDAT'])

const END = chunkOf('IEND', new Uint8Array())

/**
 * PNG and APNG (PNG Specification, Third Edition): the chunks needed to decode the default image, and the orientation,
 * wherever it is. A file without its end, or with a wrong checksum, is repaired if zlib confirms that all pixels are
 * there; otherwise it is damaged.
 */
export async function preparePng(bytes: Piece): Promise<Outcome> {
  const { chunks, data, isSound, isCut, hasEnd, orientation } = walk(bytes)
  const [header] = chunks
  if (header?.type !== 'IHDR' || data.length === 0) return 'damaged'
  const isDeep = header.whole[FRAME_BYTES - 4 + 8] === 16
  const common = { orientation, ...(isDeep && { isDeep }) }
  const signature = bytes.subarray(0, SIGNATURE_BYTES)
  if (isSound && hasEnd && !isCut) return { pieces: joined(bytes, chunks), ...common }
  const expected = rawBytes(header.whole)
  const found = expected === undefined ? 'less' : await measure(data, expected)
  // Only a file that was cut after its last pixel may lack the checksum.
  if (found !== 'checked' && !(found === 'all' && isCut)) return 'damaged'
  const before = chunks.filter(({ type }) => type !== 'IDAT' && type !== 'IEND').map(({ whole }) => whole)
  return { pieces: [signature, ...before, ...data.map((each) => chunkOf('IDAT', each)), END], ...common }
}

interface Chunk {
  type: string
  whole: Piece
}

function walk(bytes: Piece) {
  const view = viewOf(bytes)
  const chunks: Chunk[] = []
  const data: Piece[] = []
  let exif: Orientation | undefined
  let xmp: Orientation | undefined
  let isSound = true
  let isCut = false
  let hasEnd = false
  // Each step advances by a chunk, so the loop always ends.
  for (let at = SIGNATURE_BYTES; at + 8 <= bytes.length && !hasEnd; ) {
    const length = view.getUint32(at)
    const type = latin(bytes, at + 4, at + 8)
    const end = at + FRAME_BYTES + length
    const inside = bytes.subarray(at + 8, at + 8 + length)
    const isThere = end <= bytes.length
    if (!isThere) isCut = true
    if (kept.has(type)) {
      const isRight =
        isThere && (!checked.has(type) || crc32(bytes.subarray(at + 4, end - 4)) === view.getUint32(end - 4))
      if (isThere && !isRight) isSound = false
      if (type === 'IDAT') data.push(inside)
      // A wrong header or palette cannot be repaired by later chunks.
      else if (!isRight) return { chunks: [], data: [], isSound, isCut, hasEnd, orientation: 1 as const }
      chunks.push({ type, whole: bytes.subarray(at, end) })
      hasEnd = type === 'IEND'
    }
    if (type === 'eXIf' && isThere) exif ??= exifOrientation(inside)
    if (type === 'iTXt' && isThere) xmp ??= xmpOrientation(xmpIn(inside))
    at = end
  }
  return { chunks, data, isSound, isCut: isCut && isSound, hasEnd, orientation: exif ?? xmp ?? 1 }
}

/** Merges adjacent chunks into few pieces of the file. */
function joined(bytes: Piece, chunks: readonly Chunk[]): Piece[] {
  const pieces = [bytes.subarray(0, SIGNATURE_BYTES)]
  for (const { whole } of chunks) {
    const last = pieces.at(-1) as Piece
    const end = last.byteOffset + last.length
    if (end !== whole.byteOffset) pieces.push(whole)
    else pieces[pieces.length - 1] = new Uint8Array(last.buffer, last.byteOffset, last.length + whole.length)
  }
  return pieces
}

const XMP = 'XML:com.adobe.xmp\0'

/** The XMP packet in an uncompressed iTXt chunk; empty for other texts. */
function xmpIn(text: Piece): Piece {
  return latin(text, 0, XMP.length) === XMP && text[XMP.length] === 0 ? text.subarray(XMP.length) : text.subarray(0, 0)
}

/** Samples of a pixel, by colour type. */
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/**
 * The passes of Adam7 (section 8.1): where each begins, and the distance of its pixels, horizontally and vertically.
 */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

/**
 * Bytes of a PNG's pixels before compression, with the filter byte of each row, from its IHDR chunk; undefined if the
 * header is invalid.
 */
export function rawBytes(header: Uint8Array): number | undefined {
  const view = viewOf(header)
  const [width, height, depth, interlace] = [view.getUint32(8), view.getUint32(12), header[16], header[20]]
  const bits = (samples[header[17] as number] ?? 0) * (depth as number)
  if (width * height * bits === 0) return undefined
  const rows = (across: number, down: number) => (across > 0 ? down * (1 + Math.ceil((across * bits) / 8)) : 0)
  if (interlace !== 1) return rows(width, height)
  return passes.reduce(
    (sum, [left, top, right, below]) =>
      sum + rows(Math.ceil((width - left) / right), Math.ceil((height - top) / below)),
    0,
  )
}

/** A whole chunk: length, type, data, and the checksum of type and data. */
function chunkOf(type: string, data: Uint8Array): Piece {
  const chunk = new Uint8Array(data.length + FRAME_BYTES)
  const view = viewOf(chunk)
  view.setUint32(0, data.length)
  chunk.set(bytesOf(type), 4)
  chunk.set(data, 8)
  view.setUint32(8 + data.length, crc32(chunk.subarray(4, 8 + data.length)))
  return chunk
}
