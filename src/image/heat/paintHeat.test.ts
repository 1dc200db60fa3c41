import { describe, expect, test } from 'vitest'
import type { Heatmap } from '../../types.ts'
import { colourEnlarged } from './blend.ts'
import { colormaps } from './colormaps/index.ts'
import { createHeatPainter, heatSize } from './paintHeat.ts'

/** Irregular values that differ from cell to cell; the maximum is 1. */
function madeMap(height: number, width: number, seed: number): Heatmap {
  const values = Float32Array.from({ length: height * width }, (_, i) => Math.abs(Math.sin((i + 1) * seed)))
  const peak = values.reduce((a, b) => Math.max(a, b))
  return { height, width, values: values.map((value) => value / peak) }
}

describe('the heat on the screen', () => {
  test('is colourEnlarged to the bit, whatever was painted before', () => {
    const paint = createHeatPainter()
    const first = madeMap(14, 14, 1.7)
    const second = madeMap(7, 11, 2.3)
    for (const [map, colours, height, width] of [
      [first, 'jet', 61, 97],
      // Other colours of the same map, another map, another size, another shape with the same number of pixels.
      [first, 'viridis', 61, 97],
      [second, 'viridis', 61, 97],
      [first, 'viridis', 20, 30],
      [first, 'viridis', 30, 20],
      [second, 'inferno', 1, 1],
    ] as const) {
      const painted = paint(map, colormaps[colours], height, width)
      const expected = colourEnlarged(map, colormaps[colours], height, width)
      expect([painted.height, painted.width]).toEqual([height, width])
      expect(Buffer.from(painted.data).equals(Buffer.from(expected.data))).toBe(true)
    }
  })

  test('is clear where it is cold: the opacity of each colour is its place in the table', () => {
    const paint = createHeatPainter()
    const map = madeMap(5, 5, 1.7)
    const solid = Uint8Array.from(paint(map, colormaps.grey, 12, 12).data)
    const clear = paint(map, colormaps.grey, 12, 12, true).data
    for (let at = 0; at < clear.length; at += 4) {
      // A grey is its own place.
      expect([...clear.subarray(at, at + 4)]).toEqual([...solid.subarray(at, at + 3), solid[at]])
    }
    expect(Uint8Array.from(paint(map, colormaps.grey, 12, 12).data)).toEqual(solid)
  })

  test('is as large as its place, and never more than a quarter of a megapixel', () => {
    expect(heatSize(407, 610)).toEqual({ height: 407, width: 610 })
    const large = heatSize(3000, 4000)
    expect(large.height * large.width).toBeLessThanOrEqual(0.25e6)
    expect(large.height * large.width).toBeGreaterThan(0.245e6)
    expect(large.width / large.height).toBeCloseTo(4 / 3, 2)
  })
})
