import { expect, it } from 'vitest'
import { shrinkToView, viewSize } from './view.ts'
import { MAX_VIEW_PIXELS } from './viewPixels.ts'

it('shows a picture at its own size, the very same pixels, up to the limit', () => {
  const photo = { height: 2, width: 3, data: new Uint8ClampedArray(24) }
  expect(shrinkToView(photo)).toBe(photo)
  expect(viewSize(2048, 2048)).toEqual({ height: 2048, width: 2048 })
})

it('keeps shape and limits for large and for thin pictures', () => {
  const { height, width } = viewSize(6000, 4000)
  expect(height * width).toBeLessThanOrEqual(MAX_VIEW_PIXELS)
  expect(height / width).toBeCloseTo(1.5, 2)
  expect(viewSize(1, 1_000_000)).toEqual({ height: 1, width: 8192 })
})

it('takes the mean of the pixels that one stands for', () => {
  // 4096 columns, alternately black and white, 2048 rows: shrunk to 2896 × 1448, so that each pixel covers one, two or
  // four.
  const width = 4096
  const height = 2048
  const data = new Uint8ClampedArray(width * height * 4)
  for (let pixel = 0; pixel < width * height; pixel++) data.fill(pixel % 2 ? 255 : 0, pixel * 4, pixel * 4 + 4)
  const view = shrinkToView({ height, width, data })
  const levels = new Set(view.data.filter((_, index) => index % 4 === 0))
  expect([...levels].sort((a, b) => a - b)).toEqual([0, 128, 255])
  expect(view.data.every((value, index) => index % 4 !== 3 || value === 255)).toBe(true)
})
