/** The texts in Heatlens' own and unnamed packages. A package is data, so its texts are in English. */
type KnownTitle =
  | 'Starter network'
  | 'not stated'
  | 'trained from scratch for Heatlens on 16,987 photographs of 19 everyday things (Imagenette and public image collections)'
  | 'K. Simonyan and A. Zisserman, Visual Geometry Group, Oxford; converted from the release of Keras Applications'

/** As `formats/aboutFile.ts` writes the source of a network. */
const FROM_FILE = 'the file '

/** The name, source or licence of a network in a language; unknown ones stay unchanged. */
export const titlesOf =
  (known: Readonly<Record<KnownTitle, string>>, fromFile: (file: string) => string) =>
  (text: string): string => {
    if (text.startsWith(FROM_FILE)) return fromFile(text.slice(FROM_FILE.length))
    return Object.hasOwn(known, text) ? known[text as KnownTitle] : text
  }
