import { reshape, sum, type Tensor, scalar as toScalar } from '@tensorflow/tfjs-core'
import type { Shape } from '../../../graph/graph.ts'
import type { OperationOf } from '../../../graph/operations.ts'
import { type Binary, binaries } from './binaries.ts'
import type { MakeRunner } from './runner.ts'

/** Two or more tensors, or one and a scalar, from left to right, with NumPy's broadcasting. */
export const arithmetic: MakeRunner<OperationOf<'arithmetic'>> = ({ operation, shape }, inputShapes) => {
  const binary = binaries[operation.function]
  const { scalar, scalarFirst = false } = operation
  const withScalar = <Operand>(operands: readonly Operand[], constant: () => Operand): Operand[] => {
    if (scalar === undefined) return [...operands]
    return scalarFirst ? [constant(), ...operands] : [...operands, constant()]
  }
  /** All operands, those of lower rank with sides of 1 after the batch. */
  const operandsOf = (inputs: readonly Tensor[]): Tensor[] => {
    const aligned = inputs.map((x) => {
      const missing = shape.length + 1 - x.rank
      const [batch = 1, ...sides] = x.shape
      return missing > 0 ? reshape(x, [batch, ...new Array<number>(missing).fill(1), ...sides]) : x
    })
    return withScalar(aligned, () => toScalar(scalar ?? 0))
  }
  return {
    forward(inputs) {
      const [first, ...others] = operandsOf(inputs)
      return others.reduce((result, next) => binary.apply(result, next), first as Tensor)
    },
    backward(gradient, { inputs, wanted }) {
      const isWanted = withScalar(wanted, () => false)
      const gradients = binary.reads
        ? foldBack(binary, gradient, operandsOf(inputs), isWanted)
        : isWanted.map((_, index) =>
            (index === 0 ? binary.ofFirst : binary.ofSecond)(gradient, gradient, gradient, gradient),
          )
      const ofInputs = scalar !== undefined && scalarFirst ? gradients.slice(1) : gradients
      return inputShapes.map((sides, index) => {
        const own = ofInputs[index]
        return own && wanted[index] ? sumTo(own, sides) : undefined
      })
    },
  }
}

/** The gradients with respect to all operands of a chain of functions, as far as they are wanted. */
function foldBack(binary: Binary, gradient: Tensor, operands: readonly Tensor[], wanted: readonly boolean[]) {
  const results = [operands[0] as Tensor]
  for (const next of operands.slice(1)) results.push(binary.apply(results.at(-1) as Tensor, next))
  const gradients: (Tensor | undefined)[] = []
  let back = gradient
  for (let index = operands.length - 1; index > 0; index--) {
    const step = [results[index - 1], operands[index], results[index]] as [Tensor, Tensor, Tensor]
    gradients[index] = wanted[index] ? binary.ofSecond(back, ...step) : undefined
    if (!wanted.slice(0, index).some(Boolean)) return gradients
    const ofFirst = binary.ofFirst(back, ...step)
    back = step[0].rank === 0 ? ofFirst : sumTo(ofFirst, step[0].shape.slice(1))
  }
  gradients[0] = back
  return gradients
}

/** Sums a gradient [batch, ...] along the sides that a tensor of this shape, without the batch, was broadcast along. */
export function sumTo(gradient: Tensor, sides: Shape): Tensor {
  const [batch = 1, ...wide] = gradient.shape
  const missing = wide.length - sides.length
  const axes = wide.flatMap((side, axis) => (axis < missing || sides[axis - missing] !== side ? [axis + 1] : []))
  const narrow = axes.length === 0 ? gradient : sum(gradient, axes)
  return narrow.rank === sides.length + 1 && axes.length === 0 ? narrow : reshape(narrow, [batch, ...sides])
}
