import type { Shape } from '../../graph/graph.ts'
import type { Activation } from '../../graph/operations.ts'
import type { PlannedNode } from '../../graph/plan.ts'
import { lazyImport } from '../../lazyImport.ts'
import type { BackwardOperands, PortableOperation, Values } from './operation.ts'
import { applyScalar, relu, scalarBack } from './relu.ts'
import { usual } from './usual.ts'

// What the CPU engine does in plain arrays. The network that comes with the page wants little of it, so the rest is
// fetched by the networks that do.

const arriveOthers = lazyImport(() => import('./others.ts'))

const isUsual = (kind: string): kind is keyof typeof usual => Object.hasOwn(usual, kind)

/** The operation of a node, which may have to be fetched. Rejects with a `part` error if it does not arrive. */
export async function arrivePortable({ operation: { kind } }: PlannedNode): Promise<PortableOperation> {
  const operation = isUsual(kind) ? usual[kind] : (await arriveOthers()).others[kind]
  return operation as unknown as PortableOperation
}

/** An activation, on arrays: see `activations.ts`. */
export interface ActivationMath {
  needsInput: boolean
  apply(x: Values, shape: Shape): Values
  back(gradient: Values, at: { x: Values; y: Values; shape: Shape; rule?: BackwardOperands['rule'] }): Values
}

const linear: ActivationMath = { needsInput: false, apply: (x) => x, back: (gradient) => gradient }

/** An activation, which may have to be fetched. Rejects with a `part` error if it does not arrive. */
export async function arriveActivation(activation: Activation): Promise<ActivationMath> {
  if (activation.id === 'linear') return linear
  if (activation.id === 'relu') {
    const math = relu(activation)
    return {
      needsInput: !math.fromOutput,
      apply: (x) => applyScalar(math, x),
      back: (gradient, { x, y, rule }) => scalarBack(math, gradient, { x, y, isGuided: rule === 'guided' }),
    }
  }
  const { activate, activationBack, needsInput } = await arriveOthers()
  return {
    needsInput: needsInput(activation),
    apply: (x, shape) => activate(activation, x, shape),
    back: (gradient, at) => activationBack(activation, gradient, at),
  }
}
