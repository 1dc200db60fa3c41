/** The range of a picture that uses only the lower bits of its values. */
export interface UsedRange {
  /** Bits of the largest value. */
  bits: number
  /** Bits a sample, 8 or 16. */
  of: number
}

/** This many upper bits must be unused: then at most a quarter of the range is used, which looks nearly black. */
const UNUSED_BITS = 2

/**
 * The range that a picture uses, if it is a quarter or less of what its values allow, such as 12 of 16 bits. Undefined
 * if it uses more, as any photo with one bright spot does, and if all is black. For the reasons see docs/numerics.md.
 * @param values RGBA, 8 or 16 bits; alpha is ignored
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
