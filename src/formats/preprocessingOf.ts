import type { Graph, GraphNode } from '../graph/graph.ts'
import type { ValueRange } from '../types.ts'

/** Operations that keep the range of values, at the front of a network. */
const keepsRange = new Set([
  'identity',
  'resize',
  'centerCrop',
  'cropping2d',
  'padding2d',
  'permute',
  'concatenate',
  'slice',
])

/** Scales below it make 0..1 or −1..1 of bytes, above it of values that are small already. */
const SMALL_SCALE = 1 / 20

/** Means above it are those of bytes. */
const LARGE_MEAN = 2

/**
 * The values that a network wants of a picture, where its own first nodes scale or shift them: it wants bytes where
 * they divide by hundreds. Undefined if they do nothing of this kind, or do not tell.
 */
export function valuesWanted({ nodes, inputs }: Graph): ValueRange | undefined {
  const byName = new Map(nodes.map((node) => [node.name, node]))
  const picture = inputs.map((name) => byName.get(name)).find((node) => isPicture(node))
  if (!picture) return undefined
  const users = new Map<string, GraphNode[]>()
  for (const node of nodes) {
    for (const input of new Set(node.inputs)) {
      const list = users.get(input)
      if (list) list.push(node)
      else users.set(input, [node])
    }
  }
  let scale = 1
  let shift = 0
  let isScaled = false
  let clamped: ValueRange | undefined
  for (
    let [node, ...others] = nextOf(users, picture);
    node && others.length === 0;
    [node, ...others] = nextOf(users, node)
  ) {
    const change = changeOf(node)
    const bounds = boundsOf(node)
    if (bounds) {
      if (!isScaled) clamped ??= within(bounds)
      continue
    }
    if (!change && !keepsRange.has(node.operation.kind) && !isSelection(node)) break
    if (!change) continue
    if (change === 'unknown') return isScaled ? rangeOf(scale, shift) : clamped
    isScaled = true
    shift = Math.max(shift, change.shift / scale)
    scale *= change.scale
  }
  return isScaled ? rangeOf(scale, shift) : clamped
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

/** The users of a node; instead of nodes that each take one channel, what they are put together by. */
function nextOf(users: ReadonlyMap<string, readonly GraphNode[]>, node: GraphNode): readonly GraphNode[] {
  const own = users.get(node.name) ?? []
  if (own.length < 2 || !own.every(isSelection)) return own
  return [...new Set(own.flatMap(({ name }) => users.get(name) ?? []))]
}

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
