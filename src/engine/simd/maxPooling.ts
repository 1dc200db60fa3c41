import type { OperationOf, Shape } from '../layers/plannedLayer.ts'
import { type FeatureMap, originOf } from './featureMap.ts'
import type { Kernels } from './kernels.ts'

type Pooling = OperationOf<'maxPooling2d'>

/** Clips a window to a side of `length`: its start and length inside. */
function inside(start: number, size: number, length: number): [first: number, count: number] {
  const first = Math.max(start, 0)
  return [first, Math.min(start + size, length) - first]
}

/**
 * Writes the maximum of each window of the feature map at `from` to the one at `to`, channel by channel; padding never
 * wins.
 */
export function maxPool(
  { largestOf }: Kernels,
  [from, input]: readonly [number, FeatureMap],
  [to, output]: readonly [number, FeatureMap],
  { size, strides, rows, columns }: Pooling,
): void {
  const corner = from + originOf(input)
  for (let y = 0; y < rows.cells; y++) {
    const [top, height] = inside(y * strides[0] - rows.before, size[0], input.height)
    for (let x = 0; x < columns.cells; x++) {
      const [left, width] = inside(x * strides[1] - columns.before, size[1], input.width)
      const at = to + originOf(output) + y * output.row + x * output.pixel
      const start = corner + top * input.row + left * input.pixel
      largestOf(start, input.row, input.pixel, height, width, input.pixel / 16, at)
    }
  }
}

/**
 * Values of a layer that differ by at most this share of its largest value count as equal. Winograd's method computes
 * the same surroundings with other last bits at other positions in a tile. Half of this was too little in measurements
 * (docs/numerics.md).
 */
const EQUAL = 2 ** -21

/**
 * The gradient with respect to the input of max-pooling. Each output's gradient goes to the first maximum of its
 * window, in reading order, as in TensorFlow; never to a value that ReLU has cut if the maximum is above zero. Inputs,
 * outputs and gradients are [height, width, channels].
 */
export function maxPoolBack(
  gradient: Float32Array,
  input: Float32Array,
  [height = 0, width = 0, channels = 0]: Shape,
  { size, strides, rows, columns }: Pooling,
): Float32Array<ArrayBuffer> {
  const back = new Float32Array(input.length)
  const tolerance = EQUAL * input.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  for (let y = 0; y < rows.cells; y++) {
    const [top, down] = inside(y * strides[0] - rows.before, size[0], height)
    for (let x = 0; x < columns.cells; x++) {
      const [left, across] = inside(x * strides[1] - columns.before, size[1], width)
      const start = (top * width + left) * channels
      const cells = Array.from({ length: down * across }, (_, cell) => {
        return start + (Math.floor(cell / across) * width + (cell % across)) * channels
      })
      for (let c = 0; c < channels; c++) {
        let most = Number.NEGATIVE_INFINITY
        for (const cell of cells) most = Math.max(most, input[cell + c] as number)
        const least = most > 0 ? Math.max(most - tolerance, Number.MIN_VALUE) : most - tolerance
        let first = 0
        while ((input[(cells[first] as number) + c] as number) < least) first++
        const best = (cells[first] as number) + c
        back[best] = (back[best] as number) + (gradient[(y * columns.cells + x) * channels + c] as number)
      }
    }
  }
  return back
}
