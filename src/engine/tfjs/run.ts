import { dispose, type Tensor, tidy } from '@tensorflow/tfjs-core'
import type { NetworkPlan } from '../../graph/plan.ts'
import { usersOf } from '../../graph/usersOf.ts'
import { yieldToEventLoop } from '../yieldToEventLoop.ts'
import type { RuntimeNode } from './runtimeNode.ts'
import type { WeightStore } from './weightStore.ts'

/** A network as it runs. */
export interface Running {
  plan: NetworkPlan
  nodes: readonly RuntimeNode[]
  store: WeightStore
}

/** The numbers of a tensor: a copy, because some backends give their own memory. */
export const read = async (from: Tensor): Promise<Float32Array<ArrayBuffer>> =>
  ((await from.data()) as Float32Array<ArrayBuffer>).slice()

/** The node of a planned output. Throws RangeError if there is none. */
export function endOf({ plan }: Running, output: number): number {
  const end = plan.outputs[output]?.node
  if (end === undefined) throw new RangeError(`There is no output ${output}.`)
  return end
}

export interface Run {
  /** Outputs of nodes that are there: of the inputs, for example. With the batch. Owned and disposed of by the run. */
  given: ReadonlyMap<number, Tensor>
  /** Which nodes are computed. */
  wanted: readonly boolean[]
  /** The nodes whose outputs are returned; the others are disposed of after their last user. */
  kept: ReadonlySet<number>
  signal?: AbortSignal | undefined
}

/**
 * Computes the outputs of nodes, in order. Yields to the event loop between them, and throws the signal's reason there
 * once it is aborted. The caller owns what is returned, by index of the node.
 */
export async function run({ nodes, store }: Running, { given, wanted, kept, signal }: Run) {
  const left = usersOf(nodes).map((users) => users.filter((user) => wanted[user] && !given.has(user)).length)
  const outputs = new Map(given)
  const forget = (index: number) => {
    if (left[index] !== 0 || kept.has(index)) return
    outputs.get(index)?.dispose()
    outputs.delete(index)
  }
  for (const node of given.keys()) forget(node)
  try {
    for (const [index, node] of nodes.entries()) {
      if (!wanted[index] || outputs.has(index)) continue
      await yieldToEventLoop()
      signal?.throwIfAborted()
      const operands = node.inputs.map((input) => outputs.get(input) as Tensor)
      // A clone where the output is an input, because both are disposed of separately.
      const output = tidy(() => {
        const made = node.forward(operands, store.of(node))
        return operands.includes(made) ? made.clone() : made
      })
      outputs.set(index, output)
      for (const input of node.inputs) {
        left[input] = (left[input] as number) - 1
        forget(input)
      }
      forget(index)
    }
  } catch (error) {
    dispose([...outputs.values()])
    throw error
  }
  return outputs
}
