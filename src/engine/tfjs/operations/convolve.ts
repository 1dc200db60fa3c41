import {
  conv2dTranspose,
  depthwiseConv2d,
  fused,
  reshape,
  reverse,
  stridedSlice,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
  transpose,
} from '@tensorflow/tfjs-core'
import type { Pair } from '../../../graph/operations.ts'
import type { ActivationFunction } from '../activations/index.ts'
import { plain } from '../activations/plain.ts'
import { patchPixels, withPatches } from '../largePatches.ts'
import { type Grid, paddingOf, padOrCrop, pair, reach, spread } from './windows.ts'

/** What follows the sums of a convolution. */
export interface After {
  bias?: Tensor | undefined
  activation: ActivationFunction
}

/** Nothing follows. */
export const nothing: After = { activation: plain.linear }

const isOne = ([height, width]: Pair) => height === 1 && width === 1

const ops = { full: fused.conv2d, depthwise: fused.depthwiseConv2d }

/**
 * A convolution with a kernel [height, width, channels, filters], or a depthwise one with [height, width, channels,
 * multiplier].
 */
export function convolve(
  kind: keyof typeof ops,
  x: Tensor4D,
  kernel: Tensor4D,
  grid: Grid,
  { bias, activation }: After = nothing,
): Tensor {
  const { strides, dilation } = grid
  if (!isOne(strides) && !isOne(dilation)) {
    return activation.apply(every(strides, convolve(kind, x, kernel, withoutStrides(grid), { ...nothing, bias })))
  }
  const multiply = () =>
    ops[kind]({
      x,
      filter: kernel,
      strides: pair(strides),
      // Both take explicit padding; the type of one does not know.
      pad: paddingOf(grid, [x.shape[1], x.shape[2]]) as 'valid',
      dilations: pair(dilation),
      activation: 'linear',
      ...activation.fused,
      ...(bias && { bias: bias as Tensor1D }),
    })
  const { rows, columns } = grid
  const pixels = kind === 'full' ? x.shape[0] * patchPixels([rows.cells, columns.cells], kernel.shape) : 0
  const output = withPatches(pixels, multiply)
  return activation.fused ? output : activation.apply(output)
}

/** TF.js has no dilation with strides: all sums are computed, and these are the grid of all and the choice of some. */
function withoutStrides({ strides, rows, columns, ...others }: Grid): Grid {
  return {
    ...others,
    strides: [1, 1],
    rows: { ...rows, cells: (rows.cells - 1) * strides[0] + 1 },
    columns: { ...columns, cells: (columns.cells - 1) * strides[1] + 1 },
  }
}

function every(strides: Pair, sums: Tensor): Tensor {
  return stridedSlice(sums, [0, 0, 0, 0], sums.shape, [1, ...strides, 1])
}

/** A feature map's height and width, and the rows and columns that are cut in front of what kernels reach. */
export interface Scattered {
  sides: Pair
  before: Pair
}

type Steps = Pick<Grid, 'size' | 'strides' | 'dilation'>

/**
 * The gradient of a convolution with respect to its input, which is also what a transposed convolution computes: each
 * cell adds kernel · value to the pixels that its window covers. Kernel: [height, width, channels of the result,
 * channels of x].
 */
export function scatter(x: Tensor4D, kernel: Tensor4D, steps: Steps, to: Scattered): Tensor4D {
  if (!isOne(steps.dilation)) {
    // TF.js has none of this with dilation: a convolution with the kernel turned around.
    const turned = transpose(reverse(kernel, [0, 1]), [0, 1, 3, 2])
    return gather(x, steps, to, (grown, dilations) =>
      fused.conv2d({ x: grown, filter: turned as Tensor4D, strides: 1, pad: 'valid', dilations }),
    )
  }
  const { size, strides } = steps
  const along = (axis: 0 | 1) => {
    const covered = ((x.shape[axis + 1] as number) - 1) * strides[axis] + size[axis] - to.before[axis]
    // TF.js finds the cells again if less than a stride is left behind them.
    const side = to.sides[axis] - covered < strides[axis] ? to.sides[axis] : covered
    return { side, padding: [to.before[axis], Math.max(covered - side, 0)] as [number, number] }
  }
  const [rows, columns] = [along(0), along(1)]
  const shape: [number, number, number, number] = [x.shape[0], rows.side, columns.side, kernel.shape[2]]
  const result = conv2dTranspose(x, kernel, shape, pair(strides), [[0, 0], rows.padding, columns.padding, [0, 0]])
  return padOrCrop(result, [0, to.sides[0] - rows.side], [0, to.sides[1] - columns.side])
}

/** The same for a depthwise convolution, whose kernel is [height, width, channels, multiplier]. */
export function scatterDepthwise(x: Tensor4D, kernel: Tensor4D, steps: Steps, to: Scattered): Tensor4D {
  const [height, width, channels, multiplier] = kernel.shape
  const turned = reshape(reverse(kernel, [0, 1]), [height, width, channels * multiplier, 1]) as Tensor4D
  const result = gather(x, steps, to, (grown, dilations) =>
    depthwiseConv2d(grown, turned, 1, 'valid', 'NHWC', dilations),
  )
  if (multiplier === 1) return result
  const [batch] = x.shape
  return reshape(sum(reshape(result, [-1, channels, multiplier]), 2), [batch, ...to.sides, channels])
}

/** Puts the cells a stride apart, with zeros between and around them, for a convolution with a kernel turned around. */
function gather(
  x: Tensor4D,
  { size, strides, dilation }: Steps,
  { sides, before }: Scattered,
  multiply: (grown: Tensor4D, dilations: [number, number]) => Tensor4D,
): Tensor4D {
  const apart = spread(x, strides)
  const margins = (axis: 0 | 1): [number, number] => {
    const margin = reach(size[axis], dilation[axis]) - 1
    const front = margin - before[axis]
    return [front, sides[axis] + margin - front - (apart.shape[axis + 1] as number)]
  }
  return multiply(padOrCrop(apart, margins(0), margins(1)), pair(dilation))
}
