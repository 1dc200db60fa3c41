import type { Preprocessing } from '../../types.ts'
import type { Part } from '../heat/crop.ts'
import type { Span } from './samples.ts'

/** How a picture becomes the network's input. */
export interface Framing {
  /** The part of the picture that is resized, in its pixels. */
  taken: Part
  /** The cells of the resized part that the input consists of. */
  rows: Span
  columns: Span
  /** What the network sees, in pixels of the picture, rounded to whole ones: a map is stretched over it. */
  crop: Part
}

/** Rounds half to even, as Python's `round` and NumPy. */
function roundEven(value: number): number {
  const floor = Math.floor(value)
  const rest = value - floor
  return rest < 0.5 || (rest === 0.5 && floor % 2 === 0) ? floor : floor + 1
}

const whole = (of: number): Span => ({ from: 0, count: of, of })

/**
 * Frames a picture for an input of [height, width].
 *
 * - `stretch`: all of it, whatever its shape.
 * - `centre-crop`: its largest centred part of the input's shape, as Keras' `load_img(keep_aspect_ratio=True)`,
 *   `smart_resize` and `crop_to_aspect_ratio`.
 * - `short-side`: as torchvision's `Resize(shortSide)` and `CenterCrop((height, width))`. Where the resized picture would
 *   not fill the input, it is resized further until it does; torchvision adds black borders.
 */
export function frame(
  picture: { height: number; width: number },
  {
    height,
    width,
    fit,
    shortSide = Math.max(height, width),
  }: Pick<Preprocessing, 'height' | 'width' | 'fit' | 'shortSide'>,
): Framing {
  const all: Part = { left: 0, top: 0, height: picture.height, width: picture.width }
  if (fit === 'stretch') return { taken: all, rows: whole(height), columns: whole(width), crop: all }
  if (fit === 'centre-crop') {
    const high = Math.max(1, Math.min(picture.height, Math.floor((picture.width * height) / width)))
    const wide = Math.max(1, Math.min(picture.width, Math.floor((picture.height * width) / height)))
    const crop: Part = {
      ...{ left: Math.floor((picture.width - wide) / 2), top: Math.floor((picture.height - high) / 2) },
      ...{ height: high, width: wide },
    }
    return { taken: crop, rows: whole(height), columns: whole(width), crop }
  }
  const size = sizeFor(picture, Math.max(1, Math.round(shortSide)), height, width)
  const rows: Span = { from: roundEven((size.height - height) / 2), count: height, of: size.height }
  const columns: Span = { from: roundEven((size.width - width) / 2), count: width, of: size.width }
  const [top, bottom] = edges(rows, picture.height)
  const [left, right] = edges(columns, picture.width)
  return { taken: all, rows, columns, crop: { left, top, height: bottom - top, width: right - left } }
}

/** The size with this short side, and at least that of the input. The long side is truncated, as in torchvision. */
function sizeFor(picture: { height: number; width: number }, short: number, height: number, width: number) {
  const long = (side: number) =>
    Math.trunc((side * Math.max(picture.height, picture.width)) / Math.min(picture.height, picture.width))
  const sized = (side: number) =>
    picture.height <= picture.width ? { height: side, width: long(side) } : { height: long(side), width: side }
  const least = sized(short)
  if (least.height >= height && least.width >= width) return least
  const scale = Math.max(height / picture.height, width / picture.width)
  return {
    height: Math.max(height, Math.trunc(picture.height * scale)),
    width: Math.max(width, Math.trunc(picture.width * scale)),
  }
}

/** Where a span of a resized line begins and ends on the line before, to the nearest cell; at least one cell. */
function edges({ from, count, of }: Span, before: number): [number, number] {
  const first = Math.min(Math.round((from * before) / of), before - 1)
  return [first, Math.max(first + 1, Math.round(((from + count) * before) / of))]
}
