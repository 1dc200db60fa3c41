import type { Preprocessing } from '../../types.ts'
import type { Framing } from './fit.ts'
import { areaTaps, bicubicTaps, bilinearTaps, interpolate } from './interpolate.ts'
import { cubic, type Filter, filterTaps, resample, triangle } from './resample.ts'
import { nearestIndexes, takeNearest } from './resize.ts'
import { cut, type Resized, type Samples, type Span } from './samples.ts'

/**
 * Resizes a part of a picture to the cells that a {@link Framing} wants: [rows, columns, channels], from 0 to 255.
 *
 * - `nearest`: Pillow's, bytes as they are; `antialias` changes nothing.
 * - `bilinear`, `bicubic` with `antialias`: Pillow's filters, rounded to bytes. At the edge of the part, bilinear reads
 *   the pixels beyond it, as Keras' `load_img` does; for bicubic, the part is cut out first (`crop`, then `resize`). Without: TensorFlow's `tf.image.resize`, not rounded (bicubic may leave
 *   0 to 255).
 * - `area`: TensorFlow's, not rounded; it is a mean in itself, so `antialias` changes nothing.
 */
export function resizeTo(
  samples: Samples,
  { taken, rows, columns }: Omit<Framing, 'crop'>,
  { resize, antialias }: Pick<Preprocessing, 'resize' | 'antialias'>,
): Resized {
  const down = { start: taken.top, size: taken.height }
  const across = { start: taken.left, size: taken.width }
  if (resize === 'nearest') {
    return takeNearest(samples, { rows: indexesOf(down, rows), columns: indexesOf(across, columns) })
  }
  if (antialias && resize === 'bicubic') {
    const own = [
      { start: 0, size: taken.height },
      { start: 0, size: taken.width },
    ] as const
    return filterBoth(cut(samples, taken), own, [rows, columns], cubic)
  }
  if (antialias && resize === 'bilinear') return filterBoth(samples, [down, across], [rows, columns], triangle)
  const taps = { bilinear: bilinearTaps, bicubic: bicubicTaps, area: areaTaps }[resize]
  return interpolate(cut(samples, taken), taps(taken.height, rows), taps(taken.width, columns))
}

const indexesOf = ({ start, size }: { start: number; size: number }, { from, count, of }: Span) =>
  nearestIndexes(size, of, start).subarray(from, from + count)

/** Resizes boxes of the rows and the columns by a filter of Pillow's. */
function filterBoth(
  samples: Samples,
  [down, across]: readonly [Box, Box],
  [rows, columns]: readonly [Span, Span],
  filter: Filter,
): Resized {
  const { height, width } = samples
  const lost = { rows: height - rows.of, columns: width - columns.of }
  const isHeightFirst = lost.rows > 0 && lost.rows > 2 * lost.columns
  const [rowTaps, columnTaps] = [filterTaps(height, down, rows, filter), filterTaps(width, across, columns, filter)]
  return resample(samples, rowTaps, columnTaps, isHeightFirst)
}

type Box = Parameters<typeof filterTaps>[1]
