import type { Heatmap, Pixels } from '../../types.ts'
import type { Colormap } from './colormaps/index.ts'
import { stretch } from './upsample.ts'

/**
 * The most pixels that heat is painted with on screen. It is smooth, and the browser scales it up. Scaled to a
 * megapixel, the mean difference is below 0.6 levels; at an edge of JET it is up to 13 (docs/decisions.md). Saved
 * pictures are painted in full.
 */
const MAX_PIXELS = 0.25e6

/**
 * The size at which to paint heat for an area of the screen: the same, or the same shape within a quarter of a
 * megapixel.
 */
export function heatSize(height: number, width: number): { height: number; width: number } {
  const scale = Math.min(1, Math.sqrt(MAX_PIXELS / (height * width)))
  const side = (length: number) => Math.max(1, Math.floor(length * scale))
  return { height: side(height), width: side(width) }
}

/**
 * Paints the enlarged map in colours; if it `isClear`, with an opacity that follows the heat. The pixels are valid until
 * the next call.
 */
export type HeatPainter = (
  heatmap: Heatmap,
  colormap: Colormap,
  height: number,
  width: number,
  isClear?: boolean,
) => Pixels

/**
 * Creates a painter with the same output as `colourEnlarged` in a fraction of the time. It keeps the colour indices of
 * the last map, so that a new colour map takes one look-up a pixel, and writes four bytes at once into a reused buffer.
 */
export function createHeatPainter(): HeatPainter {
  let numbers = new Uint8Array(0)
  let of: { heatmap: Heatmap; height: number; width: number } | undefined
  let words = new Uint32Array(0)
  return (heatmap, colormap, height, width, isClear) => {
    if (numbers.length !== height * width) {
      numbers = new Uint8Array(height * width)
      words = new Uint32Array(height * width)
      of = undefined
    }
    if (of?.heatmap !== heatmap || of.height !== height || of.width !== width) {
      numberColours(heatmap, height, width, numbers)
      of = { heatmap, height, width }
    }
    const table = wordsOf(colormap, isClear)
    for (let at = 0; at < numbers.length; at++) words[at] = table[numbers[at] as number] as number
    return { height, width, data: new Uint8ClampedArray(words.buffer) }
  }
}

/** The colour index of each pixel, [height, width]: `colourIndex` of the enlarged map, in one pass. */
function numberColours(heatmap: Heatmap, height: number, width: number, numbers: Uint8Array): void {
  const { wide, rows } = stretch(heatmap, height, width)
  for (let y = 0, at = 0; y < height; y++) {
    const top = (rows.before[y] as number) * width
    const share = rows.share[y] as number
    const bottom = share === 0 ? top : top + width
    for (let x = 0; x < width; x++, at++) {
      const above = wide[top + x] as number
      const value = Math.fround(above + share * ((wide[bottom + x] as number) - above))
      numbers[at] = Math.fround(255 * value) | 0
    }
  }
}

const tables = [new WeakMap<Colormap, Uint32Array>(), new WeakMap<Colormap, Uint32Array>()] as const

/** The 256 colours as 4-byte pixels, in the machine's byte order. */
function wordsOf(colormap: Colormap, isClear = false): Uint32Array {
  const known = tables[isClear ? 1 : 0].get(colormap)
  if (known) return known
  const bytes = new Uint8Array(256 * 4).fill(255)
  for (let colour = 0; colour < 256; colour++) {
    bytes.set(colormap.table.subarray(colour * 3, colour * 3 + 3), colour * 4)
    if (isClear) bytes[colour * 4 + 3] = colour
  }
  const words = new Uint32Array(bytes.buffer)
  tables[isClear ? 1 : 0].set(colormap, words)
  return words
}
