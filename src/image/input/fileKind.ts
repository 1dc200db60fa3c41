/** The formats whose bytes are read before they are decoded (`input/index.ts`). */
export type FormatId = 'png' | 'jpeg' | 'gif' | 'webp' | 'avif' | 'bmp' | 'dib' | 'ico'

/** What a file is, by its first bytes; its name and type are not believed. */
interface FileKind {
  /** For a picture that browsers usually read. */
  format?: FormatId
  /** As a sentence has it: "is ...". */
  is: string
  /** What to do with it. Without it, the file is a picture that browsers usually read. */
  instead?: string
  /** True where some browsers read it: it is refused only after the decoder has. */
  someRead?: boolean
  matches(head: Uint8Array, text: string): boolean
}

const latin = (head: Uint8Array, from: number, to: number) => String.fromCharCode(...head.subarray(from, to))
const asPicture = 'Choose a JPEG, PNG, WebP, AVIF or GIF instead.'

/** XML without the declarations and comments before its first element. */
function withoutProlog(text: string): string {
  const rest = text.trimStart()
  if (!/^<[?!]/.test(rest)) return rest
  const end = rest.startsWith('<!--') ? '-->' : '>'
  const at = rest.indexOf(end)
  return at < 0 ? rest : withoutProlog(rest.slice(at + end.length))
}

/** The brands that a file of boxes says that it is of (ISO 14496-12, 4.3): the major one first, without its version. */
function brandsOf(head: Uint8Array): string[] {
  if (latin(head, 4, 8) !== 'ftyp') return []
  const length = ((head[2] ?? 0) << 8) | (head[3] ?? 0)
  const end = Math.min(Math.max(length, 12), head.length)
  const brands = [latin(head, 8, 12)]
  for (let at = 16; at + 4 <= end; at += 4) brands.push(latin(head, at, at + 4))
  return brands
}

/** AV1's pictures name the containers' brands too, so they are looked for first. */
const isAvif = (head: Uint8Array) => brandsOf(head).some((brand) => /^avi[fs]$/.test(brand))

/** HEVC's brands, and those of any picture in such a container, whatever is in it (ISO 23008-12, 10). */
const isHeif = (head: Uint8Array) =>
  brandsOf(head).some((brand) => /^(?:hei[cmsx]|hev[cmsx]|mi[fa]\d|msf1)$/.test(brand))

/** By the marks of TIFF, BigTIFF, and the raw files of Olympus and Panasonic; most other cameras' are TIFF outright. */
const tiffs = new Set(['II*\0', 'MM\0*', 'II+\0', 'MM\0+', 'IIRO', 'IIRS', 'MMOR', 'IIU\0'])

/** A bitmap's header by itself: a size that there is, one plane, a known number of bits. */
const isDib = (head: Uint8Array) => {
  const at = head[0] === 12 ? 8 : 12
  const isSize = [12, 40, 52, 56, 64, 108, 124].includes(head[0] ?? 0) && latin(head, 1, 4) === '\0\0\0'
  return isSize && latin(head, at, at + 2) === '\x01\0' && [1, 4, 8, 16, 24, 32].includes(head[at + 2] ?? 0)
}

/** An icon or a cursor with at least one picture, and the byte that is nothing. */
const isIcon = (head: Uint8Array) =>
  ['\0\0\x01\0', '\0\0\x02\0'].includes(latin(head, 0, 4)) && (head[4] ?? 0) > 0 && head[5] === 0 && head[9] === 0

const kinds: readonly FileKind[] = [
  { format: 'png', is: 'a PNG picture', matches: (head) => latin(head, 0, 8) === '\x89PNG\r\n\x1a\n' },
  { format: 'jpeg', is: 'a JPEG picture', matches: (head) => head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff },
  { format: 'gif', is: 'a GIF picture', matches: (head) => /^GIF8[79]a/.test(latin(head, 0, 6)) },
  {
    format: 'webp',
    is: 'a WebP picture',
    matches: (head) => latin(head, 0, 4) === 'RIFF' && latin(head, 8, 12) === 'WEBP',
  },
  { format: 'avif', is: 'an AVIF picture', matches: isAvif },
  { format: 'bmp', is: 'a BMP picture', matches: (head) => latin(head, 0, 2) === 'BM' },
  { format: 'dib', is: 'a BMP picture without its file header', matches: isDib },
  {
    format: 'ico',
    is: 'an icon',
    matches: isIcon,
  },
  {
    is: 'an SVG drawing, which has no pixels of its own',
    instead: 'Export it as PNG and choose that.',
    matches: (_, text) => /^<svg[\s>]/i.test(withoutProlog(text)),
  },
  {
    is: 'a HEIC picture, which this browser cannot read',
    instead:
      'Export it as JPEG and choose that. For the next photos, choose Settings > Camera > Formats > Most Compatible on the iPhone.',
    someRead: true,
    matches: isHeif,
  },
  {
    is: 'a TIFF picture or a camera’s raw file, which this browser cannot read',
    instead: 'Export it as PNG and choose that.',
    someRead: true,
    matches: (head) => tiffs.has(latin(head, 0, 4)),
  },
  {
    is: 'a camera’s raw file, which this browser cannot read',
    instead: 'Export it as JPEG and choose that.',
    someRead: true,
    matches: (head) => latin(head, 4, 12) === 'ftypcrx ' || latin(head, 0, 8) === 'FUJIFILM',
  },
  { is: 'a PDF document', instead: asPicture, matches: (head) => latin(head, 0, 4) === '%PDF' },
  {
    is: 'a Keras file in the .keras format, which Heatlens cannot open yet',
    instead: "Save the network with model.save('name.h5') and open that.",
    // A .zip, whose first entry has one of Keras' names.
    matches: (head) =>
      latin(head, 0, 4) === 'PK\x03\x04' &&
      /^(metadata\.json|config\.json|model\.weights\.h5)/.test(latin(head, 30, 60)),
  },
  {
    is: 'an archive',
    instead: 'Unpack it and choose the pictures inside.',
    matches: (head) => latin(head, 0, 2) === 'PK',
  },
  {
    is: 'an HDF5 file, perhaps the weights of a model, not a picture',
    instead: asPicture,
    matches: (head) => latin(head, 0, 4) === '\x89HDF',
  },
]

/** How many of a file's first bytes {@link fileKind} looks at. */
export const HEAD_BYTES = 1024

/** The kind of a file by its first {@link HEAD_BYTES} bytes; undefined where they tell nothing. */
export function fileKind(head: Uint8Array): Omit<FileKind, 'matches'> | undefined {
  const text = new TextDecoder().decode(head)
  return kinds.find((kind) => kind.matches(head, text))
}
