import { pad, reshape, slice, type Tensor4D } from '@tensorflow/tfjs-core'
import type { Pair } from '../../../graph/operations.ts'
import type { Windows } from '../../../graph/plan.ts'

/** Windows that slide over a feature map, and the padding of TF.js' ops for them. */
export interface Grid {
  size: Pair
  strides: Pair
  dilation: Pair
  rows: Windows
  columns: Windows
}

export type ExplicitPadding = [[0, 0], [number, number], [number, number], [0, 0]]

/** A pair as TF.js wants it. */
export const pair = ([height, width]: Pair): [number, number] => [height, width]

/** A window's length with the gaps of its dilation. */
export const reach = (size: number, dilation: number): number => (size - 1) * dilation + 1

/**
 * The padding for TF.js' ops, with just enough behind for the last window. `valid` where there is none, which TF.js
 * knows faster ways for.
 */
export function paddingOf(
  { size, strides, dilation, rows, columns }: Grid,
  [height, width]: Pair,
): 'valid' | ExplicitPadding {
  const behind = ({ cells, before }: Windows, axis: 0 | 1, side: number) =>
    Math.max((cells - 1) * strides[axis] + reach(size[axis], dilation[axis]) - side - before, 0)
  const bottom = behind(rows, 0, height)
  const right = behind(columns, 1, width)
  if (rows.before + bottom + columns.before + right === 0) return 'valid'
  return [
    [0, 0],
    [rows.before, bottom],
    [columns.before, right],
    [0, 0],
  ]
}

/** Adds rows and columns of zeros around a feature map, or removes some where a number is negative. */
export function padOrCrop(x: Tensor4D, rows: [number, number], columns: [number, number]): Tensor4D {
  const cut = ([before, after]: [number, number]) => [Math.max(-before, 0), Math.max(-after, 0)] as const
  const grow = ([before, after]: [number, number]): [number, number] => [Math.max(before, 0), Math.max(after, 0)]
  const [top, bottom] = cut(rows)
  const [left, right] = cut(columns)
  const [batch, height, width, channels] = x.shape
  const cropped =
    top + bottom + left + right === 0
      ? x
      : slice(x, [0, top, left, 0], [batch, height - top - bottom, width - left - right, channels])
  const margins = [grow(rows), grow(columns)] as const
  if (margins.flat().every((margin) => margin === 0)) return cropped
  return pad(cropped, [[0, 0], ...margins, [0, 0]]) as Tensor4D
}

/** Puts the cells of a feature map `strides` pixels apart, with zeros between and behind them. */
export function spread(x: Tensor4D, strides: Pair): Tensor4D {
  if (strides[0] === 1 && strides[1] === 1) return x
  const [batch, height, width, channels] = x.shape
  return reshape(
    pad(reshape(x, [batch * height, 1, width, channels]), [
      [0, 0],
      [0, strides[0] - 1],
      [0, 0],
      [0, (strides[1] - 1) * channels],
    ]),
    [batch, height * strides[0], width * strides[1], channels],
  )
}
