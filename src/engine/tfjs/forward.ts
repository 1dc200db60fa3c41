import { concat, type Tensor, tensor, tidy } from '@tensorflow/tfjs-core'
import type { NetworkPlan } from '../../graph/plan.ts'
import { valueCount } from '../../model/package/manifest.ts'
import type { Pass } from '../engine.ts'
import { makePass } from './pass.ts'
import { before, behind } from './paths.ts'
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
  const ancestors = before(
    plan,
    plan.outputs.map(({ node }) => node),
  )
  const readable = new Set([...behind(plan, from)].filter((index) => ancestors.has(index)))
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
    wanted: before(plan, ends),
    kept: new Set([...held, ...ends]),
    signal,
  })
  const logits = await Promise.all(ends.map(async (end) => (await outputs.get(end)?.data()) as Values))
  for (const [index, output] of outputs) {
    if (held.has(index)) continue
    output.dispose()
    outputs.delete(index)
  }
  return makePass(running, { logits, kept: readable, outputs })
}

/** The most values that a batch may have in one node: as many as a texture of 4096 x 4096 has pixels. */
const MAX_BATCH_VALUES = 2 ** 24
const MAX_BATCH = 32

/** The number of pictures that run at a time. */
export function batchSize({ nodes }: NetworkPlan): number {
  const largest = nodes.reduce((most, { shape, operation }) => {
    // WebGL writes out what each window of a convolution sees, four values a pixel.
    const isFull = operation.kind === 'conv2d'
    const [rows = 0, columns = 0] = shape
    const channels = isFull ? patchChannels(nodes, shape) : 0
    void rows
    void columns
    void channels
    return Math.max(most, valueCount(shape))
  }, 1)
  return Math.min(Math.max(Math.floor(MAX_BATCH_VALUES / largest), 1), MAX_BATCH)
}
