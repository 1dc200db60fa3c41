import type { Pixels } from '../../types.ts'

/** A rectangle of whole pixels. */
export interface Part {
  left: number
  top: number
  height: number
  width: number
}

/** The smallest rectangle of whole pixels that contains a box given in fractions of the picture. */
export function partOf(
  { left, top, right, bottom }: { left: number; top: number; right: number; bottom: number },
  height: number,
  width: number,
): Part {
  const inside = (at: number, most: number) => Math.min(Math.max(at, 0), most)
  const from = { x: inside(Math.floor(left * width), width), y: inside(Math.floor(top * height), height) }
  const to = { x: inside(Math.ceil(right * width), width), y: inside(Math.ceil(bottom * height), height) }
  return { left: from.x, top: from.y, height: to.y - from.y, width: to.x - from.x }
}

/** Copies a rectangle out of a picture. */
export function crop(picture: Pixels, { left, top, height, width }: Part): Pixels {
  const data = new Uint8ClampedArray(height * width * 4)
  for (let y = 0; y < height; y++) {
    const start = ((top + y) * picture.width + left) * 4
    data.set(picture.data.subarray(start, start + width * 4), y * width * 4)
  }
  return { height, width, data }
}
