import type { OperationOf } from '../../graph/operations.ts'
import type { PlannedNode } from '../../graph/plan.ts'
import { broadcastOffsets } from './broadcast.ts'
import { type Operands, only, type PortableOperation, weightOf, zerosLike } from './operation.ts'

type Prelu = OperationOf<'prelu'>

/** The slopes, and which one stands at each value. */
function slopes(node: PlannedNode<Prelu>, operands: Operands) {
  const shape = node.weights.alpha?.shape ?? node.shape.slice(-1)
  return { alpha: weightOf(operands, 'alpha'), offsets: broadcastOffsets(shape, node.shape) }
}

/**
 * x for x > 0, else alpha · x. He et al. 2015, "Delving Deep into Rectifiers". At 0, where ReLU and max pooling put many
 * values, the gradient is 0, as Keras has it: its PReLU is relu(x) − alpha · relu(−x).
 */
export const prelu: PortableOperation<Prelu> = {
  forward(node, operands) {
    const [x] = only(operands)
    const { alpha, offsets } = slopes(node, operands)
    const y = zerosLike(x)
    for (let i = 0; i < x.length; i++) {
      const value = x[i] as number
      y[i] = value > 0 ? value : value * (alpha[offsets[i] as number] as number)
    }
    return y
  },
  backward(node, gradient, operands) {
    const [x] = only(operands)
    const { alpha, offsets } = slopes(node, operands)
    const isGuided = operands.rule === 'guided'
    const back = zerosLike(gradient)
    for (let i = 0; i < x.length; i++) {
      const g = gradient[i] as number
      const value = x[i] as number
      if (value === 0 || (isGuided && g < 0)) continue
      back[i] = value > 0 ? g : g * (alpha[offsets[i] as number] as number)
    }
    return [back]
  },
}
