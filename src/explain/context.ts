import type { BackwardRequest, Network, Pass } from '../engine/engine.ts'
import { type Answering, answeringOf } from '../graph/answering.ts'
import { planeOf } from '../graph/plan/findTarget.ts'
import type { NetworkPlan, PlannedOutput } from '../graph/plan.ts'
import type { LinearReading } from '../types.ts'

/** What a method may ask of the network about one picture, for one of its outputs. */
export interface CamContext {
  plan: NetworkPlan
  output: PlannedOutput
  answering: Answering
  /** The logits of the output for the picture. */
  logits: Float32Array
  /** The plane in the output of a layer, [height, width, channels], flat. */
  activations(layer: string): Promise<Float32Array>
  /**
   * The gradient of `seed · logits` with respect to that plane, or to an input by its name. Throws
   * RangeError for what the kept pass does not reach.
   */
  gradients(node: string, seed: Float32Array, rule?: BackwardRequest['rule']): Promise<Float32Array>
  /** The logits of the output for other inputs, in batches. */
  logitsOf(batch: readonly (readonly Float32Array[])[]): Promise<readonly Float32Array[]>
  signal: AbortSignal | undefined
}

interface ContextParts {
  plan: NetworkPlan
  network: Pick<Network, 'logits'>
  pass: Pass
  /** Index of the output. */
  index?: number
  reading?: LinearReading | undefined
  signal?: AbortSignal
}

/** A context over a kept forward pass. Throws RangeError for an unknown output. */
export function createContext({ plan, network, pass, index = 0, reading, signal }: ContextParts): CamContext {
  const output = plan.outputs[index]
  const logits = pass.outputs[index]
  if (!output || !logits) throw new RangeError(`There is no output ${index}.`)
  /** The plane in the values of a node: without the class tokens before it, and what is after it. */
  const cut = (name: string, values: Float32Array<ArrayBuffer>) => {
    const node = plan.nodes.find((one) => one.name === name)
    const found = node?.plane && planeOf(node)
    if (!found) return values
    const [height = 1, width = 1, channels = 1] = found.shape
    return values.slice(found.skip * channels, (found.skip + height * width) * channels)
  }
  return {
    ...{ plan, output, logits, signal },
    answering: answeringOf({ ...output, reading }),
    activations: async (layer) => cut(layer, await pass.activations(layer)),
    gradients: async (node, seed, rule = 'plain') =>
      cut(node, await pass.gradients(node, { seed, output: index, rule })),
    logitsOf: (batch) => network.logits(batch, index, signal),
  }
}
