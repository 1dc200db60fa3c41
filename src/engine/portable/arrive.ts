import type { Shape } from '../../graph/graph.ts'
import type { Activation } from '../../graph/operations.ts'
import type { NetworkPlan, PlannedNode } from '../../graph/plan.ts'
import { lazyImport } from '../../lazyImport.ts'
import type { BackwardOperands, PortableOperation, Values } from './operation.ts'
import { isPlainRelu, plainRelu } from './plainRelu.ts'
import { usual } from './usual.ts'

// What the CPU engine does in plain arrays. The network that comes with the page wants little of it, so the rest is
// fetched by the networks that do.

const arriveOthers = lazyImport(() => import('./others.ts'))

const isUsual = (kind: string): kind is keyof typeof usual => Object.hasOwn(usual, kind)

/** What the engine goes back through by itself, but for their activations. */
const own = ['conv2d', 'depthwiseConv2d', 'dense', 'activation']

const isQuick = (activation: Activation) => activation.id === 'linear' || isPlainRelu(activation)

/** True if the way back through a node takes more than what is there at once. */
const wantsOthers = ({ operation }: PlannedNode): boolean =>
  ('activation' in operation && !isQuick(operation.activation)) ||
  (!isUsual(operation.kind) && !own.includes(operation.kind))

/**
 * Fetches what the ways back from the answers of a network to its default targets take, while it is being loaded: an
 * answer does not wait for it, and it comes while the host still has this version. Gives undefined if that is nothing.
 */
export function arriveAhead({ nodes, outputs }: Pick<NetworkPlan, 'nodes' | 'outputs'>): Promise<void> | undefined {
  const behind = outputs.flatMap(({ node, target }) =>
    nodes.slice(nodes.findIndex(({ name }) => name === target) + 1, node + 1),
  )
  // Whoever needs it tells that it did not come, and tries again.
  return behind.some(wantsOthers) ? arriveOthers().then(noop, noop) : undefined
}

const noop = () => {}

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
  if (isPlainRelu(activation)) return plainRelu(activation)
  const { activate, activationBack, needsInput } = await arriveOthers()
  return {
    needsInput: needsInput(activation),
    apply: (x, shape) => activate(activation, x, shape),
    back: (gradient, at) => activationBack(activation, gradient, at),
  }
}
