import { expect, it } from 'vitest'
import { randomFrom } from '../../../fixtures/randomFrom.ts'
import type { Heatmap, Pixels } from '../../types.ts'
import { cellAt, cellBox, partUnder } from './area.ts'
import { blend, blendAsPlotted, colourEnlarged } from './blend.ts'
import { colormaps } from './colormaps/index.ts'
import { crop, type Part } from './crop.ts'
import { hottestRegion } from './hottestRegion.ts'
import { maskInto } from './mask.ts'
import { strokesOf } from './strokes.ts'

const random = randomFrom(17)
const [height, width] = [60, 90]
const photo: Pixels = {
  height,
  width,
  data: Uint8ClampedArray.from({ length: height * width * 4 }, () => random() * 256),
}
const part: Part = { left: 21, top: 7, width: 40, height: 50 }
/** Hot at the left and at the bottom right. */
const values = Float32Array.from({ length: 20 }, (_, cell) => (cell === 5 ? 1 : cell === 19 ? 0.8 : random() / 2))
const map: Heatmap = { height: 5, width: 4, values }
const placed: Heatmap = {
  ...map,
  area: {
    left: part.left / width,
    top: part.top / height,
    right: (part.left + part.width) / width,
    bottom: (part.top + part.height) / height,
  },
}

/** The photo with a part that was drawn on alone. */
function withPart(drawn: Pixels): Pixels {
  const data = new Uint8ClampedArray(photo.data)
  for (let y = 0; y < part.height; y++) {
    const row = drawn.data.subarray(y * part.width * 4, (y + 1) * part.width * 4)
    data.set(row, ((part.top + y) * width + part.left) * 4)
  }
  return { height, width, data }
}

it('finds the pixels under a map, also on a picture of another size', () => {
  expect(partUnder(placed, height, width)).toEqual(part)
  expect(partUnder(placed, height * 7, width * 7)).toEqual({ left: 147, top: 49, width: 280, height: 350 })
  expect(partUnder(placed, 1, 1)).toEqual({ left: 0, top: 0, width: 1, height: 1 })
  expect(partUnder(map, height, width)).toEqual({ left: 0, top: 0, width, height })
})

it('draws heat and masks on the part alone', () => {
  expect(blend(photo, placed, colormaps.jet)).toEqual(withPart(blend(crop(photo, part), map, colormaps.jet)))
  const masked = { ...photo, data: new Uint8ClampedArray(photo.data) }
  maskInto(masked, placed, 0.6)
  const alone = crop(photo, part)
  maskInto(alone, map, 0.6)
  expect(masked).toEqual(withPart(alone))
})

it('plots it there, and scales by the largest value of the whole picture', () => {
  const bright = { ...photo, data: Uint8ClampedArray.from(photo.data, (_, at) => (at === 0 ? 255 : 20)) }
  const { data } = blendAsPlotted(bright, placed, colormaps.grey, 0.5)
  expect(data[0]).toBe(255)
  expect(data[4]).toBe(20)
  const largest = (bytes: Uint8ClampedArray) =>
    bytes.reduce((most, value, at) => (at % 4 === 3 || at === 0 ? most : Math.max(most, value)), 0)
  const heat = colourEnlarged(map, colormaps.grey, part.height, part.width).data
  expect(largest(data)).toBe(Math.floor(0.5 * largest(heat) + 20))
})

it('moves lines and boxes with it', () => {
  const lines = { overlayStyle: 'contours', threshold: 0.6, showsRegion: true } as const
  const pointsOf = (of: ReturnType<typeof strokesOf>) =>
    of.map(({ path }) => [...path.matchAll(/([ML])([\d.]+) ([\d.]+)/g)].map(([, , x, y]) => [Number(x), Number(y)]))
  const alone = pointsOf(strokesOf(map, { ...lines, showsRegion: false }, part.height, part.width))
  const whole = pointsOf(strokesOf(placed, { ...lines, showsRegion: false }, height, width))
  expect(alone.flat().length).toBeGreaterThan(20)
  whole.forEach((points, stroke) => {
    points.forEach(([x, y], at) => {
      const [wantedX, wantedY] = alone[stroke]?.[at] ?? []
      expect(x).toBeCloseTo((wantedX as number) + part.left, 1)
      expect(y).toBeCloseTo((wantedY as number) + part.top, 1)
    })
  })
  const region = hottestRegion(map, 0.6)
  const moved = hottestRegion(placed, 0.6)
  expect(moved?.left).toBeCloseTo((part.left + (region?.left as number) * part.width) / width, 9)
  expect(moved?.bottom).toBeCloseTo((part.top + (region?.bottom as number) * part.height) / height, 9)
  expect(moved?.peak.x).toBeCloseTo((part.left + (region?.peak.x as number) * part.width) / width, 9)
})

it('finds cells by points of the picture, and none outside', () => {
  for (let row = 0; row < 5; row++) {
    for (let column = 0; column < 4; column++) {
      const { left, right, top, bottom } = cellBox(placed, row, column)
      expect(cellAt(placed, (left + right) / 2, (top + bottom) / 2)).toEqual({ row, column })
    }
  }
  expect(cellBox(placed, 0, 0).left).toBeCloseTo(part.left / width, 9)
  expect(cellBox(placed, 4, 3).bottom).toBeCloseTo((part.top + part.height) / height, 9)
  expect(cellAt(placed, 0.1, 0.5)).toBeNull()
  expect(cellAt(placed, 0.5, 0.99)).toBeNull()
})
