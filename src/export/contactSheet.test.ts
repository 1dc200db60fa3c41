import { expect, it } from 'vitest'
import { shorten } from './contactSheet.ts'

it('cuts a name in its middle, to what fits, sign by sign', () => {
  const measure = (text: string) => [...text].length
  expect(shorten('cat.png', 7, measure)).toBe('cat.png')
  expect(shorten('IMG_20240501_0001.jpg', 11, measure)).toBe('IMG_2…1.jpg')
  expect(shorten('🐈🐈🐈🐈', 3, measure)).toBe('🐈…🐈')
  expect(shorten('cat.png', 1, measure)).toBe('…')
})
