import { bytesOf, viewOf } from './bytes.ts'
import { asItIs, type Outcome, type Piece } from './prepared.ts'

const FILE_HEADER_BYTES = 14

/** The known header sizes: OS/2's two, and Windows' from BITMAPINFOHEADER to V5. */
const headerSizes = [12, 16, 40, 52, 56, 64, 108, 124]

/** The fields of a bitmap header that locate everything else. */
export interface BitmapHeader {
  size: number
  width: number
  /** Negative if the rows go from top to bottom. */
  height: number
  bits: number
  compression: number
  /** Palette entries, four bytes each; three in OS/2's first header. */
  colours: number
}

/** Reads the header at an offset; undefined if it is not valid. */
export function readBitmapHeader(bytes: Uint8Array, at = 0): BitmapHeader | undefined {
  if (at + 16 > bytes.length) return undefined
  const view = viewOf(bytes)
  const size = view.getUint32(at, true)
  if (!headerSizes.includes(size) || at + size > bytes.length) return undefined
  const isOld = size === 12
  const planes = view.getUint16(at + (isOld ? 8 : 12), true)
  const bits = view.getUint16(at + (isOld ? 10 : 14), true)
  const compression = size >= 40 ? view.getUint32(at + 16, true) : 0
  if (planes !== 1 || ![1, 2, 4, 8, 16, 24, 32].includes(bits) || compression > 13) return undefined
  const named = size >= 40 ? view.getUint32(at + 32, true) : 0
  const colours = bits <= 8 ? Math.min(named || 2 ** bits, 256) : Math.min(named, 256)
  const width = isOld ? view.getUint16(at + 4, true) : view.getInt32(at + 4, true)
  const height = isOld ? view.getUint16(at + 6, true) : view.getInt32(at + 8, true)
  return { ...{ size, bits, compression, colours }, width, height }
}

/** Bytes of a bitmap's uncompressed rows, each padded to four. */
export const rowsBytes = ({ width, height, bits }: Pick<BitmapHeader, 'width' | 'height' | 'bits'>): number =>
  Math.ceil((width * bits) / 32) * 4 * Math.abs(height)

/** BI_RGB and BI_BITFIELDS, with or without alpha: uncompressed pixels. */
const uncompressed = [0, 3, 6]

/** A file may lack the padding of its last row. */
const FILLING = 3

/** BMP. Files with missing rows are damaged. The header's colour fields are set to sRGB, which no engine converts. */
export function prepareBmp(bytes: Piece): Outcome {
  const header = readBitmapHeader(bytes, FILE_HEADER_BYTES)
  if (!header) return asItIs(bytes)
  const from = viewOf(bytes).getUint32(10, true)
  const isShort = uncompressed.includes(header.compression) && from + rowsBytes(header) - FILLING > bytes.length
  if (isShort) return 'damaged'
  if (header.size < 108) return asItIs(bytes)
  const kind = FILE_HEADER_BYTES + 56
  return { pieces: [bytes.subarray(0, kind), bytesOf('BGRs'), bytes.subarray(kind + 4)], orientation: 1 }
}

/** DIB: a bitmap without a file header, as in clipboards and resources. The header is added. */
export function prepareDib(bytes: Piece): Outcome {
  const header = readBitmapHeader(bytes)
  if (!header) return 'damaged'
  const masks = header.size === 40 && header.compression === 3 ? 12 : 0
  const from = header.size + masks + header.colours * (header.size === 12 ? 3 : 4)
  const file = new Uint8Array(FILE_HEADER_BYTES + bytes.length)
  const view = viewOf(file)
  file.set(bytesOf('BM'))
  view.setUint32(2, file.length, true)
  view.setUint32(10, FILE_HEADER_BYTES + from, true)
  file.set(bytes, FILE_HEADER_BYTES)
  return prepareBmp(file)
}
