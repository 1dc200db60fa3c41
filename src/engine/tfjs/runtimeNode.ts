import { dispose, slice, type Tensor, tidy, zeros } from '@tensorflow/tfjs-core'
import type { Shape } from '../../graph/graph.ts'
import type { NetworkPlan, PlannedNode } from '../../graph/plan.ts'
import { makeRunner, type Runner, type Weights } from './operations/index.ts'

/** A node with its runner. */
export interface RuntimeNode extends PlannedNode, Runner {
  inputShapes: readonly Shape[]
}

export function makeNodes({ nodes }: NetworkPlan): RuntimeNode[] {
  return nodes.map((node) => {
    const inputShapes = node.inputs.map((index) => (nodes[index] as PlannedNode).shape)
    return { ...node, ...makeRunner(node, inputShapes), inputShapes }
  })
}

/** Runs a function, possibly without completing all of its work. */
export type WarmUp = <T>(run: () => T) => T

/** Runs a node forwards, and optionally backwards, on zeros, and waits until it has finished. */
export async function runOnZeros(warmUp: WarmUp, node: RuntimeNode, weights: Weights, both: boolean): Promise<void> {
  const run = () => {
    const inputs = node.inputShapes.map((shape) => zeros([1, ...shape]))
    const output = node.forward(inputs, weights)
    const results = [output]
    if (both) {
      const kept = { inputs, output, rule: 'plain', wanted: inputs.map(() => true) } as const
      const gradients = node.backward(zeros(output.shape), kept, weights)
      results.push(...gradients.filter((gradient) => gradient !== undefined))
    }
    return results.map((result) => slice(result, new Array(result.rank).fill(0), new Array(result.rank).fill(1)))
  }
  const results: Tensor[] = warmUp(() => tidy(run))
  await Promise.all(results.map((result) => result.data()))
  dispose(results)
}
