import { type Tensor, tensor } from '@tensorflow/tfjs-core'
import { ancestors, dependents } from '../../graph/paths.ts'
import type { Pass } from '../engine.ts'
import { batchSize, inBatches, stack } from './batches.ts'
import { makePass } from './pass.ts'
import { endOf, type Running, read, run } from './run.ts'

type Values = Float32Array<ArrayBuffer>

export interface Kept {
  /** The nodes on the paths to the logits. */
  readable: Set<number>
  /** These, and the others that they read: for their way back, and to run them anew. */
  held: Set<number>
}

/** What a pass keeps, from some nodes on. */
export function keptFrom({ plan, nodes }: Running, from: readonly number[]): Kept {
  const lead = ancestors(
    plan.nodes,
    plan.outputs.map(({ node }) => node),
  )
  const follow = dependents(plan.nodes, from)
  const readable = new Set([...nodes.keys()].filter((index) => lead[index] && follow[index]))
  const held = new Set(readable)
  for (const index of readable) {
    const node = nodes[index]
    if (node?.sumsReadInput || !from.includes(index)) for (const input of node?.inputs ?? []) held.add(input)
  }
  return { readable, held }
}

/** Runs a network on values for each planned input, and keeps some outputs. */
export async function forward(
  running: Running,
  values: readonly Float32Array[],
  { readable, held }: Kept,
  signal?: AbortSignal,
): Promise<Pass> {
  const { plan } = running
  const ends = plan.outputs.map(({ node }) => node)
  const outputs = await run(running, {
    given: new Map(
      plan.inputs.map(({ node, shape }, index) => [node, tensor(values[index] as Float32Array, [1, ...shape])]),
    ),
    wanted: ancestors(plan.nodes, ends),
    kept: new Set([...held, ...ends]),
    signal,
  })
  const logits = await Promise.all(ends.map((end) => read(outputs.get(end) as Tensor)))
  for (const [index, output] of outputs) {
    if (held.has(index)) continue
    output.dispose()
    outputs.delete(index)
  }
  return makePass(running, { logits, kept: readable, outputs })
}

/** Runs a network on many inputs, of which only one output is read. */
export async function logits(
  running: Running,
  batch: readonly (readonly Float32Array[])[],
  output: number,
  signal?: AbortSignal,
): Promise<Values[]> {
  const { plan } = running
  const end = endOf(running, output)
  const wanted = ancestors(plan.nodes, [end])
  return inBatches(batch, batchSize(plan.nodes), async (part) => {
    const given = plan.inputs.map(
      ({ node, shape }, index) =>
        [
          node,
          stack(
            part.map((one) => one[index] as Float32Array),
            shape,
          ),
        ] as const,
    )
    const outputs = await run(running, { given: new Map(given), wanted, kept: new Set([end]), signal })
    return outputs.get(end) as Tensor
  })
}
