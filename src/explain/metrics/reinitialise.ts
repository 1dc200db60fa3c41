import type { Shape } from '../../graph/graph.ts'
import type { NetworkPlan, PlannedNode } from '../../graph/plan.ts'
import { normal } from '../random.ts'

/** Steps of the sanity test. */
export const MOST_STEPS = 12

/** Layers that lose their weights together, and the values that their tensors get instead, by name. */
export interface Step {
  layers: readonly string[]
  values: ReadonlyMap<string, () => Float32Array<ArrayBuffer>>
}

/** What a vector of a layer begins training with: nothing is added, nothing is scaled; PReLU's slope as in PyTorch. */
const beginnings: Readonly<Record<string, number>> = { bias: 0, beta: 0, mean: 0, gamma: 1, variance: 1, alpha: 0.25 }

/**
 * The layers with weights that an output depends on, from the top down, in at most {@link MOST_STEPS} steps. Kernels
 * become normal noise of He et al. 2015 (variance 2 / fan-in, so that the values keep their size), the others what
 * training begins with; constants stay. Tensors get the same values each time.
 */
export function stepsFromTop(plan: NetworkPlan, output: number): Step[] {
  const seen = new Set<string>()
  const layers = ancestorsOf(plan, output).flatMap((index): Step[] => {
    const node = plan.nodes[index] as PlannedNode
    const own = Object.entries(node.weights).flatMap(([key, { tensor, shape }]) => {
      const make = beginningOf(node, key, shape, index)
      return make && !seen.has(tensor) ? [[tensor, make] as const] : []
    })
    for (const [tensor] of own) seen.add(tensor)
    return own.length > 0 ? [{ layers: [node.name], values: new Map(own) }] : []
  })
  const count = Math.min(MOST_STEPS, layers.length)
  return Array.from({ length: count }, (_, step) => {
    const from = Math.round((step * layers.length) / count)
    const group = layers.slice(from, Math.round(((step + 1) * layers.length) / count))
    return {
      layers: group.flatMap((one) => one.layers),
      values: new Map(group.flatMap((one) => [...one.values])),
    }
  })
}

/** Indexes of the nodes that a node depends on, itself too, last ones first. */
function ancestorsOf({ nodes }: NetworkPlan, output: number): number[] {
  const needed = new Set([output])
  for (let index = output; index >= 0; index--) {
    if (needed.has(index)) for (const input of nodes[index]?.inputs ?? []) needed.add(input)
  }
  return [...needed].sort((a, b) => b - a)
}

function beginningOf(node: PlannedNode, key: string, shape: Shape, seed: number) {
  const count = shape.reduce((product, side) => product * side, 1)
  if (key === 'kernel') {
    const deviation = Math.sqrt(2 / fanIn(node, shape))
    return () => normal(count, seed).map((value) => value * deviation)
  }
  const beginning = Object.hasOwn(beginnings, key) ? beginnings[key] : undefined
  return beginning === undefined ? undefined : () => new Float32Array(count).fill(beginning)
}

/** How many values a value of the output is the sum of. */
function fanIn({ operation }: PlannedNode, shape: Shape): number {
  const [height = 1, width = 1, third = 1, fourth = 1] = shape
  if (operation.kind === 'depthwiseConv2d') return height * width
  if (operation.kind === 'conv2dTranspose') {
    return Math.max((height * width * fourth) / (operation.strides[0] * operation.strides[1]), 1)
  }
  return operation.kind === 'conv2d' ? height * width * third : height
}
