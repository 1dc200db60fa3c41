import { describe, expect, it } from 'vitest'
import { frame, slackOf } from './fit.ts'

const part = (left: number, top: number, width: number, height: number) => ({ left, top, width, height })

it.each([
  ['stretch', [300, 451], [224, 224], part(0, 0, 451, 300)],
  ['centre-crop', [300, 451], [224, 224], part(75, 0, 300, 300)],
  ['centre-crop', [451, 300], [224, 224], part(0, 75, 300, 300)],
  ['centre-crop', [100, 100], [24, 40], part(0, 20, 100, 60)],
  ['centre-crop', [1, 5000], [8, 8], part(2499, 0, 1, 1)],
  // 256 × 384, of which 224 × 224 from 16, 80 on.
  ['short-side', [200, 300], [224, 224], part(63, 13, 175, 175), 256],
  // Too small for the input: resized to 240 × 480.
  ['short-side', [100, 200], [240, 240], part(50, 0, 100, 100), 32],
  ['short-side', [200, 100], [24, 40], part(0, 70, 100, 60)],
] as const)('%s: of %o, an input of %o sees %o', (fit, [height, width], [high, wide], crop, shortSide?: number) => {
  const framing = frame(
    { height, width },
    { height: high, width: wide, fit, ...(shortSide !== undefined && { shortSide }) },
  )
  expect(framing.crop).toEqual(crop)
})

it('never leaves the picture or the resized lines, whatever the sizes', () => {
  const sizes = [1, 2, 3, 7, 64, 224, 999, 10_000]
  for (const fit of ['stretch', 'centre-crop', 'short-side'] as const) {
    for (const height of sizes) {
      for (const width of sizes) {
        for (const [high, wide] of [
          [224, 224],
          [24, 40],
          [1, 9],
        ] as const) {
          const { taken, crop, rows, columns } = frame(
            { height, width },
            { height: high, width: wide, fit, shortSide: 33 },
          )
          for (const { left, top, ...size } of [taken, crop]) {
            expect(Math.min(left, top, size.height - 1, size.width - 1)).toBeGreaterThanOrEqual(0)
            expect(left + size.width).toBeLessThanOrEqual(width)
            expect(top + size.height).toBeLessThanOrEqual(height)
          }
          expect([rows.count, columns.count]).toEqual([high, wide])
          for (const span of [rows, columns]) {
            expect(span.from).toBeGreaterThanOrEqual(0)
            expect(span.from + span.count).toBeLessThanOrEqual(span.of)
          }
        }
      }
    }
  }
})

describe('a part that a person moved', () => {
  const square = { height: 224, width: 224, fit: 'centre-crop' } as const

  it.each([
    // Portrait pictures move vertically, landscape ones horizontally.
    [[300, 451], square, 0, part(0, 0, 300, 300), { side: 'left', most: 151 }],
    [[300, 451], square, 151, part(151, 0, 300, 300), { side: 'left', most: 151 }],
    [[300, 451], square, 9999, part(151, 0, 300, 300), { side: 'left', most: 151 }],
    [[451, 300], square, 20, part(0, 20, 300, 300), { side: 'top', most: 151 }],
    [[300, 300], square, 20, part(0, 0, 300, 300), { side: 'left', most: 0 }],
    [[100, 100], { ...square, height: 24, width: 40 }, 3, part(0, 3, 100, 60), { side: 'top', most: 40 }],
    [[300, 451], { ...square, fit: 'stretch' }, 20, part(0, 0, 451, 300), { side: 'left', most: 0 }],
    // 256 × 384, of which 224 × 224 from row 16 on, and column 13: pixel 10.16.
    [
      [200, 300],
      { ...square, fit: 'short-side', shortSide: 256 },
      10,
      part(10, 13, 175, 175),
      { side: 'left', most: 125 },
    ],
    [
      [200, 300],
      { ...square, fit: 'short-side', shortSide: 256 },
      999,
      part(125, 13, 175, 175),
      { side: 'left', most: 125 },
    ],
  ] as const)('of %o, by %o, from %i on: %o', ([height, width], how, from, crop, slack) => {
    expect(frame({ height, width }, how, from).crop).toEqual(crop)
    expect(slackOf({ height, width }, how)).toEqual(slack)
  })

  it('begins where it is wanted, as far as that goes, and stays in the middle otherwise, whatever the sizes', () => {
    const sizes = [1, 2, 5, 64, 225, 999]
    for (const fit of ['centre-crop', 'short-side'] as const) {
      for (const [height, width] of sizes.flatMap((high) => sizes.map((wide) => [high, wide] as const))) {
        const how = { height: 24, width: 40, fit, shortSide: 48 }
        const { side, most } = slackOf({ height, width }, how)
        const middle = frame({ height, width }, how).crop
        const cell = 1 + Math.max(height, width) / 48
        for (const from of [0, 1, most >> 1, most, most + 7]) {
          const { crop, taken, rows, columns } = frame({ height, width }, how, from)
          // To the nearest cell of the resized picture.
          expect(Math.abs(crop[side] - Math.min(from, most))).toBeLessThanOrEqual(fit === 'short-side' ? cell : 0)
          const other = side === 'left' ? 'top' : 'left'
          expect(crop[other]).toBe(middle[other])
          for (const { left, top, ...size } of [taken, crop]) {
            expect(Math.min(left, top)).toBeGreaterThanOrEqual(0)
            expect([left + size.width <= width, top + size.height <= height]).toEqual([true, true])
          }
          for (const span of [rows, columns]) expect(span.from + span.count).toBeLessThanOrEqual(span.of)
        }
      }
    }
  })
})
