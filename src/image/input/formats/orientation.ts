import { latin, viewOf } from './bytes.ts'

/**
 * How to turn a stored picture upright, by EXIF's numbers: 1 unchanged, 2 mirrored, 3 by 180°, 4 upside down, 5 along
 * the diagonal, 6 clockwise, 7 along the other diagonal, 8 counter-clockwise.
 */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/** The orientation's tag in the first directory (TIFF 6.0, page 36). */
const TAG = 0x112

/**
 * Readers for a single value, by type number. Writers use SHORT, some LONG. Pillow accepts any number except BYTE,
 * which may be text.
 */
const readers: Readonly<Record<number, (view: DataView, at: number, little: boolean) => number>> = {
  3: (view, at, little) => view.getUint16(at, little),
  4: (view, at, little) => view.getUint32(at, little),
  5: (view, at, little) => {
    const value = view.getUint32(at, little)
    return view.getUint32(value, little) / view.getUint32(value + 4, little)
  },
  6: (view, at) => view.getInt8(at),
  8: (view, at, little) => view.getInt16(at, little),
  9: (view, at, little) => view.getInt32(at, little),
}

/**
 * The orientation in EXIF data, which have TIFF structure. Undefined if there is none, 1 if its value is invalid. Never
 * throws.
 */
export function exifOrientation(exif: Uint8Array): Orientation | undefined {
  // Some WebP and PNG files include the name of the JPEG segment.
  const tiff = latin(exif, 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif
  const order = latin(tiff, 0, 2)
  if (order !== 'II' && order !== 'MM') return undefined
  const little = order === 'II'
  const view = viewOf(tiff)
  try {
    const directory = view.getUint32(4, little)
    const count = view.getUint16(directory, little)
    for (let entry = 0, at = directory + 2; entry < count; entry++, at += 12) {
      if (view.getUint16(at, little) !== TAG) continue
      const read = readers[view.getUint16(at + 2, little)]
      return read && view.getUint32(at + 4, little) === 1 ? valid(read(view, at + 8, little)) : 1
    }
  } catch {
    // It points past its end.
  }
  return undefined
}

/** The orientation in an XMP packet, used if EXIF has none, as in Pillow. */
export function xmpOrientation(xmp: Uint8Array): Orientation | undefined {
  const [, value] = /tiff:Orientation(?:="|>)([0-9])/.exec(new TextDecoder().decode(xmp)) ?? []
  return value === undefined ? undefined : valid(Number(value))
}

const valid = (value: number): Orientation =>
  Number.isInteger(value) && value >= 1 && value <= 8 ? (value as Orientation) : 1

/** True if height and width swap. */
export const isTurned = (orientation: Orientation): boolean => orientation >= 5

/**
 * Maps a pixel of the stored picture of [height, width] to the upright one: `index = start + y * down + x * across`, in
 * pixels.
 */
export function uprightSteps(orientation: Orientation, height: number, width: number) {
  const end = height * width - 1
  const steps: Readonly<Record<Orientation, readonly [start: number, across: number, down: number]>> = {
    1: [0, 1, width],
    2: [width - 1, -1, width],
    3: [end, -1, -width],
    4: [end - width + 1, 1, -width],
    5: [0, height, 1],
    6: [height - 1, height, -1],
    7: [end, -height, -1],
    8: [end - height + 1, -height, 1],
  }
  const [start, across, down] = steps[orientation]
  return { start, across, down }
}

/** The canvas transform that draws the stored picture of [height, width] upright, in its own pixels. */
export function uprightTransform(orientation: Orientation, height: number, width: number) {
  const transforms: Readonly<Record<Orientation, readonly [number, number, number, number, number, number]>> = {
    1: [1, 0, 0, 1, 0, 0],
    2: [-1, 0, 0, 1, width, 0],
    3: [-1, 0, 0, -1, width, height],
    4: [1, 0, 0, -1, 0, height],
    5: [0, 1, 1, 0, 0, 0],
    6: [0, 1, -1, 0, height, 0],
    7: [0, -1, -1, 0, height, width],
    8: [0, -1, 1, 0, 0, width],
  }
  return transforms[orientation]
}
