import type { Shape } from '../graph.ts'
import type { EngineOperation, OperationOf } from '../operations.ts'
import type { PlannedNode } from '../plan.ts'
import { resolveActivation } from '../shapes/settings.ts'
import { transposedWindows, windowsOver } from '../shapes/windows.ts'
import type { InferredNode } from './inferNodes.ts'

/** The nodes that an engine runs, in order; and the place there of what each author's node gives. */
interface Lowered {
  nodes: PlannedNode[]
  places: number[]
}

/** A step of a lowered node: its operation and shape. The first takes the node's inputs, each other the one before. */
type Step = readonly [operation: EngineOperation, shape: Shape]

const crop = (height: number, width: number, toHeight: number, toWidth: number): EngineOperation => {
  const [top, left] = [Math.floor((height - toHeight) / 2), Math.floor((width - toWidth) / 2)]
  return { kind: 'cropping2d', top, bottom: height - toHeight - top, left, right: width - toWidth - left }
}

const sidesOf = ([height = 1, width = 1, channels = 1]: Shape) => [height, width, channels] as const

/** The largest centred part of the output's aspect ratio, resized: as Keras' smart_resize computes them. */
function smartResize(shape: Shape, to: { height: number; width: number }, how: OperationOf<'resize'>): Step[] {
  const [height, width, channels] = sidesOf(shape)
  const toHeight = Math.max(Math.min(height, Math.floor((width * to.height) / to.width)), 1)
  const toWidth = Math.max(Math.min(width, Math.floor((height * to.width) / to.height)), 1)
  return [
    [crop(height, width, toHeight, toWidth), [toHeight, toWidth, channels]],
    [how, [to.height, to.width, channels]],
  ]
}

/** The steps of a node; none if it changes nothing. */
function stepsOf({ node, shape }: InferredNode, inputs: readonly Shape[]): Step[] {
  const { operation } = node
  const from = inputs[0] ?? []
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
    case 'upSampling2d': {
      const [height, width] = sidesOf(shape)
      return [[{ kind: 'resize', height, width, method: operation.method, antialias: false }, shape]]
    }
    case 'resize': {
      const { cropToAspectRatio, ...how } = operation
      return cropToAspectRatio ? smartResize(from, how, how) : [[how, shape]]
    }
    case 'centerCrop': {
      const { height, width } = operation
      const [rows, columns] = sidesOf(from)
      if (rows >= height && columns >= width) return [[crop(rows, columns, height, width), shape]]
      return smartResize(from, operation, { kind: 'resize', height, width, method: 'bilinear', antialias: false })
    }
    default:
      return [[operation, shape]]
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

function windowsOf({ node }: InferredNode, [height = 1, width = 1]: Shape): Pick<PlannedNode, 'windows'> {
  const { operation } = node
  switch (operation.kind) {
    case 'conv2d':
    case 'depthwiseConv2d':
    case 'pooling2d':
      return { windows: windowsOver(node, operation, [height, width]) }
    case 'conv2dTranspose':
      return { windows: transposedWindows(node, operation, [height, width]) }
    default:
      return {}
  }
}

/**
 * Drops what changes nothing and expresses operations by those that engines have. The last node that is made of an
 * author's node has its name.
 */
export function lowerNodes(inferred: readonly InferredNode[]): Lowered {
  const nodes: PlannedNode[] = []
  const places: number[] = []
  const taken = new Set(inferred.map(({ node }) => node.name))
  for (const one of inferred) {
    const { name, kindName } = one.node
    let from = one.inputs.map((input) => places[input] ?? 0)
    const shapes = one.inputs.map((input) => inferred[input]?.shape ?? [])
    const steps = stepsOf(one, shapes).filter(
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
        ...windowsOf(one, shapes[0] ?? []),
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
