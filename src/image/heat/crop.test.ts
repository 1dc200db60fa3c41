import { expect, test } from 'vitest'
import { crop, partOf } from './crop.ts'

test('a part has the pixels on which it lies, and none beyond the picture', () => {
  expect(partOf({ left: 0.26, top: 0.5, right: 0.74, bottom: 1.2 }, 10, 100)).toEqual({
    left: 26,
    top: 5,
    height: 5,
    width: 48,
  })
  expect(partOf({ left: -0.5, top: -1, right: 0.001, bottom: 0.11 }, 10, 100)).toEqual({
    left: 0,
    top: 0,
    height: 2,
    width: 1,
  })
})

test('what is cropped is what is there', () => {
  const data = Uint8ClampedArray.from({ length: 3 * 4 * 4 }, (_, i) => i)
  const part = crop({ height: 3, width: 4, data }, { left: 1, top: 1, height: 2, width: 2 })
  expect([part.height, part.width]).toEqual([2, 2])
  // Pixel 5, 6, then 9, 10.
  expect([...part.data]).toEqual([5, 6, 9, 10].flatMap((pixel) => [0, 1, 2, 3].map((c) => pixel * 4 + c)))
})
