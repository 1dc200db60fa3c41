/**
 * Reads a colour map of 256 colours: the first one as `rrggbb`, and for each of its channels the 255 steps from a colour to the next one, a letter
 * each: `n` for none, `o` for one up, `m` for one down, and so on. Neighbours hardly differ, so all maps together are less than a kilobyte on
 * their way to the browser. `npx tsx scripts/colourMap.ts` writes it.
 * Gives [256, 3] bytes, red first. Throws RangeError where there are not 256 colours, or a level is not one of 256.
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

/** The letter in the middle, so that steps up and down are letters. */
const NO_STEP = 'n'.charCodeAt(0)
