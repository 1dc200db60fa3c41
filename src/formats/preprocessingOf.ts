import type { Graph, GraphNode } from '../graph/graph.ts'
import type { ValueRange } from '../types.ts'

/** Operations that keep the range of values, at the front of a network. */
const keepsRange = new Set([
  ...['identity', 'resize', 'centerCrop', 'cropping2d', 'padding2d', 'permute', 'concatenate'],
  // `x[..., k]` and `stack`, by which Keras 3 turns RGB to BGR.
  ...['slice', 'reshape', 'expand'],
])

/** Scales below it make 0..1 or −1..1 of bytes, above it of values that are small already. */
const SMALL_SCALE = 1 / 20

/** Means above it are those of bytes. */
const LARGE_MEAN = 2

/** What was done to the picture up to a node. */
interface Done {
  scale: number
  /** In the units of the picture. */
  shift: number
  isScaled: boolean
  /** What the bounds say that were the first to cut it. */
  clamped?: ValueRange | undefined
}

/**
 * The values that a network wants of a picture, where its own first nodes scale or shift them: it wants bytes where
 * they divide by hundreds. The picture may be taken apart and put together again on the way. Undefined if nothing of
 * this kind is done on all ways of the picture into the network, or if that does not tell.
 */
export function valuesWanted({ nodes, inputs }: Graph): ValueRange | undefined {
  const byName = new Map(nodes.map((node) => [node.name, node]))
  const picture = inputs.map((name) => byName.get(name)).find((node) => isPicture(node))
  if (!picture) return undefined
  const front = new Map<string, Done>([[picture.name, { scale: 1, shift: 0, isScaled: false }]])
  const used = new Set<string>()
  const ends = new Set<string>()
  for (const node of nodes) {
    for (const input of node.inputs) used.add(input)
    const before = node.inputs.map((input) => front.get(input))
    const done = before.every((one) => one !== undefined) ? after(node, before) : undefined
    if (done) front.set(node.name, done)
    else for (const input of node.inputs) ends.add(input)
  }
  const ranges = [...front].flatMap(([name, done]) =>
    ends.has(name) || !used.has(name) ? [done.isScaled ? rangeOf(done.scale, done.shift) : done.clamped] : [],
  )
  return new Set(ranges).size === 1 ? ranges[0] : undefined
}

/** What was done to the picture behind a node, given what was before it; undefined if the network begins there. */
function after(node: GraphNode, before: readonly Done[]): Done | undefined {
  const [first, ...others] = before
  if (!first) return undefined
  const change = changeOf(node)
  const bounds = boundsOf(node)
  if (change === 'unknown' || (!change && !bounds && !keepsRange.has(node.operation.kind) && !isSelection(node)))
    return undefined
  const done = others.reduce(
    (all, one) => ({
      scale: Math.min(all.scale, one.scale),
      shift: Math.max(all.shift, one.shift),
      isScaled: all.isScaled || one.isScaled,
      clamped: all.clamped ?? one.clamped,
    }),
    first,
  )
  if (bounds && !done.isScaled) return { ...done, clamped: done.clamped ?? within(bounds) }
  if (!change) return done
  const { scale } = done
  return { scale: scale * change.scale, shift: Math.max(done.shift, change.shift / scale), isScaled: true }
}

type Bounds = readonly [low: number, high: number]

/** The lowest and the highest value that a node lets through, as what is quantised has. */
function boundsOf({ operation }: GraphNode): Bounds | undefined {
  if (operation.kind !== 'activation') return undefined
  const { activation } = operation
  if (activation.id === 'clip') return [activation.min, activation.max]
  return activation.id === 'relu' && activation.max !== undefined && !activation.slope ? [0, activation.max] : undefined
}

/** Values that were normalised lie between a few below and a few above zero: that tells nothing. */
function within([low, high]: Bounds): ValueRange | undefined {
  if (high > 20) return '0..255'
  return low > -0.02 && high > 0.5 && high < 1.1 ? '0..1' : undefined
}

const isPicture = (node: GraphNode | undefined) => node?.operation.kind === 'input' && node.operation.shape.length === 3

/** A reader's stand-in for `x[..., k]`. */
const isSelection = ({ operation, weights }: GraphNode) =>
  operation.kind === 'dense' && Object.values(weights).every((name) => name.endsWith('/selection'))

const rangeOf = (scale: number, shift: number): ValueRange =>
  scale < SMALL_SCALE || shift > LARGE_MEAN ? '0..255' : '0..1'

/** By how much a node scales its input, and the shift in its input's units. */
function changeOf(node: GraphNode): { scale: number; shift: number } | 'unknown' | undefined {
  const { operation } = node
  if (operation.kind === 'affine') {
    const scale = largest(operation.scale)
    return { scale: scale || 1, shift: largest(operation.offset) / (scale || 1) }
  }
  if (operation.kind === 'normalization') {
    const { mean, variance } = operation
    if (!mean || !variance) return 'unknown'
    return { scale: 1 / (Math.sqrt(largest(variance)) || 1), shift: largest(mean) }
  }
  if (operation.kind === 'arithmetic' && operation.scalar !== undefined && node.inputs.length === 1) {
    const size = Math.abs(operation.scalar)
    if (operation.function === 'divide' && !operation.scalarFirst) return { scale: 1 / (size || 1), shift: 0 }
    if (operation.function === 'multiply') return { scale: size || 1, shift: 0 }
    if (operation.function === 'add' || operation.function === 'subtract') return { scale: 1, shift: size }
  }
  return undefined
}

const largest = (values: readonly number[]) => Math.max(0, ...values.map(Math.abs))
