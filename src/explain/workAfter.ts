import { ancestors, dependents } from '../graph/paths.ts'
import { onlyMoves } from '../graph/plan/findTarget.ts'
import type { NetworkPlan, PlannedNode } from '../graph/plan.ts'
import { valueCount } from '../model/package/manifest.ts'

/*
 * What methods cost, before they run. The unit is the time of a multiplication of a 1 x 1 convolution on the CPU engine;
 * the numbers are fitted to nine networks there (docs/methods.md says how well).
 */

/** Of a 3 x 3 convolution by Winograd's method; of one that has no product of matrices. */
const WINOGRAD = 0.5
const DEPTHWISE = 4.4

/** A value that a node makes; a gradient of one on its way back, through plain arrays. */
const VALUE = 12
const GRADIENT = 120

/** More for a value of a curved activation, such as of sigmoid, swish or GELU, and of a normalisation by its own mean. */
const CURVED = { there: 42, back: 560 }
const NORMALISED = { there: 750, back: 4500 }

/** The multiplications of a convolution's gradient, in those of its sums. */
const BACK = 1.8

/** A weight of a convolution, which is read from memory; which is arranged anew for its gradient. */
const WEIGHT = { there: 11, back: 36 }

/** A value of a map that is read and summed up in plain arrays: its gradient, its size, its channel's range. */
const READ = 150

/** A random number of a normal distribution. */
const NORMAL = 640

/** A value of the input that ROAD imputes, for all of its pictures. */
const IMPUTED = 60_000

/** A weight of a second network that is filled with random numbers. */
const REPLACED = 900

/** A value of the layer from which a pass resumes, for each pass of a batch. */
const RESUMED = 14

const weightsOf = ({ weights: { kernel } }: PlannedNode) => (kernel ? valueCount(kernel.shape) : 0)
const ofSize = (node: PlannedNode | undefined) => valueCount(node?.shape ?? [])

/** The multiplications with the weights or of the matrices of a node; 0 if it is no product. */
function productsOf({ nodes }: NetworkPlan, node: PlannedNode): number {
  const { operation, shape, inputs } = node
  const values = valueCount(shape)
  const kernel = weightsOf(node)
  const first = nodes[inputs[0] ?? -1]
  switch (operation.kind) {
    case 'conv2d': {
      const { size, strides, dilation, groups } = operation
      const isWinograd = size.every((side) => side === 3) && ![...strides, ...dilation, groups].some((one) => one > 1)
      return (values / (shape.at(-1) || 1)) * kernel * (isWinograd ? WINOGRAD : 1)
    }
    case 'depthwiseConv2d':
      return (values / (shape.at(-1) || 1)) * kernel * DEPTHWISE
    case 'dense':
      return (values / (shape.at(-1) || 1)) * kernel
    case 'conv2dTranspose':
      return (ofSize(first) / (first?.shape.at(-1) || 1)) * kernel
    case 'matmul':
      return values * (first?.shape.at(-1) ?? 1)
    default:
      return 0
  }
}

/** Whether the engine computes a node with the convolution or dense layer before it. */
function isFolded(plan: NetworkPlan, { operation, inputs }: PlannedNode): boolean {
  if (!['batchNormalization', 'affine', 'activation'].includes(operation.kind)) return false
  const before = plan.nodes[inputs[0] ?? -1]
  return before !== undefined && (before.weights.kernel !== undefined || isFolded(plan, before))
}

/** Activations of a comparison and a product or two. */
const STRAIGHT = ['linear', 'relu', 'leakyRelu', 'hardSigmoid', 'hardSwish']

/** What a value of a node takes more than that of a plain one. */
function moreOf({ operation }: PlannedNode, way: 'there' | 'back'): number {
  if (operation.kind === 'layerNormalization' || operation.kind === 'groupNormalization') return NORMALISED[way]
  return 'activation' in operation && !STRAIGHT.includes(operation.activation.id) ? CURVED[way] : 0
}

/** What a node takes in a forward pass. */
function forwardWork(plan: NetworkPlan, node: PlannedNode): number {
  const { operation } = node
  if (operation.kind === 'input' || operation.kind === 'constant' || onlyRenames(node)) return 0
  const curved = ofSize(node) * moreOf(node, 'there')
  if (isFolded(plan, node)) return curved
  const windows = operation.kind === 'pooling2d' ? operation.size[0] * operation.size[1] : 0
  const read = operation.kind === 'conv2d' ? weightsOf(node) * WEIGHT.there : 0
  return productsOf(plan, node) + read + ofSize(node) * (VALUE + windows) + curved
}

/** Outputs of a convolution are computed so many at a time, whether there are as many or not. */
const PANEL = 8

/**
 * The multiplications on the way back through a node. That of a convolution is one over its whole input, whose outputs
 * are the channels of that input: where it strides, far more than on the way there.
 */
