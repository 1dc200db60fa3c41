import { type FormatId, formatIds, type OtherKindId } from '../../ids.ts'

export type FileKindId = FormatId | OtherKindId

/** True for a picture that browsers usually decode. */
export const isPictureKind = (id: FileKindId): id is FormatId => (formatIds as readonly string[]).includes(id)

/** A file type, detected from the first bytes; file name and MIME type are not trusted. */
interface FileKind {
  id: FileKindId
  /** True if some browsers decode it: such a file is rejected only after the decoder has failed. */
  someRead?: boolean
  matches(head: Uint8Array, text: string): boolean
}

const latin = (head: Uint8Array, from: number, to: number) => String.fromCharCode(...head.subarray(from, to))

/** XML without the declarations and comments before its first element. */
function withoutProlog(text: string): string {
  const rest = text.trimStart()
  if (!/^<[?!]/.test(rest)) return rest
  const end = rest.startsWith('<!--') ? '-->' : '>'
  const at = rest.indexOf(end)
  return at < 0 ? rest : withoutProlog(rest.slice(at + end.length))
}

/** The brands of an ISO base media file (ISO 14496-12, 4.3): the major brand first, without its version. */
function brandsOf(head: Uint8Array): string[] {
  if (latin(head, 4, 8) !== 'ftyp') return []
  const length = ((head[2] ?? 0) << 8) | (head[3] ?? 0)
  const end = Math.min(Math.max(length, 12), head.length)
  const brands = [latin(head, 8, 12)]
  for (let at = 16; at + 4 <= end; at += 4) brands.push(latin(head, at, at + 4))
  return brands
}

/** AVIF files list container brands too, so AVIF is matched first. */
const isAvif = (head: Uint8Array) => brandsOf(head).some((brand) => /^avi[fs]$/.test(brand))

/** HEVC's brands, and those of HEIF containers with any codec (ISO 23008-12, 10). */
const isHeif = (head: Uint8Array) =>
  brandsOf(head).some((brand) => /^(?:hei[cmsx]|hev[cmsx]|mi[fa]\d|msf1)$/.test(brand))

/**
 * Magic numbers of TIFF, BigTIFF, and the raw files of Olympus and Panasonic; the raw files of most other cameras are
 * plain TIFF.
 */
const tiffs = new Set(['II*\0', 'MM\0*', 'II+\0', 'MM\0+', 'IIRO', 'IIRS', 'MMOR', 'IIU\0'])

/** A bitmap header without a file header: a known size, one plane, a known bit depth. */
const isDib = (head: Uint8Array) => {
  const at = head[0] === 12 ? 8 : 12
  const isSize = [12, 40, 52, 56, 64, 108, 124].includes(head[0] ?? 0) && latin(head, 1, 4) === '\0\0\0'
  return isSize && latin(head, at, at + 2) === '\x01\0' && [1, 4, 8, 16, 24, 32].includes(head[at + 2] ?? 0)
}

/** An icon or a cursor with at least one picture, and a zero reserved byte. */
const isIcon = (head: Uint8Array) =>
  ['\0\0\x01\0', '\0\0\x02\0'].includes(latin(head, 0, 4)) && (head[4] ?? 0) > 0 && head[5] === 0 && head[9] === 0

const kinds: readonly FileKind[] = [
  { id: 'png', matches: (head) => latin(head, 0, 8) === '\x89PNG\r\n\x1a\n' },
  { id: 'jpeg', matches: (head) => head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff },
  { id: 'gif', matches: (head) => /^GIF8[79]a/.test(latin(head, 0, 6)) },
  {
    id: 'webp',
    matches: (head) => latin(head, 0, 4) === 'RIFF' && latin(head, 8, 12) === 'WEBP',
  },
  { id: 'avif', matches: isAvif },
  { id: 'bmp', matches: (head) => latin(head, 0, 2) === 'BM' },
  { id: 'dib', matches: isDib },
  {
    id: 'ico',
    matches: isIcon,
  },
  {
    id: 'svg',
    matches: (_, text) => /^<svg[\s>]/i.test(withoutProlog(text)),
  },
  {
    id: 'heic',
    someRead: true,
    matches: isHeif,
  },
  {
    id: 'tiff',
    someRead: true,
    matches: (head) => tiffs.has(latin(head, 0, 4)),
  },
  {
    id: 'raw',
    someRead: true,
    matches: (head) => latin(head, 4, 12) === 'ftypcrx ' || latin(head, 0, 8) === 'FUJIFILM',
  },
  { id: 'pdf', matches: (head) => latin(head, 0, 4) === '%PDF' },
  {
    id: 'keras',
    // A .zip whose first entry has one of Keras' names.
    matches: (head) =>
      latin(head, 0, 4) === 'PK\x03\x04' &&
      /^(metadata\.json|config\.json|model\.weights\.h5)/.test(latin(head, 30, 60)),
  },
  {
    id: 'zip',
    matches: (head) => latin(head, 0, 2) === 'PK',
  },
  {
    id: 'hdf5',
    matches: (head) => latin(head, 0, 4) === '\x89HDF',
  },
]

/** How many bytes {@link fileKind} examines. */
export const HEAD_BYTES = 1024

/** Detects a file's type from its first {@link HEAD_BYTES} bytes; undefined if unknown. */
export function fileKind(head: Uint8Array): Omit<FileKind, 'matches'> | undefined {
  const text = new TextDecoder().decode(head)
  return kinds.find((kind) => kind.matches(head, text))
}
