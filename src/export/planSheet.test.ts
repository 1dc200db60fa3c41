import { expect, it } from 'vitest'
import { planSheet } from './planSheet.ts'

it.each([1, 2, 3, 4, 5, 7, 12, 13, 40, 41, 99, 120, 121, 200, 1000, 5000])(
  '%i pictures have a place each, inside the sheet and apart',
  (count) => {
    const { cell, side, pictureHeight, textSize, width, height, margin, columns, rows } = planSheet(count)
    expect(columns * rows).toBeGreaterThanOrEqual(count)
    expect(columns * (rows - 1)).toBeLessThan(count)
    expect(width * height).toBeLessThanOrEqual(64e6)
    const last = cell(count - 1)
    expect(last.y + pictureHeight + textSize * 3 + margin).toBeLessThanOrEqual(height)
    for (const place of [0, columns - 1, count - 1]) {
      const { x } = cell(Math.min(place, count - 1))
      expect(x).toBeGreaterThanOrEqual(margin)
      expect(x + side + margin).toBeLessThanOrEqual(width + 1)
    }
    if (columns > 1) expect(cell(1).x - cell(0).x).toBeGreaterThan(side)
    if (rows > 1) expect(cell(columns).y - cell(0).y).toBeGreaterThan(pictureHeight + textSize * 3)
  },
)

it('is no strip: neither much wider nor much higher than a screen', () => {
  for (let count = 1; count <= 400; count++) {
    const { width, height } = planSheet(count)
    expect(width / height, `${count}`).toBeGreaterThan(0.75)
    expect(width / height, `${count}`).toBeLessThan(2.6)
  }
})
