import {
  add,
  addN,
  concat,
  fused,
  matMul,
  reshape,
  slice,
  sum,
  type Tensor,
  type Tensor2D,
  zeros,
} from '@tensorflow/tfjs-core'
import type { OperationOf } from '../../../graph/operations.ts'
import type { MakeRunner } from './runner.ts'
import { optional } from './runner.ts'
import { weighted } from './weighted.ts'

/** Kernels with more rows are cut into blocks of about equal size: VGG16's fc1, 25088 rows, into 14 of 1792. */
const MAX_BLOCK_ROWS = 2048

/** Rows of a block that are multiplied as one matrix of a batch. */
const MAX_GROUP_ROWS = 512
const MIN_GROUP_ROWS = 16

/** On the last axis. The kernel, [values, units], arrives in blocks of rows. */
export const dense: MakeRunner<OperationOf<'dense'>> = ({ operation }, [inputShape = []]) => {
  const values = inputShape.at(-1) ?? 1
  const { activation, units } = operation
  return {
    blockRows: Math.ceil(values / Math.ceil(values / MAX_BLOCK_ROWS)),
    ...weighted(activation, {
      apply(x, weights, activation) {
        const { kernel = [] } = weights
        const bias = optional(weights, 'bias')
        const a = reshape(x, [x.size / values, values]) as Tensor2D
        const [only] = kernel
        const shape = [...x.shape.slice(0, -1), units]
        // Of one vector, the function runs on few values: nothing is won by fusing it.
        if (only?.shape[0] === values && a.shape[0] > 1) {
          const b = only as Tensor2D
          const product = fused.matMul({
            a,
            b,
            bias: bias ?? zeros([units]),
            activation: 'linear',
            ...activation.fused,
          })
          const output = reshape(product, shape)
          return activation.fused ? output : activation.apply(output)
        }
        let start = 0
        const products = kernel.map((block) => {
          const [rows] = block.shape as [number]
          start += rows
          return product(slice(a, [0, start - rows], [a.shape[0], rows]), block as Tensor2D)
        })
        const total = addN(products)
        return activation.apply(reshape(bias ? add(total, bias) : total, shape))
      },
      back(gradient, { kernel = [] }) {
        const a = reshape(gradient, [gradient.size / units, units]) as Tensor2D
        const parts = kernel.map((block) =>
          fused.matMul({ a, b: block as Tensor2D, transposeB: true, bias: zeros([block.shape[0] as number]) }),
        )
        return reshape(concat(parts, 1), [...gradient.shape.slice(0, -1), values])
      },
    }),
  }
}

/**
 * Multiplies [n, rows] by [rows, units]; one vector as a batch of smaller products that are then summed, because WebGL
 * is slow at long products. Groups have an even number of rows: only then does WebGL view the block instead of copying
 * it.
 */
function product(input: Tensor2D, block: Tensor2D): Tensor {
  const [rows, units] = block.shape
  const inner = input.shape[0] === 1 ? groupRows(rows) : undefined
  // Fused with a zero bias: without one, WebGL writes out the product of vector and matrix, as large as the weights.
  if (!inner) return fused.matMul({ a: input, b: block, bias: zeros([units]) })
  const groups = rows / inner
  return sum(matMul(reshape(input, [groups, 1, inner]), reshape(block, [groups, inner, units])), 0)
}

/** The most rows of a group such that at least two groups make up a block; undefined if there is no good split. */
function groupRows(rows: number): number | undefined {
  for (let inner = MAX_GROUP_ROWS; inner >= MIN_GROUP_ROWS; inner -= 2) {
    if (inner < rows && rows % inner === 0) return inner
  }
  return undefined
}
