import type { Pixels } from '../../types.ts'

/** Values that use the lower bits only of those that they have. */
export interface UsedRange {
  /** Of how many bits the largest value is. */
  bits: number
  /** How many there are, 8 or 16. */
  of: number
}

/** So many upper bits have to be unused: at most a quarter of the range is used, which looks all but black. */
const UNUSED_BITS = 2

/**
 * The range that a picture uses, where that is a quarter or less of what its values have: 12 bits in 16, 0 to 15 of
 * 255. Undefined where it uses more, as any photo with one bright spot does, and where all is black. docs/numerics.md
 * says why so.
 * @param values RGBA, of 8 or 16 bits; alpha is passed over
 */
export function usedRange(values: Uint8ClampedArray | Uint16Array): UsedRange | undefined {
  const of = values.BYTES_PER_ELEMENT * 8
  const most = 2 ** (of - UNUSED_BITS) - 1
  let peak = 0
  for (let at = 0; at < values.length; at += 4) {
    for (let c = at; c < at + 3; c++) if ((values[c] as number) > peak) peak = values[c] as number
    if (peak > most) return undefined
  }
  return peak === 0 ? undefined : { bits: 32 - Math.clz32(peak), of }
}

/**
 * The same picture with its values over the whole range, in 8 bits: `round(value × 255 / (2^bits − 1))`. Alpha stays.
 */
export function stretch(
  { height, width, data }: { height: number; width: number; data: Uint8ClampedArray | Uint16Array },
  { bits, of }: UsedRange,
): Pixels {
  const most = 2 ** bits - 1
  const alpha = of / 8 - 1
  return {
    ...{ height, width },
    data: Uint8ClampedArray.from(data, (value, at) =>
      at % 4 === 3 ? value >> (alpha * 8) : Math.round((value * 255) / most),
    ),
  }
}
