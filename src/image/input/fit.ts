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

/** Where what the network sees can be moved: along which side, and how far, in pixels of the picture. */
export interface Slack {
  side: 'left' | 'top'
  /** From 0 to this one. */
  most: number
}

type Fitting = Pick<Preprocessing, 'height' | 'width' | 'fit' | 'shortSide'>

interface Sides {
  height: number
  width: number
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
 *
 * A part that a person moved begins at `seenFrom` of the side that {@link slackOf} names, in pixels of the picture, as
 * far as that goes.
 */
export function frame(picture: Sides, preprocessing: Fitting, seenFrom?: number): Framing {
  const middle = frameMiddle(picture, preprocessing)
  if (seenFrom === undefined) return middle
  const { side, most } = slackIn(picture, middle)
  const from = Math.min(Math.max(Math.round(seenFrom), 0), most)
  if (preprocessing.fit === 'centre-crop') {
    const crop = { ...middle.crop, [side]: from }
    return { ...middle, taken: crop, crop }
  }
  // Moved by whole cells of the resized picture.
  const [lines, length] = side === 'left' ? (['columns', 'width'] as const) : (['rows', 'height'] as const)
  const span = middle[lines]
  const begin = Math.min(Math.round((from * span.of) / picture[length]), span.of - span.count)
  return withCrop(picture, { ...middle, [lines]: { ...span, from: begin } })
}

/** Where what the network sees of a picture can be moved: along the side with more room. */
export const slackOf = (picture: Sides, preprocessing: Fitting): Slack =>
  slackIn(picture, frameMiddle(picture, preprocessing))

function slackIn({ height, width }: Sides, { crop }: Framing): Slack {
  const [across, down] = [width - crop.width, height - crop.height]
  return across >= down ? { side: 'left', most: across } : { side: 'top', most: down }
}

function frameMiddle(picture: Sides, { height, width, fit, shortSide = Math.max(height, width) }: Fitting): Framing {
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
  return withCrop(picture, { taken: all, rows, columns })
}

function withCrop(picture: Sides, framing: Omit<Framing, 'crop'>): Framing {
  const [top, bottom] = edges(framing.rows, picture.height)
  const [left, right] = edges(framing.columns, picture.width)
  return { ...framing, crop: { left, top, height: bottom - top, width: right - left } }
}

/** The size with this short side, and at least that of the input. The long side is truncated, as in torchvision. */
function sizeFor(picture: Sides, short: number, height: number, width: number) {
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
