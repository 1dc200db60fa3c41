import type { Pixels } from '../../types.ts'
import type { UsedRange } from './range.ts'

/** Stretches the values over the whole range, in 8 bits: `round(value × 255 / (2^bits − 1))`. Alpha is kept. */
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
