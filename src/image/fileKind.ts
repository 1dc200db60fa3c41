/** What a file is, by its first bytes; its name and type are not believed. */
interface FileKind {
  /** As a sentence has it: "is ...". */
  is: string
  /** What to do with it. Without it, the file is a picture that browsers usually read. */
  instead?: string
  /** True where some browsers read it: it is refused only after the decoder has. */
  someRead?: boolean
  matches(head: Uint8Array, text: string): boolean
}

const latin = (head: Uint8Array, from: number, to: number) => String.fromCharCode(...head.subarray(from, to))
const heic = /^hei[cmsx]|^hev[cx]/
const asPicture = 'Choose a JPEG, PNG, WebP, AVIF or GIF instead.'

/** XML without the declarations and comments before its first element. */
function withoutProlog(text: string): string {
  const rest = text.trimStart()
  if (!/^<[?!]/.test(rest)) return rest
  const end = rest.startsWith('<!--') ? '-->' : '>'
  const at = rest.indexOf(end)
  return at < 0 ? rest : withoutProlog(rest.slice(at + end.length))
}

const kinds: readonly FileKind[] = [
  { is: 'a PNG picture', matches: (head) => latin(head, 0, 8) === '\x89PNG\r\n\x1a\n' },
  { is: 'a JPEG picture', matches: (head) => head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff },
  { is: 'a GIF picture', matches: (head) => /^GIF8[79]a/.test(latin(head, 0, 6)) },
  { is: 'a WebP picture', matches: (head) => latin(head, 0, 4) === 'RIFF' && latin(head, 8, 12) === 'WEBP' },
  { is: 'an AVIF picture', matches: (head) => latin(head, 4, 8) === 'ftyp' && /^avi[fs]/.test(latin(head, 8, 12)) },
  { is: 'a BMP picture', matches: (head) => latin(head, 0, 2) === 'BM' },
  {
    is: 'an SVG drawing, which has no pixels of its own',
    instead: 'Export it as PNG and choose that.',
    matches: (_, text) => /^<svg[\s>]/i.test(withoutProlog(text)),
  },
  {
    is: 'a HEIC picture, which this browser cannot read',
    instead: 'Export it as JPEG and choose that.',
    someRead: true,
    matches: (head) => latin(head, 4, 8) === 'ftyp' && heic.test(latin(head, 8, 12)),
  },
  {
    is: 'a TIFF picture, which this browser cannot read',
    instead: 'Export it as PNG and choose that.',
    someRead: true,
    matches: (head) => ['II*\0', 'MM\0*'].includes(latin(head, 0, 4)),
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
