import type { Head } from '../../types.ts'
import type { Obstacles } from '../obstacles.ts'
import type { Activation, EngineOperation } from '../operations.ts'
import type { PlannedNode } from '../plan.ts'
import { valueCount } from '../shapes/settings.ts'
import { usersOf } from '../usersOf.ts'
import { freeName } from './lowerNodes.ts'

/** An output of the author: its name, and the place of its node. */
export interface OutputPlace {
  name: string
  place: number
}

/** An output without its last activation: the place of the node that gives its logits, [units]. */
export interface CutOutput extends OutputPlace {
  head: Head
  units: number
}

const linear: Activation = { id: 'linear' }

const activationOf = (operation: EngineOperation | undefined): Activation =>
  operation && 'activation' in operation ? operation.activation : linear

/**
 * What the last activation of `count` values makes of them. A softmax is a head only over all of them, that is over the
 * last axis where all other sides are 1. Log-softmax has the same classes, so its head is the softmax.
 */
function headOf(activation: Activation, { shape }: PlannedNode, count: number): Head {
  switch (activation.id) {
    case 'softmax':
    case 'logSoftmax':
      return activation.axis === shape.length - 1 && shape.at(-1) === count ? 'softmax' : 'linear'
    case 'sigmoid':
      return count === 1 ? 'sigmoid' : 'multi-label'
    default:
      return 'linear'
  }
}

/**
 * Cuts off the last activation of each output, a layer's own or a node, also before reshapes, and remembers it as the
 * head. Changes and appends nodes, and leaves nodes without users. Adds an obstacle for an output that gives no list of
 * classes, and leaves it out.
 */
export function cutHeads(nodes: PlannedNode[], outputs: readonly OutputPlace[], obstacles: Obstacles): CutOutput[] {
  const users = usersOf(nodes)
  for (const place of new Set(outputs.map(({ place }) => place))) users[place]?.push(-1)
  const taken = new Set(nodes.map(({ name }) => name))
  const cut = new Map<number, Omit<CutOutput, 'name'> | undefined>()

  /** Puts a node in the place of one that nothing but this output reads; else appends it under a name of its own. */
  const put = (node: PlannedNode, place: number, isOwn: boolean): number => {
    if (isOwn) nodes[place] = node
    else nodes.push({ ...node, name: freeName(`${node.name}/logits`, taken) })
    return isOwn ? place : nodes.length - 1
  }

  const cutOne = (place: number): Omit<CutOutput, 'name'> | undefined => {
    const output = nodes[place] as PlannedNode
    const units = valueCount(output.shape)
    if (output.shape.at(-1) !== units) {
      obstacles.add(output, 'noClassesOut', { shape: output.shape })
      return undefined
    }
    let last = place
    let isOwn = users[last]?.length === 1
    while (nodes[last]?.operation.kind === 'reshape') {
      last = nodes[last]?.inputs[0] ?? 0
      isOwn &&= users[last]?.length === 1
    }
    const active = nodes[last] as PlannedNode
    const head = headOf(activationOf(active.operation), active, units)
    if (head === 'softmax' && units === 1) {
      obstacles.add(output, 'softmaxOfOne')
      return undefined
    }
    let logits = head === 'linear' ? place : last
    if (head !== 'linear') {
      if (active.operation.kind === 'activation') logits = active.inputs[0] ?? 0
      else
        logits = put(
          { ...active, operation: { ...active.operation, activation: linear } as EngineOperation },
          last,
          isOwn,
        )
    }
    if (nodes[logits]?.shape.length !== 1) {
      const shape = [units]
      const isReshape = output.operation.kind === 'reshape' && place > logits
      const reshape: PlannedNode = {
        name: output.name,
        kindName: output.kindName,
        operation: { kind: 'reshape', shape },
        inputs: [logits],
        shape,
        weights: {},
      }
      logits = put(reshape, place, isReshape && isOwn)
    }
    return { place: logits, head, units }
  }

  return outputs.flatMap(({ name, place }) => {
    if (!cut.has(place)) cut.set(place, cutOne(place))
    const found = cut.get(place)
    return found ? { name, ...found } : []
  })
}
