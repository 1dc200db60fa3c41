import { bytesOf, latin, viewOf } from './bytes.ts'
import { exifOrientation, type Orientation, xmpOrientation } from './orientation.ts'
import type { Outcome, Piece } from './prepared.ts'

/** The chunks needed for decoding. Dropped: ICCP, EXIF, XMP. */
const kept = new Set(['VP8X', 'ALPH', 'VP8 ', 'VP8L', 'ANIM', 'ANMF'])

const pixels = new Set(['VP8 ', 'VP8L', 'ANMF'])

/** VP8X flags for profile, EXIF and XMP. */
const LEFT_OUT = 0x20 | 0x08 | 0x04

/**
 * WebP (RFC 9649): the chunks needed to decode its picture, or its first frames. A file with truncated pixels is
 * damaged.
 */
export function prepareWebp(bytes: Piece): Outcome {
  const view = viewOf(bytes)
  if (bytes.length < 20) return 'damaged'
  const end = Math.min(bytes.length, view.getUint32(4, true) + 8)
  const pieces: Piece[] = []
  let exif: Orientation | undefined
  let xmp: Orientation | undefined
  let hasPixels = false
  for (let at = 12; at + 8 <= end; ) {
    const type = latin(bytes, at, at + 4)
    const length = view.getUint32(at + 4, true)
    const next = at + 8 + length + (length & 1)
    const data = bytes.subarray(at + 8, at + 8 + length)
    const isThere = at + 8 + length <= bytes.length
    // Truncated chunks are dropped: only the first frame of an animation is shown.
    if (kept.has(type) && isThere) {
      pieces.push(
        type === 'VP8X' ? withoutFlags(bytes.slice(at, next)) : bytes.subarray(at, Math.min(next, bytes.length)),
      )
      // The padding byte of an odd length holds no data.
      if (next > bytes.length) pieces.push(new Uint8Array(1))
      hasPixels ||= pixels.has(type)
    }
    if (type === 'EXIF' && isThere) exif ??= exifOrientation(data)
    if (type === 'XMP ' && isThere) xmp ??= xmpOrientation(data)
    at = next
  }
  if (!hasPixels) return 'damaged'
  const head = bytesOf('RIFF....WEBP')
  viewOf(head).setUint32(4, 4 + pieces.reduce((sum, piece) => sum + piece.length, 0), true)
  return { pieces: [head, ...pieces], orientation: exif ?? xmp ?? 1 }
}

function withoutFlags(chunk: Piece): Piece {
  chunk[8] = (chunk[8] ?? 0) & ~LEFT_OUT
  return chunk
}
