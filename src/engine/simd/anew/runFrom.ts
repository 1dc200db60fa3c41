import { ancestors, dependents } from '../../../graph/paths.ts'
import { type Course, type Kept, runNodes, type SimdNetwork, write } from '../forward.ts'
import type { NodeLayout } from '../layout.ts'

/** The output of a node that is to be another: everything that depends on it is computed anew. */
export interface Change {
  node: number
  values: Float32Array
}

/** Runs what lies between a node of other output and the end. `kept` has what stands beside. */
export async function runFrom(
  network: SimdNetwork,
  kept: ReadonlyMap<number, Kept>,
  { node, values }: Change,
  end: number,
  course: Pick<Course, 'isKept' | 'signal'>,
): Promise<Map<number, Kept>> {
  const { plan, threadPool } = network
  const { nodes } = threadPool.main.layout
  const anew = dependents(plan.nodes, [node])
  const isWanted = ancestors(plan.nodes, [end])
  const isNeeded = anew.map((isAnew, index) => isAnew && isWanted[index] === true && index !== node)
  const outputs = new Map<number, Kept>([[node, { output: values.slice() }]])
  const bring = (own: NodeLayout) => {
    for (const input of own.node.inputs) {
      // What stands beside may since have been overwritten.
      const output = input === node ? values : anew[input] ? undefined : kept.get(input)?.output
      if (output) write(threadPool, nodes[input] as NodeLayout, output)
    }
  }
  await runNodes(network, { inputs: [], isNeeded, bring, ...course }, outputs)
  return outputs
}
