import { arrivePortable } from '../../portable/arrive.ts'
import type { Kept } from '../forward.ts'
import type { NodeLayout } from '../layout.ts'
import type { Difference } from './differences.ts'

/** Where more than this share of the channels differ, a whole run is as fast. */
const FEW = 1 / 8

/** Nodes in a row, from the first after some node on, that work on each channel alone. */
export interface Narrow {
  nodes: readonly NodeLayout[]
  from: NodeLayout
}

function isNarrow({ node: { operation, inputs } }: NodeLayout, shape: readonly number[]): boolean {
  if (inputs.length !== 1) return false
  if (operation.kind === 'reduce') return !operation.axes.includes(shape.length - 1)
  if (operation.kind === 'activation') return !['softmax', 'logSoftmax'].includes(operation.activation.id)
  return operation.kind === 'pooling2d'
}

/** The nodes between two if each works on every channel alone; else undefined. */
export function findNarrow(nodes: readonly NodeLayout[], node: number, cut: number): Narrow | undefined {
  const found: NodeLayout[] = []
  for (let index = cut; index !== node; index = (nodes[index] as NodeLayout).node.inputs[0] as number) {
    const own = nodes[index] as NodeLayout
    const input = nodes[own.node.inputs[0] ?? -1]
    if (!input || !isNarrow(own, input.node.shape)) return undefined
    found.unshift(own)
  }
  return { nodes: found, from: nodes[node] as NodeLayout }
}

/** Some channels of values, each of which has `channels` for a place. */
function gather(values: Float32Array, channels: number, some: readonly number[]): Float32Array {
  const places = values.length / channels
  const few = new Float32Array(places * some.length)
  for (let place = 0; place < places; place++) {
    for (const [i, channel] of some.entries())
      few[place * some.length + i] = values[place * channels + channel] as number
  }
  return few
}

/**
 * How the output of the last of such nodes differs if that of the node before them does: only the channels that differ
 * are computed anew. Undefined if these are more than a few.
 */
export async function runNarrow(
  { nodes, from }: Narrow,
  [before, after]: readonly [Kept, Kept],
  { at, by }: Difference,
): Promise<Difference | undefined> {
  if (nodes.length === 0) return { at, by }
  const channels = from.node.shape.at(-1) as number
  const some = [...new Set(at.map((index) => index % channels))]
  if (some.length > channels * FEW) return undefined
  const order = new Map(some.map((channel, i) => [channel, i]))
  let values = gather(before.output, channels, some)
  for (const [i, index] of at.entries()) {
    const to = Math.floor(index / channels) * some.length + (order.get(index % channels) as number)
    values[to] = (values[to] as number) + (by[i] as number)
  }
  let shape = from.node.shape.with(-1, some.length)
  for (const { node } of nodes) {
    const own = { ...node, shape: node.shape.with(-1, some.length) }
    const portable = await arrivePortable(node)
    values = portable.forward(own, { inputs: [values], inputShapes: [shape], weights: {} }) as Float32Array
    shape = own.shape
  }
  const difference: { at: number[]; by: number[] } = { at: [], by: [] }
  for (let i = 0; i < values.length; i++) {
    const index = Math.floor(i / some.length) * channels + (some[i % some.length] as number)
    const own = (values[i] as number) - (after.output[index] as number)
    if (own === 0) continue
    difference.at.push(index)
    difference.by.push(own)
  }
  return difference
}
