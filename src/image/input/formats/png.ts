import { crc32 } from '../crc32.ts'
import { bytesOf, latin, viewOf } from './bytes.ts'
import { exifOrientation, type Orientation, xmpOrientation } from './orientation.ts'
import type { Outcome, Piece } from './prepared.ts'
import { measure } from './zlib.ts'

const SIGNATURE_BYTES = 8

/** Of a chunk that are no data: length, type and checksum. */
const FRAME_BYTES = 12

/**
 * What a picture is decoded from. All else is left out: profiles and gamma (iCCP, gAMA, cHRM, sRGB, cICP, …), the
 * frames of an animation, texts.
 */
const kept = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'])

/** Of more than its sum is true: a wrong one is not overlooked. The others are small, and harmless. */
const checked = new Set(['IHDR', 'PLTE', 'IDAT'])

const END = chunkOf('IEND', new Uint8Array())

/**
 * PNG and APNG (PNG Specification, Third Edition): the chunks that the default image is decoded from, and the
 * orientation wherever it stands. One whose end is missing, or whose checksum is wrong, is mended where its pixels are
 * all there by zlib's word, else it is damaged.
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
  // What was cut behind the last pixel lacks the checksum; anything else has to have it.
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
  // Each step goes on by a chunk, so that it ends however many there are.
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
      // A header or a palette that is wrong can't be mended by what comes after it.
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

/** The chunks as few pieces of the file: what stands side by side stays together. */
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

/** The XMP packet in an iTXt chunk, which is not compressed; nothing where it is another text. */
function xmpIn(text: Piece): Piece {
  return latin(text, 0, XMP.length) === XMP && text[XMP.length] === 0 ? text.subarray(XMP.length) : text.subarray(0, 0)
}

/** By the colour type: samples of a pixel. */
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** The passes of Adam7 (section 8.1): where each begins, and how far its pixels are apart, across and down. */
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
 * How many bytes a PNG's pixels are before they are deflated, each row with its filter, by its IHDR chunk; undefined
 * where that makes no sense.
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

/** A whole chunk: length, type, data, and the checksum of the type and the data. */
function chunkOf(type: string, data: Uint8Array): Piece {
  const chunk = new Uint8Array(data.length + FRAME_BYTES)
  const view = viewOf(chunk)
  view.setUint32(0, data.length)
  chunk.set(bytesOf(type), 4)
  chunk.set(data, 8)
  view.setUint32(8 + data.length, crc32(chunk.subarray(4, 8 + data.length)))
  return chunk
}
