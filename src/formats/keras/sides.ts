import type { GraphNode, Shape } from '../../graph/graph.ts'
import type { Operation } from '../../graph/operations.ts'
import { inferBy } from '../../graph/plan/inferNodes.ts'
import { everyShape } from '../../graph/shapes/outputShape.ts'

/** The sides of a node's tensor, as far as a reader knows them. */
export type Sides = readonly (number | undefined)[]

/** The sides of a node's output where those of its inputs are known; undefined where they are not, or do not fit. */
export function sidesOf(
  node: GraphNode,
  inputs: readonly (Sides | undefined)[],
  shapeOf: (tensor: string) => Shape,
): Shape | undefined {
  const known = inputs.filter((sides): sides is Shape => sides?.every((side) => side !== undefined) === true)
  if (known.length < inputs.length) return undefined
  try {
    return inferBy(everyShape, node, known, shapeOf)
  } catch {
    // The plan says what does not fit.
    return undefined
  }
}

/**
 * What is known of the sides of an operation's output, from those of its first input. Enough for the operations between
 * layers that need them; the graph's own shapes are inferred later.
 */
export function sidesAfter(operation: Operation, input: Sides | undefined, rank: number): Sides | undefined {
  switch (operation.kind) {
    case 'identity':
    case 'activation':
    case 'affine':
    case 'normalization':
    case 'batchNormalization':
    case 'layerNormalization':
    case 'groupNormalization':
    case 'unitNormalization':
    case 'prelu':
    case 'arithmetic':
      return input?.length === rank ? input : undefined
    case 'conv2d':
    case 'conv2dTranspose':
      return [undefined, undefined, operation.filters]
    case 'depthwiseConv2d':
      return [undefined, undefined, times(input?.[2], operation.multiplier)]
    case 'pooling2d':
    case 'upSampling2d':
    case 'padding2d':
    case 'cropping2d':
      return [undefined, undefined, input?.[2]]
    case 'resize':
    case 'centerCrop':
      return [operation.height, operation.width, input?.[2]]
    case 'dense':
      return input && [...input.slice(0, -1), operation.units]
    case 'reshape':
      return operation.shape.map((side) => (side === -1 ? undefined : side))
    case 'permute':
      return input && operation.axes.map((axis) => input[axis])
    case 'reduce': {
      const { axes, keepDimensions } = operation
      if (keepDimensions) return input?.map((side, axis) => (axes.includes(axis) ? 1 : side))
      return input?.filter((_, axis) => !axes.includes(axis))
    }
    default:
      return undefined
  }
}

const times = (side: number | undefined, factor: number) => (side === undefined ? undefined : side * factor)

/** How many values these sides have; undefined if one of them is not known. */
export const countOf = (sides: Sides): number | undefined =>
  sides.reduce<number | undefined>(
    (count, side) => (count === undefined || side === undefined ? undefined : count * side),
    1,
  )
