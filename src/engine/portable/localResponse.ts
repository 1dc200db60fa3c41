import type { OperationOf } from '../../graph/operations.ts'
import type { PlannedNode } from '../../graph/plan.ts'
import { only, type PortableOperation, type Values, zerosLike } from './operation.ts'

type Local = PlannedNode<OperationOf<'localResponseNormalization'>>

/** The window of channel c: from `c − before` to `c + after`. */
export const neighbours = (size: number) => {
  const before = Math.floor((size - 1) / 2)
  return { before, after: size - 1 - before }
}

/** Calls `use` for each list of the last axis with its start, and bias + alpha / size · Σ x² of each of its channels. */
function eachList({ operation, shape }: Local, x: Values, use: (start: number, bases: Float64Array) => void): void {
  const channels = shape.at(-1) ?? 1
  const { size, alpha, bias } = operation
  const { before, after } = neighbours(size)
  const bases = new Float64Array(channels)
  for (let start = 0; start < x.length; start += channels) {
    for (let c = 0; c < channels; c++) {
      let squares = 0
      for (let j = Math.max(c - before, 0); j <= Math.min(c + after, channels - 1); j++) {
        squares += (x[start + j] as number) ** 2
      }
      bases[c] = bias + (alpha / size) * squares
    }
    use(start, bases)
  }
}

/**
 * Krizhevsky, Sutskever, Hinton 2012, "ImageNet Classification with Deep Convolutional Neural Networks", section 3.3;
 * with alpha / size, as in ONNX and PyTorch. With s the base of a channel and g its gradient: x is divided by its own
 * s ^ beta, and each channel j that has x in its window gives −2 · alpha / size · beta · x · g_j · x_j · s_j ^ (−beta − 1).
 */
export const localResponseNormalization: PortableOperation<OperationOf<'localResponseNormalization'>> = {
  forward(node: Local, operands) {
    const [x] = only(operands)
    const y = zerosLike(x)
    eachList(node, x, (start, bases) => {
      for (const [c, base] of bases.entries()) y[start + c] = (x[start + c] as number) * base ** -node.operation.beta
    })
    return y
  },
  backward(node: Local, gradient, operands) {
    const [x] = only(operands)
    const { size, alpha, beta } = node.operation
    const { before, after } = neighbours(size)
    const back = zerosLike(gradient)
    const shares = new Float64Array(node.shape.at(-1) ?? 1)
    eachList(node, x, (start, bases) => {
      for (const [c, base] of bases.entries()) {
        shares[c] = (gradient[start + c] as number) * (x[start + c] as number) * base ** (-beta - 1)
      }
      for (const [c, base] of bases.entries()) {
        let sum = 0
        for (let j = Math.max(c - after, 0); j <= Math.min(c + before, bases.length - 1); j++)
          sum += shares[j] as number
        const at = start + c
        back[at] = (gradient[at] as number) * base ** -beta - 2 * (alpha / size) * beta * (x[at] as number) * sum
      }
    })
    return [back]
  },
}
