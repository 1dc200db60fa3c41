import { expect, it } from 'vitest'
import { frame } from './fit.ts'

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