function productsBack(plan: NetworkPlan, node: PlannedNode): number {
  const { operation, inputs } = node
  const input = plan.nodes[inputs[0] ?? -1]
  const channels = input?.shape.at(-1) || 1
  const cells = ofSize(input) / channels
  const kernel = weightsOf(node)
  if (operation.kind === 'depthwiseConv2d') return cells * kernel * DEPTHWISE
  if (operation.kind !== 'conv2d') return productsOf(plan, node)
  const { size, dilation, groups } = operation
  const own = channels / groups
  const isWinograd = size.every((side) => side === 3) && ![...dilation, groups].some((one) => one > 1)
  return ((cells * kernel * Math.ceil(own / PANEL) * PANEL) / own) * (isWinograd ? WINOGRAD : 1)
}

/** What it takes to bring the gradient of its output to its inputs. */
function backwardWork(plan: NetworkPlan, node: PlannedNode): number {
  const { operation } = node
  if (operation.kind === 'input' || operation.kind === 'constant' || onlyRenames(node)) return 0
  const hasActivation = 'activation' in operation && operation.activation.id !== 'linear'
  const isPlain = operation.kind !== 'activation' && isFolded(plan, node)
  const times = isPlain ? 0 : hasActivation && operation.kind !== 'activation' ? 2 : 1
  const arranged = operation.kind === 'conv2d' ? weightsOf(node) * WEIGHT.back : 0
  return BACK * productsBack(plan, node) + arranged + ofSize(node) * (GRADIENT * times + moreOf(node, 'back'))
}

const onlyRenames = ({ operation: { kind } }: PlannedNode) => kind === 'reshape'

/** For nodes that an answer needs, in order: their work, and whether they depend on the node of this name. */
function worksOf(plan: NetworkPlan, name: string) {
  const { nodes, outputs } = plan
  const ends = outputs.map(({ node }) => node)
  const needed = ancestors(nodes, ends)
  const from = nodes.findIndex((node) => node.name === name)
  const after = dependents(nodes, from < 0 ? [] : [from])
  return nodes.map((node, index) => {
    const isNeeded = needed[index] === true
    const isAfter = isNeeded && after[index] === true && index !== from
    return {
      ...{ node, isAfter, isIt: index === from },
      there: isNeeded ? forwardWork(plan, node) : 0,
      back: isAfter ? backwardWork(plan, node) : 0,
    }
  })
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

/** Work as a number of forward passes of the whole network. */
const inPasses = (plan: NetworkPlan, work: number): number =>
  work / (sumOf(worksOf(plan, '').map(({ there }) => there)) || 1)

/** The share of a forward pass that comes after a node, 0 to 1, about. */
export const workAfter = (plan: NetworkPlan, name: string): number =>
  inPasses(plan, sumOf(worksOf(plan, name).map(({ there, isAfter }) => (isAfter ? there : 0))))

/**
 * The forward passes that it takes to compute anew what follows a layer for each of its channels, about; for some of
 * them, if so many are given. What only pools or moves them, and the first dense layer behind, computes what belongs to
 * one channel each time.
 */
export function workOfChannels(plan: NetworkPlan, layer: string, living?: number): number {
  const channels = plan.featureMaps.get(layer)?.at(-1) ?? 0
  const works = worksOf(plan, layer)
  /** Nodes in which a channel still stands apart. */
  const apart = new Set(works.flatMap(({ isIt }, index) => (isIt ? index : [])))
  const later = works.map(({ node, there, isAfter }, index) => {
    if (!isAfter) return 0
    const isBehind = node.inputs.every((input) => apart.has(input))
    if (isBehind && onlyMoves(node)) apart.add(index)
    return isBehind && (onlyMoves(node) || node.operation.kind === 'dense') ? there / channels : there
  })
  return inPasses(plan, (living ?? channels) * (RESUMED * valueCount(plan.featureMaps.get(layer) ?? []) + sumOf(later)))
}

/** The forward passes that a whole pass and the way back from the logits to a node take, about. */
export const thereAndBack = (plan: NetworkPlan, name: string): number =>
  1 + inPasses(plan, sumOf(worksOf(plan, name).map(({ back }) => back)))

/** What it takes to read so many values and to make a map of them, in forward passes. */
export const readingOf = (plan: NetworkPlan, values: number): number => inPasses(plan, values * READ)

/** What noise on the picture takes, in forward passes. */
export const noiseWork = (plan: NetworkPlan): number => inPasses(plan, valueCount(plan.inputs[0]?.shape ?? []) * NORMAL)

/** What imputing the pictures of ROAD takes, in forward passes. */
export const imputingWork = (plan: NetworkPlan): number =>
  inPasses(plan, valueCount(plan.inputs[0]?.shape ?? []) * IMPUTED)

/** What it takes to fill a second network with random weights, in forward passes. */
export const secondNetworkWork = (plan: NetworkPlan): number =>
  inPasses(plan, sumOf([...plan.tensors.values()].map(valueCount)) * REPLACED)
