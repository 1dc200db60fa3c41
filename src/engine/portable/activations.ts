import type { Shape } from '../../graph/graph.ts'
import type { Activation, OperationOf } from '../../graph/operations.ts'
import { functionOf } from './functions.ts'
import { type BackwardOperands, only, type PortableOperation, type Values } from './operation.ts'
import { applyScalar, scalarBack } from './relu.ts'
import { isSoftmax, softmax, softmaxBack } from './softmax.ts'

/** Applies an activation to a tensor of this shape (which only softmax looks at). `linear` gives its argument. */
export function activate(activation: Activation, x: Values, shape: Shape): Values {
  if (activation.id === 'linear') return x
  if (isSoftmax(activation)) return softmax(activation, x, shape)
  return applyScalar(functionOf(activation), x)
}

/** Whether the way back needs the input of an activation; else its output is enough. */
export const needsInput = (activation: Activation): boolean =>
  !isSoftmax(activation) && !functionOf(activation).fromOutput

/** The activations at which guided backpropagation also clips the gradient. */
export const isReluFamily = ({ id }: Activation): boolean => id === 'relu'

/**
 * The gradient with respect to the input x of an activation, given its output y. If {@link needsInput} says no, any
 * array may stand for x.
 */
export function activationBack(
  activation: Activation,
  gradient: Values,
  { x, y, shape, rule }: { x: Values; y: Values; shape: Shape; rule?: BackwardOperands['rule'] },
): Values {
  if (activation.id === 'linear') return gradient
  if (isSoftmax(activation)) return softmaxBack(activation, gradient, y, shape)
  const isGuided = rule === 'guided' && isReluFamily(activation)
  return scalarBack(functionOf(activation), gradient, { x, y, isGuided })
}

export const activation: PortableOperation<OperationOf<'activation'>> = {
  forward({ operation, shape }, operands) {
    return activate(operation.activation, only(operands)[0], shape)
  },
  backward({ operation, shape }, gradient, operands) {
    const { output: y, rule } = operands
    return [activationBack(operation.activation, gradient, { x: only(operands)[0], y, shape, rule })]
  },
}
