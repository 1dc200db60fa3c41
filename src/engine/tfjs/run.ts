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

export interface Run {
  /** By planned input, with the batch. Owned and disposed of by the run. */
  inputs: readonly Tensor[]
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
export async function run({ plan, nodes, store }: Running, { inputs, wanted, kept, signal }: Run) {
  const left = usersOf(nodes).map((users) => users.filter((user) => wanted[user]).length)
  const outputs = new Map<number, Tensor>()
  for (const [index, { node }] of plan.inputs.entries()) outputs.set(node, inputs[index] as Tensor)
  const forget = (index: number) => {
    if (left[index] !== 0 || kept.has(index)) return
    outputs.get(index)?.dispose()
    outputs.delete(index)
  }
  for (const { node } of plan.inputs) forget(node)
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
