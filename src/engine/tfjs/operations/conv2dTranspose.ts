import { add, type Tensor4D } from '@tensorflow/tfjs-core'
import type { OperationOf, Pair } from '../../../graph/operations.ts'
import { convolve, scatter } from './convolve.ts'
import { type MakeRunner, optional, required } from './runner.ts'
import { weighted } from './weighted.ts'

/** Rows and columns that are cut in front of what the kernels reach. */
function cutInFront({ size, strides, padding }: OperationOf<'conv2dTranspose'>): Pair {
  if (padding === 'valid') return [0, 0]
  if (padding !== 'same') return [padding.top, padding.left]
  const cut = (axis: 0 | 1) => Math.floor(Math.max(size[axis] - strides[axis], 0) / 2)
  return [cut(0), cut(1)]
}

/** The gradient of a convolution, as an operation. Kernel: [height, width, filters, channels]. */
export const conv2dTranspose: MakeRunner<OperationOf<'conv2dTranspose'>> = (
  { operation, shape },
  [inputShape = []],
) => {
  const { size, strides, dilation } = operation
  const before = cutInFront(operation)
  const [height = 0, width = 0] = inputShape
  const [outHeight = 0, outWidth = 0] = shape
  const grid = {
    size,
    strides,
    dilation,
    rows: { cells: height, before: before[0], after: 0 },
    columns: { cells: width, before: before[1], after: 0 },
  }
  return weighted(operation.activation, {
    apply(x, weights, activation) {
      const kernel = required(weights, 'kernel') as Tensor4D
      const sums = scatter(x as Tensor4D, kernel, grid, { sides: [outHeight, outWidth], before })
      const bias = optional(weights, 'bias')
      return activation.apply(bias ? add(sums, bias) : sums)
    },
    back: (gradient, weights) => convolve('full', gradient as Tensor4D, required(weights, 'kernel') as Tensor4D, grid),
  })
}
