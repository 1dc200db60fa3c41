import type { Shape } from '../graph.ts'
import type { EngineOperation, Pair } from '../operations.ts'
import type { PlannedNode } from '../plan.ts'
import { resolveActivation } from '../shapes/settings.ts'
import { windowsOver } from '../shapes/windows.ts'
import type { InferredNode } from './inferNodes.ts'

/** The nodes that an engine runs, in order; and the place there of what each author's node gives. */
interface Lowered {
  nodes: PlannedNode[]
  places: number[]
}

/** A step of a lowered node: its operation and shape. The first takes the node's inputs, each other the one before. */
export type Step = readonly [operation: EngineOperation, shape: Shape]

/** How rarer operations are expressed by those that engines have. */
export interface Lowering {
  /** The steps of such a node; undefined for those that engines have. */
  steps(node: InferredNode, inputs: readonly Shape[]): Step[] | undefined
  windows(node: InferredNode, lengths: Pair): PlannedNode['windows']
}

/** The steps of a node; none if it changes nothing. */
function stepsOf(one: InferredNode, inputs: readonly Shape[], lowering: Lowering | undefined): Step[] {
  const { node, shape } = one
  const { operation } = node
  switch (operation.kind) {
    case 'identity':
      return []
    case 'flatten':
    case 'reshape':
      return [[{ kind: 'reshape', shape }, shape]]
    case 'activation': {
      const activation = resolveActivation(node, operation.activation, shape)
      return activation.id === 'linear' ? [] : [[{ kind: 'activation', activation }, shape]]
    }
    case 'conv2d':
    case 'depthwiseConv2d':
    case 'conv2dTranspose':
    case 'dense':
      return [[{ ...operation, activation: resolveActivation(node, operation.activation, shape) }, shape]]
    case 'concatenate':
      return inputs.length === 1 ? [] : [[operation, shape]]
    default:
      return lowering?.steps(one, inputs) ?? [[operation as EngineOperation, shape]]
  }
}

/** Whether an operation gives its input as it is. */
function changesNothing(operation: EngineOperation, from: Shape, shape: Shape): boolean {
  switch (operation.kind) {
    case 'resize':
    case 'reshape':
    case 'padding2d':
    case 'cropping2d':
    case 'slice':
    case 'expand':
      return from.join() === shape.join()
    case 'permute':
      return operation.axes.every((axis, index) => axis === index)
    default:
      return false
  }
}

function windowsOf(
  one: InferredNode,
  [height = 1, width = 1]: Shape,
  lowering: Lowering | undefined,
): Pick<PlannedNode, 'windows'> {
  const { node } = one
  const { operation } = node
  switch (operation.kind) {
    case 'conv2d':
    case 'depthwiseConv2d':
    case 'pooling2d':
      return { windows: windowsOver(node, operation, [height, width]) }
    default: {
      const windows = lowering?.windows(one, [height, width])
      return windows ? { windows } : {}
    }
  }
}

/**
 * Drops what changes nothing and expresses operations by those that engines have. The last node that is made of an
 * author's node has its name.
 */
export function lowerNodes(inferred: readonly InferredNode[], lowering?: Lowering): Lowered {
  const nodes: PlannedNode[] = []
  const places: number[] = []
  const taken = new Set(inferred.map(({ node }) => node.name))
  for (const one of inferred) {
    const { name, kindName } = one.node
    let from = one.inputs.map((input) => places[input] ?? 0)
    const shapes = one.inputs.map((input) => inferred[input]?.shape ?? [])
    const steps = stepsOf(one, shapes, lowering).filter(
      ([operation, shape], index, all) => !changesNothing(operation, all[index - 1]?.[1] ?? shapes[0] ?? [], shape),
    )
    for (const [index, [operation, shape]] of steps.entries()) {
      nodes.push({
        name: index === steps.length - 1 ? name : freeName(`${name}/${operation.kind}`, taken),
        kindName,
        operation,
        inputs: from,
        shape,
        weights: one.weights,
        ...windowsOf(one, shapes[0] ?? [], lowering),
      })
      from = [nodes.length - 1]
    }
    places.push(from[0] ?? 0)
  }
  return { nodes, places }
}

/** The name, or one like it that is not taken; takes it. */
export function freeName(name: string, taken: Set<string>): string {
  let free = name
  for (let count = 2; taken.has(free); count++) free = `${name}_${count}`
  taken.add(free)
  return free
}
