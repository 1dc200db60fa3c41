import { Inflate } from 'fflate'
import { HeatlensError } from '../errors/index.ts'

/** A file in an archive. Its name is never used as a path. */
export interface ZipEntry {
  name: string
  /** Bytes in the archive, and of the file itself. */
  packed: number
  bytes: number
  isDeflated: boolean
  /** Where its local header is. */
  at: number
}

/** Longer lists of entries are no network's. */
const MAX_LIST_BYTES = 32 * 2 ** 20

/** The end of an archive: a record of 22 bytes, and a comment of at most 65,535. */
const END_BYTES = 22
const MAX_COMMENT_BYTES = 65_535

/** The record of ZIP64 before the end, and what says where it is. */
const END64_BYTES = 56
const LOCATOR_BYTES = 20

const signatures = {
  ...{ end: 0x06054b50, entry: 0x02014b50, local: 0x04034b50, end64: 0x06064b50, locator: 0x07064b50 },
} as const

/** In place of a number that is in a field of ZIP64. */
const IN_ZIP64 = 0xffff_ffff

/** DEFLATE cannot pack more than this into a byte. */
const MAX_RATIO = 1032

/**
 * Lists the files of a ZIP archive from its central directory, without reading them (APPNOTE.TXT 6.3, sections 4.3 and
 * 4.5). Of two with one name the last counts, as in Python. Throws a `format` error for a damaged archive.
 */
export async function listZip(file: Blob, name: string): Promise<ReadonlyMap<string, ZipEntry>> {
  const damaged = () => new HeatlensError('fileDamaged', { file: name })
  const tailAt = Math.max(0, file.size - END_BYTES - MAX_COMMENT_BYTES)
  const tail = await view(file, tailAt, file.size, name)
  const end = findEnd(tail)
  if (end === undefined) throw damaged()
  const [length = 0, start = 0] = await placeOfList(file, tail, end, tailAt, name)
  if (length > MAX_LIST_BYTES || start + length > file.size) throw damaged()
  const list = await view(file, start, start + length, name)
  const entries = new Map<string, ZipEntry>()
  let packed = 0
  for (let at = 0; at + 46 <= length; ) {
    if (list.getUint32(at, true) !== signatures.entry) throw damaged()
    const nameBytes = list.getUint16(at + 28, true)
    const extraBytes = list.getUint16(at + 30, true)
    const next = at + 46 + nameBytes + extraBytes + list.getUint16(at + 32, true)
    if (next > length) throw damaged()
    const entry = readEntry(list, at, nameBytes, extraBytes)
    const isFit = entry.at + entry.packed <= start && entry.bytes <= entry.packed * MAX_RATIO + MAX_RATIO
    const isWhole = entry.isDeflated || entry.packed === entry.bytes
    // Entries that lie on one another make much of little.
    packed += isFit ? entry.packed : 0
    if (packed > start) throw damaged()
    entries.set(entry.name, isFit && isWhole ? entry : { ...entry, at: -1 })
    at = next
  }
  return entries
}

/** How long the list of entries is, and where; in an archive of 4 GB and more that stands in a record before the end. */
async function placeOfList(file: Blob, tail: DataView, end: number, tailAt: number, name: string): Promise<number[]> {
  const short = [tail.getUint32(end + 12, true), tail.getUint32(end + 16, true)]
  const locator = end - LOCATOR_BYTES
  if (!short.includes(IN_ZIP64) || locator < 0 || tail.getUint32(locator, true) !== signatures.locator) return short
  const at = Number(tail.getBigUint64(locator + 8, true))
  if (at + END64_BYTES > tailAt + end) return short
  const record = await view(file, at, at + END64_BYTES, name)
  if (record.getUint32(0, true) !== signatures.end64) return short
  return [Number(record.getBigUint64(40, true)), Number(record.getBigUint64(48, true))]
}

