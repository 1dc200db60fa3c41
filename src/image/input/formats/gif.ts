import { viewOf } from './bytes.ts'
import type { Outcome, Piece } from './prepared.ts'

const TRAILER = new Uint8Array([0x3b])

const tableBytes = (flags: number) => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0)

/**
 * GIF87a and GIF89a: the header and the first frame; profile and further frames are dropped. A file whose first frame
 * lacks pixels is damaged.
 */
export function prepareGif(bytes: Piece): Outcome {
  const pieces: Piece[] = []
  const head = 13 + tableBytes(bytes[10] ?? 0)
  pieces.push(bytes.subarray(0, head))
  for (let at = head; at < bytes.length; ) {
    if (bytes[at] === 0x21) {
      const end = endOfBlocks(bytes, at + 2)
      // Graphic control extension of the next frame: transparency.
      if (bytes[at + 1] === 0xf9 && end !== undefined) pieces.push(bytes.subarray(at, end))
      at = end ?? bytes.length
    } else if (bytes[at] === 0x2c) {
      const data = at + 10 + tableBytes(bytes[at + 9] ?? 0)
      const end = endOfBlocks(bytes, data + 1)
      if (end !== undefined) return { pieces: [...pieces, bytes.subarray(at, end), TRAILER], orientation: 1 }
      if (!hasAllPixels(bytes, at, data)) return 'damaged'
      const last = lastBlock(bytes, data + 1)
      return { pieces: [...pieces, bytes.subarray(at, last), new Uint8Array(1), TRAILER], orientation: 1 }
    } else return 'damaged'
  }
  return 'damaged'
}

/** The end of the sub-blocks that begin here; undefined if the file ends before. */
function endOfBlocks(bytes: Uint8Array, from: number): number | undefined {
  const last = lastBlock(bytes, from)
  return bytes[last] === 0 ? last + 1 : undefined
}

/** Where the empty terminating sub-block is, or should be. */
function lastBlock(bytes: Uint8Array, from: number): number {
  let at = from
  for (let length = bytes[at]; length !== undefined && length > 0 && at + length < bytes.length; length = bytes[at]) {
    at += 1 + length
  }
  return at
}

/** Whether the LZW codes of a frame (GIF89a, appendix F) cover all of its pixels. They are counted, not drawn. */
function hasAllPixels(bytes: Uint8Array, frame: number, data: number): boolean {
  if (data >= bytes.length) return false
  const view = viewOf(bytes)
  const wanted = view.getUint16(frame + 5, true) * view.getUint16(frame + 7, true)
  const start = bytes[data] as number
  if (start < 2 || start > 8) return false
  const clear = 1 << start
  /** The number of pixels that each code stands for. */
  const lengths = new Uint32Array(4096).fill(1, 0, clear)
  let [next, size, last, pixels] = [clear + 2, start + 1, 0, 0]
  for (const code of codesIn(bytes, data + 1, () => size)) {
    if (code === clear + 1) break
    if (code === clear) {
      ;[next, size, last] = [clear + 2, start + 1, 0]
      continue
    }
    if (code > next || (code === next && last === 0)) return false
    const length = code === next ? last + 1 : (lengths[code] as number)
    if (last > 0 && next < 4096) lengths[next++] = last + 1
    if (next === 1 << size && size < 12) size++
    pixels += length
    last = length
    if (pixels >= wanted) return true
  }
  return pixels >= wanted
}

/** The codes in sub-blocks; `size` gives the current code length in bits. */
function* codesIn(bytes: Uint8Array, from: number, size: () => number): Generator<number> {
  let [bits, count] = [0, 0]
  for (let at = from, left = bytes[at++] ?? 0; at < bytes.length && left > 0; ) {
    bits |= (bytes[at++] as number) << count
    count += 8
    if (--left === 0) left = bytes[at++] ?? 0
    for (let wanted = size(); count >= wanted; wanted = size()) {
      yield bits & ((1 << wanted) - 1)
      bits >>>= wanted
      count -= wanted
    }
  }
}
