import { lazyImport } from '../../../lazyImport.ts'
import { latin, viewOf } from './bytes.ts'
import { exifOrientation, type Orientation, xmpOrientation } from './orientation.ts'
import type { Outcome, Piece } from './prepared.ts'

/** Few pictures lack their end. */
const arriveScans = lazyImport(() => import('./jpegScans.ts'))

const END = new Uint8Array([0xff, 0xd9])

/**
 * Segments to remove: profiles, EXIF (the orientation is applied here), and the list of further pictures in the file.
 */
const dropped: Readonly<Record<number, RegExp>> = { 225: /^Exif\0/, 226: /^(?:ICC_PROFILE|MPF)\0/ }

const XMP = 'http://ns.adobe.com/xap/1.0/\0'

/**
 * JPEG (ITU T.81, annex B): without profile and EXIF, up to the end of its first picture. A missing end marker is added
 * if all blocks are there; a file with missing blocks is damaged.
 */
export async function prepareJpeg(bytes: Piece): Promise<Outcome> {
  const { kept, exif, xmp, end, hasEnd } = walk(bytes)
  // Reading the codes takes several times as long as decoding the picture, so it is done only when it decides.
  const isWhole = async () => hasEnd || (await arriveScans()).missingBlocks(bytes.subarray(0, end)) === 0
  if (end === undefined || !(await isWhole())) return 'damaged'
  return { pieces: hasEnd ? kept : [...kept, END], orientation: exif ?? xmp ?? 1 }
}

function walk(bytes: Piece) {
  const view = viewOf(bytes)
  const kept: Piece[] = []
  let exif: Orientation | undefined
  let xmp: Orientation | undefined
  let keptFrom = 0
  let hasScan = false
  const stop = (end: number, hasEnd: boolean) => {
    kept.push(bytes.subarray(keptFrom, end))
    return { kept, exif, xmp, end, hasEnd }
  }
  for (let at = 2; ; ) {
    at = nextMarker(bytes, at)
    const marker = bytes[at + 1]
    if (marker === undefined) break
    if (marker === 0xd9) return hasScan ? stop(at + 2, true) : stop(at, false)
    // A marker without a segment.
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2
      continue
    }
    if (at + 4 > bytes.length) break
    const next = at + 2 + Math.max(view.getUint16(at + 2), 2)
    if (next > bytes.length) return { kept, exif, xmp, end: undefined, hasEnd: false }
    const data = bytes.subarray(at + 4, next)
    const name = latin(data, 0, 40)
    if (marker === 0xe1 && /^Exif\0/.test(name)) exif ??= exifOrientation(data.subarray(6))
    if (marker === 0xe1 && name.startsWith(XMP)) xmp ??= xmpOrientation(data.subarray(XMP.length))
    if (dropped[marker]?.test(name)) {
      kept.push(bytes.subarray(keptFrom, at))
      keptFrom = next
    }
    if (marker === 0xda) hasScan = true
    at = next
  }
  return hasScan ? stop(bytes.length, false) : { kept, exif, xmp, end: undefined, hasEnd: false }
}

/**
 * The position of the next marker. In scan data, 0xFF is followed by 0 or by a restart marker, both of which are
 * skipped.
 */
function nextMarker(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next !== undefined && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}
