import { snakeCase } from '../keras/groups.ts'

/** The kinds of layers with weights that are counted. */
export const weightedKinds = [
  'Conv2D',
  'DepthwiseConv2D',
  'SeparableConv2D',
  'BatchNormalization',
  'LayerNormalization',
  'Normalization',
  'LayerScale',
  'Dense',
] as const

export type WeightedKind = (typeof weightedKinds)[number]

/** A layer of a file of weights alone. */
export interface FileLayer {
  /** The layer or group of the whole network that it is in, if it is in one; else itself. */
  outer: string
  name: string
  /** Undefined for kinds that no known network has, and for layers without weights, as far as the file lists those. */
  kind: WeightedKind | undefined
  weights: ReadonlyMap<string, readonly number[]>
}

/** Counts layers with weights by kind, in the order of `weightedKinds`; undefined if one is of another kind. */
export function countKinds(layers: readonly FileLayer[]): number[] | undefined {
  const counts = weightedKinds.map(() => 0)
  for (const { kind, weights } of layers) {
    if (weights.size === 0) continue
    if (kind === undefined) return undefined
    const index = weightedKinds.indexOf(kind)
    counts[index] = (counts[index] as number) + 1
  }
  return counts
}

/** The kind of a layer by the names and shapes of its weights, as Keras 1 to 3 name them. */
export function kindOfWeights(weights: ReadonlyMap<string, readonly number[]>): WeightedKind | undefined {
  const kernel = weights.get('kernel')
  if (weights.has('depthwise_kernel')) return weights.has('pointwise_kernel') ? 'SeparableConv2D' : 'DepthwiseConv2D'
  if (weights.has('moving_mean')) return 'BatchNormalization'
  if (weights.has('beta')) return 'LayerNormalization'
  if (weights.has('variance')) return 'Normalization'
  if (weights.size === 1 && (weights.has('gamma') || weights.has('variable'))) return 'LayerScale'
  if (kernel?.length === 2) return 'Dense'
  if (kernel?.length !== 4) return undefined
  const [, , channels = 1, filters] = kernel
  // Keras 3 names the kernel of a depthwise convolution as any other.
  return filters === 1 && channels > 1 ? 'DepthwiseConv2D' : 'Conv2D'
}

const kindsOfGroups = new Map(weightedKinds.map((kind) => [snakeCase(kind), kind]))

/** The kind of a layer by Keras 3's name of its group, such as `conv2d_7`. */
export const kindOfGroup = (group: string): WeightedKind | undefined => kindsOfGroups.get(group.replace(/_\d+$/, ''))
