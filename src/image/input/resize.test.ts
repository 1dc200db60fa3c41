import { expect, it } from 'vitest'
import { nearestIndexes, resizeNearest } from './resize.ts'

it('accumulates the position as Pillow does, where the closed form gives other pixels', () => {
  const closedForm = Uint32Array.from({ length: 224 }, (_, i) => Math.floor(((i + 0.5) * 320) / 224))
  const differing = nearestIndexes(320, 224).filter((index, i) => index !== closedForm[i])
  expect(differing.length).toBeGreaterThan(0)
})

it('takes every pixel once where the size stays', () => {
  expect([...nearestIndexes(224, 224)]).toEqual(Array.from({ length: 224 }, (_, i) => i))
})

it('stays inside for every size', () => {
  for (let size = 1; size < 3000; size++) {
    const indexes = nearestIndexes(size, 224)
    expect(indexes[223], `size ${size}`).toBeLessThan(size)
  }
})

it('keeps height and width apart and drops alpha', () => {
  // Two rows of three pixels, numbered by their red channel.
  const data = new Uint8ClampedArray([0, 1, 2, 3, 4, 5].flatMap((red) => [red, 10, 20, 30]))
  const rgb = resizeNearest({ height: 2, width: 3, data }, 6)
  const red = Array.from({ length: 36 }, (_, pixel) => rgb[pixel * 3])
  expect(red.slice(0, 6)).toEqual([0, 0, 1, 1, 2, 2])
  expect(red.slice(30)).toEqual([3, 3, 4, 4, 5, 5])
  expect(rgb.length).toBe(108)
})
