import type { Activation, EngineOperation } from '../../graph/operations.ts'
import type { PlannedNode } from '../../graph/plan.ts'
import { activate, activationBack, needsInput } from './activations.ts'
import { type BackwardOperands, type Operands, type PortableOperation, sameKind, type Values } from './operation.ts'

type Weighted = Extract<EngineOperation, { useBias: boolean }>

/** The linear part of an operation: sums of products with a kernel. */
interface Sums<Does extends Weighted> {
  /** The sums, in the shape of the node's output. */
  sums(node: PlannedNode<Does>, operands: Operands): Float64Array
  /** The gradient with respect to the input, given that of the sums. */
  back(node: PlannedNode<Does>, gradient: Values, operands: Operands): Float64Array
}

/** An operation of sums, then a bias, then an activation. */
export function weighted<Does extends Weighted>({ sums, back }: Sums<Does>): PortableOperation<Does> {
  const biased = (node: PlannedNode<Does>, operands: Operands): Values => {
    const values = sums(node, operands)
    if (node.operation.useBias) addBias(values, operands.weights.bias)
    return sameKind(operands.inputs[0] as Values, values)
  }
  const backToSums = (node: PlannedNode<Does>, gradient: Values, operands: BackwardOperands): Values => {
    const activation: Activation = node.operation.activation
    const { output: y, rule } = operands
    const x = needsInput(activation) ? biased(node, operands) : y
    return activationBack(activation, gradient, { x, y, shape: node.shape, rule })
  }
  return {
    forward: (node, operands) => activate(node.operation.activation, biased(node, operands), node.shape),
    backward: (node, gradient, operands) => [
      sameKind(gradient, back(node, backToSums(node, gradient, operands), operands)),
    ],
    backToSums,
  }
}

function addBias(values: Float64Array, bias: Values | undefined): void {
  if (!bias) throw new RangeError('The node has no bias.')
  for (let i = 0; i < values.length; i += bias.length) {
    for (let c = 0; c < bias.length; c++) values[i + c] = (values[i + c] as number) + (bias[c] as number)
  }
}