function findEnd(tail: DataView): number | undefined {
  for (let at = tail.byteLength - END_BYTES; at >= 0; at--) {
    if (tail.getUint32(at, true) === signatures.end) return at
  }
  return undefined
}

function readEntry(list: DataView, at: number, nameBytes: number, extraBytes: number): ZipEntry {
  const method = list.getUint16(at + 10, true)
  const isEncrypted = (list.getUint16(at + 8, true) & 1) === 1
  const name = new TextDecoder().decode(new Uint8Array(list.buffer, list.byteOffset + at + 46, nameBytes))
  const fields = [24, 20, 42].map((offset) => list.getUint32(at + offset, true))
  const extra = new DataView(list.buffer, list.byteOffset + at + 46 + nameBytes, extraBytes)
  const [bytes, packed, local] = withZip64(fields, extra) as [number, number, number]
  const isKnown = !isEncrypted && (method === 0 || method === 8)
  return { name, packed, bytes, isDeflated: method === 8, at: isKnown ? local : -1 }
}

/** Replaces the numbers that are in the extra field of ZIP64, in the same order. */
function withZip64(fields: readonly number[], extra: DataView): number[] {
  let at = 0
  while (at + 4 <= extra.byteLength && extra.getUint16(at, true) !== 1) at += 4 + extra.getUint16(at + 2, true)
  let next = at + 4
  return fields.map((field) => {
    if (field !== IN_ZIP64 || next + 8 > extra.byteLength) return field
    const long = Number(extra.getBigUint64(next, true))
    next += 8
    return long
  })
}

/**
 * The content of an entry: a part of the archive where it is only stored, else unpacked, at most `limit` bytes. Throws
 * a `format` error if it is damaged or larger.
 */
export async function openEntry(file: Blob, entry: ZipEntry, limit: number, archive: string): Promise<Blob> {
  if (entry.at < 0) throw new HeatlensError('fileDamaged', { file: archive })
  if (entry.bytes > limit) {
    const mebibytes = Math.round(entry.bytes / 2 ** 20)
    throw new HeatlensError('archivePartTooLarge', { file: archive, part: entry.name.slice(0, 80), mebibytes })
  }
  const header = await view(file, entry.at, entry.at + 30, archive)
  if (header.byteLength < 30 || header.getUint32(0, true) !== signatures.local) {
    throw new HeatlensError('fileDamaged', { file: archive })
  }
  const start = entry.at + 30 + header.getUint16(26, true) + header.getUint16(28, true)
  const packed = file.slice(start, start + entry.packed)
  if (packed.size !== entry.packed) throw new HeatlensError('fileDamaged', { file: archive })
  return entry.isDeflated ? inflate(packed, entry.bytes, archive) : packed
}

/** Unpacked at once: up to a thousand times as much. */
const STEP_BYTES = 2 ** 15

/** Unpacks exactly so many bytes. */
async function inflate(packed: Blob, bytes: number, archive: string): Promise<Blob> {
  const parts: BlobPart[] = []
  let size = 0
  const inflater = new Inflate((part) => {
    size += part.length
    if (size <= bytes) parts.push(part as Uint8Array<ArrayBuffer>)
  })
  const damaged = (cause?: unknown) => new HeatlensError('fileDamaged', { file: archive }, { cause })
  for (let at = 0; at < packed.size && size <= bytes; at += STEP_BYTES) {
    const step = await view(packed, at, Math.min(at + STEP_BYTES, packed.size), archive)
    try {
      inflater.push(new Uint8Array(step.buffer), at + STEP_BYTES >= packed.size)
    } catch (cause) {
      throw damaged(cause)
    }
  }
  if (size !== bytes) throw damaged()
  return new Blob(parts)
}

async function view(file: Blob, start: number, end: number, name: string): Promise<DataView> {
  try {
    return new DataView(await file.slice(start, end).arrayBuffer())
  } catch (cause) {
    throw new HeatlensError('fileGone', { file: name }, { cause })
  }
}
