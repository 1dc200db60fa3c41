import type { Pixels } from '../../types.ts'
import type { Colormap } from './colormaps/index.ts'
import { colourIndex } from './notebook.ts'

/** The longest side of a thumbnail, in pixels: 512 thumbnails stay cheap, and more detail would not be visible. */
const MAX_SIDE = 56

/** No browser draws a canvas that is higher than about twice this, or of many more pixels. */
const MAX_HEIGHT = 16_000
const MAX_PIXELS = 12e6

/** The output of a layer, [height, width, channels]. */
export interface LayerOutput {
  height: number
  width: number
  channels: number
  activations: Float32Array
}

/** The layout of a wall, in its own pixels: `columns` thumbnails a row, each followed by a gap. */
export interface WallLayout {
  columns: number
  rows: number
  /** Height of a thumbnail. */
  height: number
  width: number
  gap: number
}

/** The layout for `count` of a layer's channels; all of them by default. */
export function layOut(
  { height, width, channels }: LayerOutput,
  columns: number,
  count: number = channels,
): WallLayout {
  const rows = Math.ceil(count / columns)
  for (let longest = Math.min(Math.max(height, width), MAX_SIDE); ; longest--) {
    const shrink = Math.min(1, longest / Math.max(height, width))
    const [high, wide] = [height, width].map((side) => Math.max(1, Math.round(side * shrink))) as [number, number]
    const gap = Math.max(1, Math.round(wide / 14))
    const whole = rows * (high + gap)
    const isSmall = whole <= MAX_HEIGHT && whole * columns * (wide + gap) <= MAX_PIXELS
    if (isSmall || longest <= 1) return { columns, rows, height: high, width: wide, gap }
  }
}

/** Maps a channel's values to colours: `(value * factor - low) / (high - low)`. */
interface Scale {
  factor: number
  low: number
  high: number
}

/**
 * Draws thumbnails of channels in the given order, row by row, with transparent gaps. Without `factors`, each channel
 * is scaled from its minimum to its maximum. With them, each channel is multiplied by its factor, and all share one
 * scale.
 */
export function channelWall(
  output: LayerOutput,
  order: readonly number[],
  layout: WallLayout,
  colormap: Colormap,
  factors?: Float64Array,
): Pixels {
  const { columns, rows, height, width, gap } = layout
  const scales = scalesOf(output, factors)
  const wide = columns * (width + gap) - gap
  const data = new Uint8ClampedArray(wide * (rows * (height + gap) - gap) * 4)
  order.forEach((channel, position) => {
    const { factor, low, high } = scales[channel] as Scale
    const scale = high > low ? 1 / (high - low) : 0
    const left = (position % columns) * (width + gap)
    const top = Math.floor(position / columns) * (height + gap)
    for (let y = 0; y < height; y++) {
      const row = Math.floor((y * output.height) / height) * output.width
      for (let x = 0; x < width; x++) {
        const cell = row + Math.floor((x * output.width) / width)
        const value = (output.activations[cell * output.channels + channel] as number) * factor
        const colour = 3 * colourIndex(Math.min(Math.max((value - low) * scale, 0), 1))
        const at = ((top + y) * wide + left + x) * 4
        data[at] = colormap.table[colour] as number
        data[at + 1] = colormap.table[colour + 1] as number
        data[at + 2] = colormap.table[colour + 2] as number
        data[at + 3] = 255
      }
    }
  })
  return { height: data.length / 4 / wide, width: wide, data }
}

function scalesOf({ channels, activations }: LayerOutput, factors: Float64Array | undefined): Scale[] {
  const lows = new Float64Array(channels).fill(Infinity)
  const highs = new Float64Array(channels).fill(-Infinity)
  for (let at = 0, channel = 0; at < activations.length; at++, channel = channel + 1 === channels ? 0 : channel + 1) {
    const value = (activations[at] as number) * (factors?.[channel] ?? 1)
    if (value < (lows[channel] as number)) lows[channel] = value
    if (value > (highs[channel] as number)) highs[channel] = value
  }
  const own = (channel: number) => ({ low: lows[channel] as number, high: highs[channel] as number })
  const all = { low: lows.reduce((a, b) => Math.min(a, b)), high: highs.reduce((a, b) => Math.max(a, b)) }
  return Array.from({ length: channels }, (_, channel) => ({
    factor: factors?.[channel] ?? 1,
    ...(factors ? all : own(channel)),
  }))
}
