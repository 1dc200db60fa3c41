import { expect, it } from 'vitest'
import { mapOf, seededNumbers } from '../../../fixtures/madeMaps.ts'
import type { Heatmap } from '../../types.ts'
import { hottestRegion } from './hottestRegion.ts'
import { enlarge } from './upsample.ts'

/** The box by brute force: the 4-connected pixels of the map enlarged to `scale` pixels a cell. */
function boxOfPixels(map: Heatmap, threshold: number, scale: number) {
  const [height, width] = [map.height * scale, map.width * scale]
  const pixels = enlarge(map, height, width)
  const peak = map.values.indexOf(Math.max(...map.values))
  const middle = Math.floor(scale / 2)
  const start = (Math.floor(peak / map.width) * scale + middle) * width + (peak % map.width) * scale + middle
  const seen = new Set([start])
  let [top, left, bottom, right] = [height, width, 0, 0]
  for (const pixel of seen) {
    const [y, x] = [Math.floor(pixel / width), pixel % width]
    top = Math.min(top, y)
    bottom = Math.max(bottom, y + 1)
    left = Math.min(left, x)
    right = Math.max(right, x + 1)
    if (y > 0) visit(pixel - width)
    if (y + 1 < height) visit(pixel + width)
    if (x > 0) visit(pixel - 1)
    if (x + 1 < width) visit(pixel + 1)
  }
  function visit(pixel: number) {
    if ((pixels[pixel] as number) >= threshold) seen.add(pixel)
  }
  return { top: top / height, left: left / width, bottom: bottom / height, right: right / width }
}

const next = seededNumbers(3)
const sizes = [
  [14, 14],
  [6, 9],
  [1, 8],
  [5, 1],
  [2, 2],
  [1, 1],
] as const

it.each(sizes)('is the box of the connected pixels, %i × %i', (height, width) => {
  // Odd, so that there is a pixel on each node.
  const scale = 21
  for (let round = 0; round < 25; round++) {
    const map = mapOf(height, width, next)
    const highest = Math.max(...map.values)
    map.values.forEach((value, i) => {
      map.values[i] = value / highest
    })
    const threshold = 0.05 + 0.9 * next()
    const region = hottestRegion(map, threshold)
    const expected = boxOfPixels(map, threshold, scale)
    for (const side of ['top', 'bottom'] as const) {
      expect(Math.abs((region?.[side] as number) - expected[side]) * height * scale).toBeLessThan(1.01)
    }
    for (const side of ['left', 'right'] as const) {
      expect(Math.abs((region?.[side] as number) - expected[side]) * width * scale).toBeLessThan(1.01)
    }
  }
})

it('joins two spots that touch at a corner over the saddle, and only over it', () => {
  const cells = [1, 0.2, 0.2, 0.9]
  const map = mapOf(2, 2, (row, column) => cells[row * 2 + column] as number)
  // The saddle is (1 * 0.9 - 0.2 * 0.2) / (1 + 0.9 - 0.2 - 0.2) = 0.5733.
  expect(hottestRegion(map, 0.57)).toMatchObject({ top: 0, left: 0, bottom: 1, right: 1 })
  expect(hottestRegion(map, 0.58)?.right).toBeCloseTo((0.5 + 0.42 / 0.8) / 2, 6)
})

it('is a box around the whole picture at 0, a point at 1, and nothing without heat', () => {
  const spot = mapOf(3, 3, (row, column) => Number(row === 1 && column === 2))
  expect(hottestRegion(spot, 0)).toEqual({ top: 0, left: 0, bottom: 1, right: 1, peak: { x: 2.5 / 3, y: 0.5 } })
  expect(hottestRegion(spot, 1)).toMatchObject({ top: 0.5, bottom: 0.5, left: 2.5 / 3, right: 1 })
  expect(
    hottestRegion(
      mapOf(3, 3, () => 0),
      0,
    ),
  ).toBeNull()
  expect(
    hottestRegion(
      mapOf(3, 3, () => 0.4),
      0.5,
    ),
  ).toBeNull()
  expect(
    hottestRegion(
      mapOf(3, 3, () => 1),
      1,
    ),
  ).toMatchObject({ top: 0, left: 0, bottom: 1, right: 1 })
})
