import { HeatlensError } from '../errors/index.ts'

/** A file in an archive. */
export interface TarEntry {
  /** With its folders. */
  name: string
  blob: Blob
}

const BLOCK = 512
/** The longest name that is read. */
const MAX_NAME = 4096

/** Whether bytes begin as those of gzip, RFC 1952. */
export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b && head[2] === 8

/** Whether bytes begin as those of tar, POSIX 1003.1 or older: its first header has the right checksum. */
export function isTar(head: Uint8Array): boolean {
  if (head.length < BLOCK || head[0] === 0) return false
  // The checksum is that of its own field as spaces.
  let sum = 8 * 0x20
  for (let at = 0; at < BLOCK; at++) if (at < 148 || at >= 156) sum += head[at] as number
  return numberAt(head, 148, 8) === sum
}

/** What gzip packed, at most so many bytes. Throws `archivePartTooLarge` beyond, `fileDamaged` for what is damaged. */
export async function gunzip(file: File, mostBytes: number): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  const reader = file.stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      bytes += piece.value.byteLength
      if (bytes > mostBytes) throw tooLarge(file.name, file.name, bytes)
      parts.push(piece.value)
    }
  } catch (cause) {
    await reader.cancel().catch(() => {})
    if (cause instanceof HeatlensError) throw cause
    throw new HeatlensError('fileDamaged', { file: file.name }, { cause })
  }
  return new Blob(parts)
}

const tooLarge = (file: string, part: string, bytes: number) =>
  new HeatlensError('archivePartTooLarge', { file, part, mebibytes: Math.round(bytes / 2 ** 20) })

/**
 * The files in an archive of tar, in place, at most so many. Links, devices and folders are left out. Throws
 * `fileDamaged` where a header is wrong or a file would end behind the archive, `archiveTooFull` beyond `most` entries.
 */
export async function listTar(archive: Blob, file: string, most: number): Promise<TarEntry[]> {
  const entries: TarEntry[] = []
  let longName: string | undefined
  let count = 0
  for (let at = 0; at + BLOCK <= archive.size; ) {
    const header = new Uint8Array(await archive.slice(at, at + BLOCK).arrayBuffer())
    // Two blocks of zeros are the end.
    if (header[0] === 0) break
    const bytes = numberAt(header, 124, 12)
    const start = at + BLOCK
    if (!isTar(header) || !(bytes >= 0) || start + bytes > archive.size)
      throw new HeatlensError('fileDamaged', { file })
    if (++count > most) throw new HeatlensError('archiveTooFull', { file, count })
    const kind = String.fromCharCode(header[156] as number)
    const content = archive.slice(start, start + bytes)
    // GNU's long names, and those of POSIX, stand before their file.
    if (kind === 'L') longName = textOf(new Uint8Array(await content.slice(0, MAX_NAME).arrayBuffer()))
    else if (kind === 'x') longName = pathIn(await content.slice(0, MAX_NAME).text()) ?? longName
    else {
      if (kind === '0' || kind === '\0') entries.push({ name: withoutDots(longName ?? nameIn(header)), blob: content })
      longName = undefined
    }
    at = start + Math.ceil(bytes / BLOCK) * BLOCK
  }
  return entries
}

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes).replace(/\0.*$/s, '')

/** `tar -c .` writes ./ before all names. */
const withoutDots = (name: string) => name.replace(/^(?:\.\/+)+/, '')

/** An octal number, or NaN; lengths of 8 GiB and more, which have other digits, are none of a network. */
function numberAt(header: Uint8Array, at: number, length: number): number {
  const digits = textOf(header.subarray(at, at + length)).trim()
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN
}

function nameIn(header: Uint8Array): string {
  const prefix = textOf(header.subarray(257, 262)) === 'ustar' ? textOf(header.subarray(345, 500)) : ''
  const name = textOf(header.subarray(0, 100))
  return prefix === '' ? name : `${prefix}/${name}`
}

/** The path in POSIX' records, `30 path=…\n`. */
const pathIn = (records: string) => /(?:^|\n)\d+ path=([^\n]*)\n/.exec(records)?.[1]
