import { type Tensor, tensor } from '@tensorflow/tfjs-core'
import { ancestors, dependents } from '../../graph/paths.ts'
import { valueCount } from '../../model/package/manifest.ts'
import type { Pass } from '../engine.ts'
import { batchSize } from './batchSize.ts'
import { makePass, read } from './pass.ts'
import { type Running, run } from './run.ts'

type Values = Float32Array<ArrayBuffer>

export interface Kept {
  /** The nodes on the paths to the logits. */
  readable: Set<number>
  /** These, and the others that their way back reads. */
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
    if (node?.readsInputs && !from.includes(index)) for (const input of node.inputs) held.add(input)
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
    inputs: plan.inputs.map(({ shape }, index) => tensor(values[index] as Float32Array, [1, ...shape])),
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
  const end = plan.outputs[output]?.node
  if (end === undefined) throw new RangeError(`There is no output ${output}.`)
  const wanted = ancestors(plan.nodes, [end])
  const size = batchSize(plan)
  const answers: Values[] = []
  for (let start = 0; start < batch.length; start += size) {
    const part = batch.slice(start, start + size)
    const inputs = plan.inputs.map(({ shape }, index) => {
      const values = new Float32Array(part.length * valueCount(shape))
      for (const [i, given] of part.entries()) values.set(given[index] as Float32Array, i * valueCount(shape))
      return tensor(values, [part.length, ...shape])
    })
    const outputs = await run(running, { inputs, wanted, kept: new Set([end]), signal })
    const result = outputs.get(end) as Tensor
    const values = (await result.data()) as Values
    result.dispose()
    const length = values.length / part.length
    for (const i of part.keys()) answers.push(values.slice(i * length, (i + 1) * length))
  }
  return answers
}
