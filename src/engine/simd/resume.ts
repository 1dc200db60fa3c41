import { ancestors, dependents } from '../../graph/paths.ts'
import { yieldToEventLoop } from '../yieldToEventLoop.ts'
import { propagate, type WayBack } from './backward.ts'
import { type Course, type Kept, runNodes, type SimdNetwork, type Values, write } from './forward.ts'
import type { NodeLayout } from './layout.ts'

/** The output of a node that is to be another: everything that depends on it is computed anew. */
export interface Change {
  node: number
  values: Float32Array
}

/** Runs what lies between a node of other output and the end. `kept` has what stands beside. */
async function runFrom(
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

/** Other outputs of a node, and the node whose output is wanted for each. */
interface Batch {
  node: number
  batch: readonly Float32Array[]
  end: number
  /** The output of `end` as the pass has it. */
  logits: Values
  signal?: AbortSignal | undefined
}

/** The output of the node `end` for each of a batch of other outputs of a node. */
export async function resume(
  network: SimdNetwork,
  kept: ReadonlyMap<number, Kept>,
  { node, batch, end, logits, signal }: Batch,
): Promise<Values[]> {
  const answers: Values[] = []
  for (const values of batch) {
    await yieldToEventLoop()
    signal?.throwIfAborted()
    const outputs = await runFrom(network, kept, { node, values }, end, { isKept: (index) => index === end, signal })
    answers.push((outputs.get(end)?.output ?? logits).slice())
  }
  return answers
}

/** The gradient with respect to the output of a node if that output were another. */
export async function gradientsAt(
  network: SimdNetwork,
  kept: ReadonlyMap<number, Kept>,
  change: Change,
  way: Omit<WayBack, 'targets'>,
): Promise<Values> {
  const others = await runFrom(network, kept, change, way.from, { isKept: () => true })
  const all = new Map([...kept, ...others])
  const [gradient] = await propagate(network, all, { ...way, targets: [change.node] })
  return gradient as Values
}
