import type { GraphNode, Shape } from '../graph.ts'
import { refuse } from '../obstacles.ts'
import type { OperationKind, OperationOf } from '../operations.ts'

/** The shape of a weight. `mayLack`: there may be none. `fits`: other shapes that it may have. */
interface WantedWeight {
  key: string
  shape: Shape
  mayLack?: boolean
  fits?: (shape: Shape) => boolean
}

type Rule<Kind extends OperationKind> = (operation: OperationOf<Kind>, input: Shape) => readonly WantedWeight[]

const none = () => []

const last = (shape: Shape) => shape.at(-1) ?? 1

const bias = (useBias: boolean, length: number): WantedWeight[] => (useBias ? [{ key: 'bias', shape: [length] }] : [])

const gammaAndBeta = (shape: Shape): WantedWeight[] => [
  { key: 'gamma', shape, mayLack: true },
  { key: 'beta', shape, mayLack: true },
]

/** One number, or one a channel. */
const ofChannels = (key: string, channels: number): WantedWeight => ({
  key,
  shape: [channels],
  fits: (shape) => shape.length < 2 && (shape[0] ?? 1) === 1,
})

const anyShape = (key: string): WantedWeight => ({ key, shape: [], fits: () => true })

/** The weights of each kind of operation. */
const rules: { readonly [Kind in OperationKind]: Rule<Kind> } = {
  input: none,
  constant: () => [anyShape('value')],
  identity: none,
  conv2d: ({ size, filters, groups, useBias }, input) => [
    { key: 'kernel', shape: [...size, last(input) / groups, filters] },
    ...bias(useBias, filters),
  ],
  depthwiseConv2d: ({ size, multiplier, useBias }, input) => [
    { key: 'kernel', shape: [...size, last(input), multiplier] },
    ...bias(useBias, last(input) * multiplier),
  ],
  conv2dTranspose: ({ size, filters, useBias }, input) => [
    { key: 'kernel', shape: [...size, filters, last(input)] },
    ...bias(useBias, filters),
  ],
  dense: ({ units, useBias }, input) => [{ key: 'kernel', shape: [last(input), units] }, ...bias(useBias, units)],
  batchNormalization: (_, input) => [
    ...gammaAndBeta([last(input)]),
    { key: 'mean', shape: [last(input)] },
    { key: 'variance', shape: [last(input)] },
  ],
  layerNormalization: ({ axes }, input) => gammaAndBeta(axes.map((axis) => input[axis] ?? 1)),
  groupNormalization: (_, input) => gammaAndBeta([last(input)]),
  unitNormalization: none,
  normalization: ({ mean, variance }, input) => [
    ...(mean ? [] : [ofChannels('mean', last(input))]),
    ...(variance ? [] : [ofChannels('variance', last(input))]),
  ],
  affine: none,
  pooling2d: none,
  reduce: none,
  arithmetic: none,
  concatenate: none,
  flatten: none,
  reshape: none,
  permute: none,
  slice: none,
  expand: none,
  matmul: none,
  localResponseNormalization: none,
  padding2d: none,
  cropping2d: none,
  resize: none,
  upSampling2d: none,
  centerCrop: none,
  activation: none,
  // outputShape.ts checks that it can be broadcast.
  prelu: () => [anyShape('alpha')],
}

/** The short names of the weights that a kind of operation may have. */
export const weightKeys = ['kernel', 'bias', 'gamma', 'beta', 'mean', 'variance', 'alpha', 'value'] as const

/** The tensor's name of a weight, if the node names one. */
export const tensorOf = ({ weights }: GraphNode, key: string): string | undefined =>
  Object.hasOwn(weights, key) ? weights[key] : undefined

/** The shapes that the weights of a node want to have, by their short names, given the shape of its first input. */
export const wantedWeights = ({ operation }: GraphNode, input: Shape): readonly WantedWeight[] =>
  (rules[operation.kind] as Rule<OperationKind>)(operation, input)

/**
 * The weights of a node by their short names: the tensor and its shape. Throws an obstacle for one that is missing or
 * of another shape.
 */
export function weightsOf(
  node: GraphNode,
  input: Shape,
  shapeOf: (tensor: string) => Shape | undefined,
): Record<string, { tensor: string; shape: Shape }> {
  const found: Record<string, { tensor: string; shape: Shape }> = {}
  for (const { key, shape: wanted, mayLack, fits } of wantedWeights(node, input)) {
    const tensor = tensorOf(node, key)
    if (tensor === undefined && mayLack) continue
    const shape = tensor === undefined ? undefined : shapeOf(tensor)
    if (tensor === undefined || !shape) return refuse(node, 'weightsMissing', { weights: tensor ?? key })
    if (shape.join() !== wanted.join() && !fits?.(shape)) {
      refuse(node, 'weightsOfOtherShape', { weights: tensor, shape, wanted })
    }
    found[key] = { tensor, shape }
  }
  return found
}
