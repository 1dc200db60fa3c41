/** Names that Windows keeps for itself, whatever follows after a dot. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** So that the name stays within what file systems take, also in scripts of several bytes a sign. */
const LONGEST = 60

/**
 * Names for files made of pictures, one for each name of a picture and each another one, also where capitals do not count: without the
 * ending, without anything that could be a path, in letters of any script.
 */
export function fileStems(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const stem = toStem(name)
    let own = stem
    for (let count = 2; taken.has(own.toLowerCase()); count++) own = `${stem}-${count}`
    taken.add(own.toLowerCase())
    return own
  })
}

function toStem(name: string): string {
  const stem = name
    .normalize('NFC')
    .replace(/\.[^./\\]*$/, '')
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
  const short = [...stem]
    .slice(0, LONGEST)
    .join('')
    .replace(/^[-.]+|[-.]+$/g, '')
  return short === '' || RESERVED.test(short) ? `picture${short && '-'}${short}` : short
}
