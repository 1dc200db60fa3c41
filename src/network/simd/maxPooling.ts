import type { OperationOf, Shape } from '../layers/plannedLayer.ts'
import { originOf, type Plane } from './planes.ts'

type Pooling = OperationOf<'maxPooling2d'>

/** The largest value of each window, from a plane at `from` to one at `to`, channel by channel; padding is never the largest. */
export function maxPool(
  floats: Float32Array,
  [from, input]: readonly [number, Plane],
  [to, output]: readonly [number, Plane],
  { size, strides, rows, columns }: Pooling,
): void {
  const { channels } = input
  for (let y = 0; y < rows.cells; y++) {
    for (let x = 0; x < columns.cells; x++) {
      const at = (to + originOf(output) + y * output.row + x * output.pixel) / 4
      floats.fill(Number.NEGATIVE_INFINITY, at, at + channels)
      for (let dy = 0; dy < size[0]; dy++) {
        const inY = y * strides[0] + dy - rows.before
        if (inY < 0 || inY >= input.height) continue
        for (let dx = 0; dx < size[1]; dx++) {
          const inX = x * strides[1] + dx - columns.before
          if (inX < 0 || inX >= input.width) continue
          const start = (from + originOf(input) + inY * input.row + inX * input.pixel) / 4
          for (let c = 0; c < channels; c++) {
            const value = floats[start + c] as number
            if (value > (floats[at + c] as number)) floats[at + c] = value
          }
        }
      }
    }
  }
}

/**
 * The gradient with regard to the input of max-pooling: each output's goes to the first largest value of its window, in reading order,
 * as in TensorFlow. Inputs, outputs and gradients are [height, width, channels].
 */
export function maxPoolBack(
  gradient: Float32Array,
  input: Float32Array,
  [height = 0, width = 0, channels = 0]: Shape,
  { size, strides, rows, columns }: Pooling,
): Float32Array<ArrayBuffer> {
  const back = new Float32Array(input.length)
  for (let y = 0; y < rows.cells; y++) {
    for (let x = 0; x < columns.cells; x++) {
      for (let c = 0; c < channels; c++) {
        let best = -1
        for (let dy = 0; dy < size[0]; dy++) {
          const inY = y * strides[0] + dy - rows.before
          if (inY < 0 || inY >= height) continue
          for (let dx = 0; dx < size[1]; dx++) {
            const inX = x * strides[1] + dx - columns.before
            if (inX < 0 || inX >= width) continue
            const at = (inY * width + inX) * channels + c
            if (best < 0 || (input[at] as number) > (input[best] as number)) best = at
          }
        }
        if (best >= 0) {
          back[best] = (back[best] as number) + (gradient[(y * columns.cells + x) * channels + c] as number)
        }
      }
    }
  }
  return back
}
