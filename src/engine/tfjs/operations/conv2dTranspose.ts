import { add, type Tensor4D } from '@tensorflow/tfjs-core'
import type { OperationOf } from '../../../graph/operations.ts'
import { windowsOf } from '../../windowsOf.ts'
import { convolve, scatter } from './convolve.ts'
import { type MakeRunner, optional, required } from './runner.ts'
import { weighted } from './weighted.ts'

/** The gradient of a convolution, as an operation. Kernel: [height, width, filters, channels]. */
export const conv2dTranspose: MakeRunner<OperationOf<'conv2dTranspose'>> = (node, [inputShape = []]) => {
  const { size, strides, dilation, activation } = node.operation
  const { rows, columns } = windowsOf(node)
  const to = { sides: [rows.cells, columns.cells], before: [rows.before, columns.before] } as const
  /** The convolution that it is the gradient of. */
  const grid = {
    size,
    strides,
    dilation,
    rows: { cells: inputShape[0] ?? 1, before: rows.before, after: 0 },
    columns: { cells: inputShape[1] ?? 1, before: columns.before, after: 0 },
  }
  return weighted(activation, {
    apply(x, weights, applied) {
      const kernel = required(weights, 'kernel') as Tensor4D
      const sums = scatter(x as Tensor4D, kernel, grid, to)
      const bias = optional(weights, 'bias')
      return applied.apply(bias ? add(sums, bias) : sums)
    },
    back: (gradient, weights) => convolve('full', gradient as Tensor4D, required(weights, 'kernel') as Tensor4D, grid),
  })
}
