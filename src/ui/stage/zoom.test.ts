import { describe, expect, test } from 'vitest'
import { fitPicture, isCrisp, keepOnStage, mostScale, moveBy, seenPart, wholePicture, zoomAt, zoomed } from './zoom.ts'

const stage = { height: 600, width: 1000 }
/** 400 × 200 pixels on a stage with a margin of 20 pixels: 960 × 480. */
const picture = { height: 200, width: 400 }
const fit = fitPicture(stage, picture, 20)

describe('zooming', () => {
  test('the whole picture fits, in the middle and on whole pixels', () => {
    expect(fit).toEqual({ left: 20, top: 60, height: 480, width: 960 })
    expect(fitPicture(stage, { height: 1, width: 5000 }, 20)).toEqual({ left: 20, top: 300, height: 1, width: 960 })
    expect(fitPicture({ height: 10, width: 10 }, picture, 20)).toMatchObject({ height: 1, width: 1 })
  })

  test('what is under the hand stays there, in and out again', () => {
    const at = { x: 700, y: 200 }
    const place = (zoom: typeof wholePicture) => {
      const { left, top, height, width } = zoomed(fit, zoom)
      return { x: (at.x - left) / width, y: (at.y - top) / height }
    }
    const nearer = zoomAt(stage, fit, wholePicture, 8, at, 4)
    expect(nearer.scale).toBe(4)
    expect(place(nearer).x).toBeCloseTo(place(wholePicture).x, 12)
    expect(place(nearer).y).toBeCloseTo(place(wholePicture).y, 12)
    const back = zoomAt(stage, fit, nearer, 8, at, 1 / 4)
    expect(back).toEqual(wholePicture)
  })

  test('it is never smaller than it fits, nor larger than the most', () => {
    expect(zoomAt(stage, fit, wholePicture, 8, { x: 0, y: 0 }, 0.1)).toEqual(wholePicture)
    expect(zoomAt(stage, fit, wholePicture, 8, { x: 500, y: 300 }, 100).scale).toBe(8)
    // 16 CSS pixels per pixel: 16 * 400 / 960 is less than 8 times; 12 megapixels allow more.
    expect(mostScale(fit, 400)).toBe(8)
    expect(mostScale(fit, 4000)).toBeCloseTo(66.7, 1)
    // A pixel is at most 64 CSS pixels: those of a picture of 20 x 20 are 28, and that of one pixel is not enlarged.
    const small = fitPicture(stage, { height: 20, width: 20 }, 20)
    expect([small.width, mostScale(small, 20)]).toEqual([560, 64 / 28])
    const pixel = fitPicture(stage, { height: 1, width: 1 }, 20)
    expect([pixel, mostScale(pixel, 1)]).toEqual([{ left: 468, top: 268, height: 64, width: 64 }, 1])
  })

  test('no edge of an enlarged picture comes onto the stage; a side that is shorter stays in the middle', () => {
    const nearer = zoomAt(stage, fit, wholePicture, 8, { x: 500, y: 300 }, 2)
    const far = zoomed(fit, moveBy(stage, fit, nearer, 5000, 5000))
    expect([far.left, far.top]).toEqual([0, 0])
    const other = zoomed(fit, moveBy(stage, fit, nearer, -5000, -5000))
    expect([other.left + other.width, other.top + other.height]).toEqual([1000, 600])
    const slightly = zoomed(fit, keepOnStage(stage, fit, { scale: 1.1, x: 300, y: 300 }))
    expect(slightly.top).toBeCloseTo((600 - 480 * 1.1) / 2, 9)
    expect(slightly.left).toBe(0)
  })

  test('the part that is seen is the picture within the stage', () => {
    expect(seenPart(stage, zoomed(fit, wholePicture))).toEqual(fit)
    expect(seenPart(stage, { left: -500, top: 100, height: 900, width: 1200 })).toEqual({
      left: 0,
      top: 100,
      height: 500,
      width: 700,
    })
  })

  test('pixels are squares over 400 %, where somebody zoomed in', () => {
    expect(isCrisp(fit, { scale: 1.6, x: 0, y: 0 }, 400)).toBe(false)
    expect(isCrisp(fit, { scale: 1.7, x: 0, y: 0 }, 400)).toBe(true)
    expect(isCrisp(fitPicture(stage, { height: 1, width: 1 }, 20), wholePicture, 1)).toBe(false)
  })
})
