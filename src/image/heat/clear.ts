import type { Heatmap, Pixels } from '../../types.ts'
import { partUnder } from './area.ts'
import type { Colormap } from './colormaps/index.ts'
import { colourIndex } from './notebook.ts'
import { createRowEnlarger } from './upsample.ts'

/**
 * Lays the colours over a photo, in place, with an opacity that follows the heat: `photo · (1 − a·v) + colour · a·v` for
 * the value v of the enlarged map and the opacity a, rounded half to even. Where there is no heat, and outside of the
 * map, the photo stays as it is. The colour of v is that of `blendInto`.
 */
export function clearInto(
  { height, width, data }: Pixels,
  heatmap: Heatmap,
  { table }: Colormap,
  opacity: number,
): void {
  const part = partUnder(heatmap, height, width)
  const enlargeRow = createRowEnlarger(heatmap, part.height, part.width)
  const row = new Float32Array(part.width)
  for (let y = 0; y < part.height; y++) {
    enlargeRow(y, row)
    let at = ((part.top + y) * width + part.left) * 4
    for (let x = 0; x < part.width; x++, at += 4) {
      const value = row[x] as number
      const share = opacity * value
      const colour = 3 * colourIndex(value)
      for (let channel = 0; channel < 3; channel++) {
        // A clamped array rounds half to even.
        data[at + channel] = (data[at + channel] as number) * (1 - share) + (table[colour + channel] as number) * share
      }
    }
  }
}
