/**
 * Reads 256 colours written as `rrggbb`, separated by white space.
 * Gives [256, 3] bytes, red first. Throws RangeError where there are not exactly 256 colours.
 */
export function readTable(text: string): Uint8Array {
  const colours = text.trim().split(/\s+/)
  if (colours.length !== 256) throw new RangeError(`A colour map has 256 colours, not ${colours.length}.`)
  return Uint8Array.from(colours.flatMap((rgb) => [0, 2, 4].map((at) => Number.parseInt(rgb.slice(at, at + 2), 16))))
}
