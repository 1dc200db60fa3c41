import type { Pixels } from '../../types.ts'
import type { Colormap } from './colormaps/index.ts'

/** The share of the colour that the notebook adds to the photo. */
export const NOTEBOOK_OPACITY = 0.4

/** The colour index of a value from 0 to 1: `np.uint8(255 * value)` truncates in float32, so just under 1 is 254. */
export const colourIndex = (value: number): number => Math.fround(255 * value) | 0

/** Numbers of a plane, [height, width]. */
export interface Cells {
  height: number
  width: number
  values: Float32Array | Float64Array
}

/** A map on its own, one pixel a cell; `low` and `high` are the values that get the first and the last colour. */
export function colourCells(map: Cells, colormap: Colormap, low: number, high: number): Pixels {
  const data = new Uint8ClampedArray(map.values.length * 4)
  const scale = high > low ? 1 / (high - low) : 0
  for (let i = 0; i < map.values.length; i++) {
    const value = Math.min(Math.max(((map.values[i] as number) - low) * scale, 0), 1)
    const colour = 3 * colourIndex(value)
    data.set(colormap.table.subarray(colour, colour + 3), i * 4)
    data[i * 4 + 3] = 255
  }
  return { height: map.height, width: map.width, data }
}
