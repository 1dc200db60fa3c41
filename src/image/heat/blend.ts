import type { Heatmap, Pixels } from '../../types.ts'
import { partUnder } from './area.ts'
import type { Colormap } from './colormaps/index.ts'
import { colourIndex, NOTEBOOK_OPACITY } from './notebook.ts'
import { createRowEnlarger } from './upsample.ts'

/**
 * Overlays the heatmap as in the notebook's saved file: the map is enlarged to the photo's size, coloured, and added as
 * `opacity * colour + photo`, rounded half to even and clamped (cv2.imwrite). An all-zero map leaves the photo
 * unchanged, and so is what is outside of the map.
 */
export function blend(photo: Pixels, heatmap: Heatmap, colormap: Colormap, opacity: number = NOTEBOOK_OPACITY): Pixels {
  const blended = { ...photo, data: new Uint8ClampedArray(photo.data) }
  blendInto(blended, heatmap, colormap, opacity)
  return blended
}

/** Like {@link blend}, in place, for photos too large to copy. */
export function blendInto(
  { height, width, data }: Pixels,
  heatmap: Heatmap,
  colormap: Colormap,
  opacity: number,
): void {
  if (!heatmap.values.some((value) => value > 0)) return
  const [red, green, blue] = [0, 1, 2].map((channel) => sums(colormap, channel, opacity)) as [Sums, Sums, Sums]
  const part = partUnder(heatmap, height, width)
  const enlargeRow = createRowEnlarger(heatmap, part.height, part.width)
  const row = new Float32Array(part.width)
  for (let y = 0; y < part.height; y++) {
    enlargeRow(y, row)
    let at = ((part.top + y) * width + part.left) * 4
    for (let x = 0; x < part.width; x++, at += 4) {
      const colour = colourIndex(row[x] as number) << 8
      data[at] = red[colour | (data[at] as number)] as number
      data[at + 1] = green[colour | (data[at + 1] as number)] as number
      data[at + 2] = blue[colour | (data[at + 2] as number)] as number
    }
  }
}

type Sums = Uint8ClampedArray

/**
 * The blend of each map colour with each photo level, for one channel: [256 colours, 256 levels]. A look-up takes half
 * the time of the addition, and a slider repaints millions of pixels.
 */
function sums({ table }: Colormap, channel: number, opacity: number): Sums {
  // A clamped array rounds half to even and clamps by itself.
  const sum = new Uint8ClampedArray(256 * 256)
  for (let colour = 0; colour < 256; colour++) {
    const heat = opacity * (table[colour * 3 + channel] as number)
    for (let level = 0; level < 256; level++) sum[colour * 256 + level] = heat + level
  }
  return sum
}

/** The enlarged map in colours, without the photo: [height, width]. */
export function colourEnlarged(heatmap: Heatmap, { table }: Colormap, height: number, width: number): Pixels {
  const data = new Uint8ClampedArray(height * width * 4).fill(255)
  const enlargeRow = createRowEnlarger(heatmap, height, width)
  const row = new Float32Array(width)
  for (let y = 0, at = 0; y < height; y++) {
    enlargeRow(y, row)
    for (let x = 0; x < width; x++, at += 4) {
      const colour = 3 * colourIndex(row[x] as number)
      for (let c = 0; c < 3; c++) data[at + c] = table[colour + c] as number
    }
  }
  return { height, width, data }
}

/**
 * Overlays the heatmap as the notebook plots it: `opacity * colour + photo`, divided by its largest value over all
 * pixels and channels instead of clamped. An all-zero map leaves the photo unchanged.
 */
export function blendAsPlotted(
  photo: Pixels,
  heatmap: Heatmap,
  colormap: Colormap,
  opacity: number = NOTEBOOK_OPACITY,
): Pixels {
  if (!heatmap.values.some((value) => value > 0)) return photo
  const { height, width } = photo
  const part = partUnder(heatmap, height, width)
  const heat = colourEnlarged(heatmap, colormap, part.height, part.width).data
  const sums = Float64Array.from(photo.data)
  for (let y = 0, from = 0; y < part.height; y++) {
    let to = ((part.top + y) * width + part.left) * 4
    for (let x = 0; x < part.width * 4; x++, from++, to++) {
      sums[to] = opacity * (heat[from] as number) + (sums[to] as number)
    }
  }
  const most = sums.reduce((largest, value, at) => (at % 4 === 3 ? largest : Math.max(largest, value)), 0)
  // matplotlib scales values from 0 to 1 by 255 and truncates.
  const data = Uint8ClampedArray.from(sums, (sum, at) => (at % 4 === 3 ? 255 : Math.trunc((255 * sum) / most)))
  return { height, width, data }
}

/** Values of one channel, [height, width]. */
export interface Cells {
  height: number
  width: number
  values: Float32Array | Float64Array
}

/** Draws a map on its own, one pixel a cell. `low` and `high` get the first and the last colour. */
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
