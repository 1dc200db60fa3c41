import type { Pixels } from '../../../types.ts'
import { readBitmapHeader, rowsBytes } from './bmp.ts'
import { latin, viewOf } from './bytes.ts'
import { preparePng } from './png.ts'
import type { Outcome, Piece } from './prepared.ts'

interface Entry {
  size: number
  depth: number
  data: Piece
}

/** Icons and cursors: the largest picture, as in Pillow; either a PNG or a bitmap with a transparency mask. */
export async function prepareIco(bytes: Piece): Promise<Outcome> {
  const [entry] = entriesOf(bytes).sort((a, b) => b.size - a.size || a.depth - b.depth)
  if (!entry) return 'damaged'
  if (latin(entry.data, 1, 4) === 'PNG') return preparePng(entry.data)
  const pixels = readBitmap(entry.data)
  return pixels ? { pixels } : 'damaged'
}

function entriesOf(bytes: Piece): Entry[] {
  const view = viewOf(bytes)
  const isIcon = view.getUint16(2, true) === 1
  const entries: Entry[] = []
  const count = Math.min(view.getUint16(4, true), Math.floor((bytes.length - 6) / 16))
  for (let at = 6; at < 6 + count * 16; at += 16) {
    // 0 means 256. Cursors store the hot spot where icons store the bit depth.
    const [width, height, colours] = [bytes[at] || 256, bytes[at + 1] || 256, bytes[at + 2] ?? 0]
    const bits = isIcon ? view.getUint16(at + 6, true) : 0
    const depth = bits || (colours && Math.ceil(Math.log2(colours))) || 256
    const from = view.getUint32(at + 12, true)
    const data = bytes.subarray(from, from + view.getUint32(at + 8, true))
    entries.push({ size: width * height, depth, data })
  }
  return entries
}

/**
 * The pixels of an icon's bitmap: uncompressed; its height includes the mask below it. Undefined if pixels are missing.
 */
function readBitmap(data: Piece): Pixels | undefined {
  const header = readBitmapHeader(data)
  if (header?.compression !== 0 || header.bits === 16 || header.bits === 2) return undefined
  const { size, width, bits, colours } = header
  const height = Math.floor(Math.abs(header.height) / 2)
  if (width <= 0 || width > 4096 || height === 0 || height > 4096) return undefined
  const palette = size
  const from = palette + colours * (size === 12 ? 3 : 4)
  const mask = from + rowsBytes({ width, height, bits })
  const maskRow = Math.ceil(width / 32) * 4
  if (mask > data.length) return undefined
  const row = rowsBytes({ width, height: 1, bits })
  const pixels = new Uint8ClampedArray(height * width * 4)
  const isAlpha = bits === 32 && hasAlpha(data.subarray(from, mask))
  for (let y = 0; y < height; y++) {
    // Rows go from bottom to top.
    const start = from + (height - 1 - y) * row
    const maskStart = mask + (height - 1 - y) * maskRow
    for (let x = 0; x < width; x++) {
      const at = bits > 8 ? start + (x * bits) / 8 : palette + colourOf(data, start, x, bits) * (size === 12 ? 3 : 4)
      const to = (y * width + x) * 4
      for (let c = 0; c < 3; c++) pixels[to + c] = data[at + 2 - c] ?? 0
      const isMasked = ((data[maskStart + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1
      pixels[to + 3] = isAlpha ? (data[at + 3] ?? 255) : isMasked ? 0 : 255
    }
  }
  return { height, width, data: pixels }
}

/** The palette index of a pixel in a row of 1, 4 or 8 bits a pixel. */
const colourOf = (data: Uint8Array, row: number, x: number, bits: number) =>
  ((data[row + ((x * bits) >> 3)] ?? 0) >> (8 - bits - ((x * bits) & 7))) & (2 ** bits - 1)

/** Old 32-bit icons have no alpha there and use the mask. */
function hasAlpha(rows: Uint8Array): boolean {
  for (let at = 3; at < rows.length; at += 4) if (rows[at] !== 0) return true
  return false
}
