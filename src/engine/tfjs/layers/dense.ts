import {
  add,
  addN,
  concat,
  fused,
  matMul,
  mul,
  reshape,
  slice,
  sum,
  type Tensor,
  type Tensor2D,
  zeros,
} from '@tensorflow/tfjs-core'
import type { OperationOf } from '../../layers/plannedLayer.ts'
import { activations } from '../activations.ts'
import type { MakeRunner } from './runner.ts'

/** Kernels with more rows are cut into blocks of about equal size: VGG16's fc1, 25088 rows, into 14 of 1792. */
const MAX_BLOCK_ROWS = 2048

/** Rows of a block that are multiplied as one matrix of a batch. */
const MAX_GROUP_ROWS = 512
const MIN_GROUP_ROWS = 16

/** The kernel, [values, units], arrives in blocks of rows. */
export const dense: MakeRunner<OperationOf<'dense'>> = ({ inputShape, operation }) => {
  const [values] = inputShape as [number]
  const activation = activations[operation.activation]
  return {
    blockRows: { kernel: Math.ceil(values / Math.ceil(values / MAX_BLOCK_ROWS)) },
    forward(input, { kernel = [], bias }) {
      let start = 0
      const products = kernel.map((block) => {
        const [rows] = block.shape as [number]
        start += rows
        return product(slice(input as Tensor2D, [0, start - rows], [1, rows]), block as Tensor2D)
      })
      const total = addN(products)
      return activation.apply(bias?.[0] ? add(total, bias[0]) : total)
    },
    backward(gradient, { output }, { kernel = [] }) {
      const atSum = mul(gradient, activation.derivative(output)) as Tensor2D
      const parts = kernel.map((block) =>
        fused.matMul({ a: atSum, b: block as Tensor2D, transposeB: true, bias: zeros([block.shape[0] as number]) }),
      )
      return concat(parts, 1)
    },
  }
}

/**
 * Multiplies [1, rows] by [rows, units] as a batch of smaller products that are then summed, because WebGL is slow at
 * long products. Groups have an even number of rows: only then does WebGL view the block instead of copying it.
 */
function product(input: Tensor2D, block: Tensor2D): Tensor {
  const [rows, units] = block.shape
  const inner = groupRows(rows)
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
