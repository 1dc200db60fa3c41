import { expect, it } from 'vitest'
import { enlarge, valueAt } from './upsample.ts'

const rounded = (values: Float32Array) => Array.from(values, (value) => Number(value.toFixed(6)))

it('puts centres on centres and repeats the edge, as cv2.resize', () => {
  // cv2.resize(np.float32([[0, 1]]), (4, 1)) is [0, 0.25, 0.75, 1].
  expect(rounded(enlarge({ height: 1, width: 2, values: new Float32Array([0, 1]) }, 1, 4))).toEqual([0, 0.25, 0.75, 1])
})

it('keeps height and width apart', () => {
  // cv2.resize(np.float32([[0, 2], [4, 6]]), (3, 4)): rows at 0, 0.25, 0.75, 1 and columns at 0, 0.5, 1.
  const values = enlarge({ height: 2, width: 2, values: new Float32Array([0, 2, 4, 6]) }, 4, 3)
  expect(rounded(values)).toEqual([0, 1, 2, 1, 2, 3, 3, 4, 5, 4, 5, 6])
})

it('gives the map itself at its own size, and averages when it shrinks to one cell', () => {
  const map = { height: 2, width: 2, values: new Float32Array([0, 1, 2, 5]) }
  expect(rounded(enlarge(map, 2, 2))).toEqual([0, 1, 2, 5])
  expect(rounded(enlarge(map, 1, 1))).toEqual([2])
})

it('never leaves the range of the map', () => {
  const values = Float32Array.from({ length: 196 }, (_, i) => ((i * 7919) % 101) / 100)
  const enlarged = enlarge({ height: 14, width: 14, values }, 301, 97)
  expect(Math.min(...enlarged)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...enlarged)).toBeLessThanOrEqual(1)
})

it('gives at a point what the enlarged map has in the pixel there', () => {
  const map = { height: 5, width: 3, values: Float32Array.from({ length: 15 }, (_, i) => ((i * 7919) % 101) / 100) }
  const [height, width] = [41, 37]
  const pixels = enlarge(map, height, width)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      expect(valueAt(map, (x + 0.5) / width, (y + 0.5) / height)).toBeCloseTo(pixels[y * width + x] as number, 6)
    }
  }
  // Beyond the outermost centres, and beyond the picture, values are constant.
  expect(
    [
      [0, 0],
      [-1, -1],
      [1, 1],
      [2, 2],
    ].map(([x, y]) => valueAt(map, x as number, y as number)),
  ).toEqual([0, 0, 14, 14].map((i) => map.values[i]))
})
