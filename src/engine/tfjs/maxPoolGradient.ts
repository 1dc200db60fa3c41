import {
  add,
  equal,
  pad,
  slice,
  stridedSlice,
  sub,
  type Tensor4D,
  where,
  zeros,
  zerosLike,
} from '@tensorflow/tfjs-core'
import { type Grid, spread } from './operations/windows.ts'

/** Below every activation. TF.js cannot pad with -Infinity. */
const LOWEST = -3.4e38

/**
 * The gradient of max-pooling with respect to its input: each output's gradient goes to the first maximum of its
 * window, in reading order, as in TensorFlow. Uses ops that are right on every backend: TF.js' own MaxPoolGrad loses
 * the gradient of windows whose maximum is not positive on wasm, and sends ties to the last maximum on WebGL.
 *
 * It iterates over the positions in a window. The values of all windows at one position form a map of the output's
 * size: where they equal the output and no earlier position did, the gradient goes to that position.
 */
export function maxPoolGradient(
  gradient: Tensor4D,
  input: Tensor4D,
  output: Tensor4D,
  { size, strides, rows, columns }: Pick<Grid, 'size' | 'strides' | 'rows' | 'columns'>,
): Tensor4D {
  const [, height, width, channels] = input.shape
  const padded = pad(
    input,
    [
      [0, 0],
      [rows.before, rows.after],
      [columns.before, columns.after],
      [0, 0],
    ],
    LOWEST,
  ) as Tensor4D
  const [, paddedHeight, paddedWidth] = padded.shape
  const spreadHeight = rows.cells * strides[0]
  const spreadWidth = columns.cells * strides[1]
  const fullHeight = Math.max(paddedHeight, spreadHeight + size[0] - 1)
  const fullWidth = Math.max(paddedWidth, spreadWidth + size[1] - 1)

  let waiting = gradient
  let total: Tensor4D = zeros([1, fullHeight, fullWidth, channels])
  for (let y = 0; y < size[0]; y++) {
    for (let x = 0; x < size[1]; x++) {
      const here = stridedSlice(
        padded,
        [0, y, x, 0],
        [1, y + (rows.cells - 1) * strides[0] + 1, x + (columns.cells - 1) * strides[1] + 1, channels],
        [1, strides[0], strides[1], 1],
      )
      const won = where(equal(here, output), waiting, zerosLike(waiting)) as Tensor4D
      waiting = sub(waiting, won)
      // Spreads the gradients to one cell a stride, then shifts them to the position in the window.
      const apart = spread(won, strides)
      const placed = pad(apart, [
        [0, 0],
        [y, fullHeight - spreadHeight - y],
        [x, fullWidth - spreadWidth - x],
        [0, 0],
      ]) as Tensor4D
      total = add(total, placed)
    }
  }
  return slice(total, [0, rows.before, columns.before, 0], [1, height, width, channels])
}
