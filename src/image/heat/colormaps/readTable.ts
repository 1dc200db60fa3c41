/**
 * Reads a colour map of 256 colours: the first one as `rrggbb`, and for each channel the 255 steps from one colour to
 * the next, a letter each: `n` for no change, `o` for one up, `m` for one down, and so on. Neighbours hardly differ, so
 * all maps together compress to less than a kilobyte. `npx tsx scripts/colourMap.ts` writes this form. Returns [256, 3]
 * bytes, RGB. Throws RangeError unless there are 256 colours with levels from 0 to 255.
 */
export function readTable(first: string, red: string, green: string, blue: string): Uint8Array {
  const table = new Uint8Array(256 * 3)
  for (const [channel, steps] of [red, green, blue].entries()) {
    if (steps.length !== 255) throw new RangeError(`A colour map has 255 steps, not ${steps.length}.`)
    let level = Number.parseInt(first.slice(2 * channel, 2 * channel + 2), 16)
    table[channel] = level
    for (let at = 0; at < steps.length; at++) {
      level += steps.charCodeAt(at) - NO_STEP
      if (!(level >= 0 && level <= 255)) throw new RangeError(`There is no colour with the level ${level}.`)
      table[3 * (at + 1) + channel] = level
    }
  }
  return table
}

/** The middle of the alphabet, so that steps up and down are letters. */
const NO_STEP = 'n'.charCodeAt(0)
