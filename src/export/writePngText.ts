import { crc32 } from '../image/input/crc32.ts'
import { AFTER_HEADER, isPng } from './pngText.ts'

/**
 * Inserts a text into a PNG, as an iTXt chunk after its header (uncompressed UTF-8; PNG Specification, Third Edition,
 * 11.3.3.4). The keyword has at most 79 Latin letters. Anything but a PNG is returned unchanged.
 */
export async function withText(png: Blob, keyword: string, text: string): Promise<Blob> {
  if (!isPng(new Uint8Array(await png.slice(0, AFTER_HEADER).arrayBuffer()))) return png
  // A blob of blobs copies nothing.
  return new Blob([png.slice(0, AFTER_HEADER), chunkOf(keyword, text), png.slice(AFTER_HEADER)], { type: png.type })
}

/** A whole chunk: length, type, data, and the checksum of type and data. */
function chunkOf(keyword: string, text: string): Uint8Array<ArrayBuffer> {
  const body = new TextEncoder().encode(`iTXt${keyword}\0\0\0\0\0${text}`)
  const chunk = new Uint8Array(body.length + 8)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, body.length - 4)
  chunk.set(body, 4)
  view.setUint32(4 + body.length, crc32(body))
  return chunk
}
