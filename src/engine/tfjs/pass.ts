import { add, dispose, type Tensor, tensor, tidy } from '@tensorflow/tfjs-core'
import { ancestors, dependents } from '../../graph/paths.ts'
import type { BackwardRequest, Pass } from '../engine.ts'
import { yieldToEventLoop } from '../yieldToEventLoop.ts'
import type { Running } from './run.ts'
import type { RuntimeNode } from './runtimeNode.ts'

type Values = Float32Array<ArrayBuffer>

/** What a forward pass leaves. */
interface Left {
  logits: readonly Values[]
  /** Nodes whose activations and gradients can be read: all on the paths from some node to the logits. */
  kept: ReadonlySet<number>
  /** Their outputs, and others that their way back reads. */
  outputs: ReadonlyMap<number, Tensor>
}

/** The numbers of a tensor: a copy, because some backends give their own memory. */
export const read = async (from: Tensor): Promise<Values> => ((await from.data()) as Values).slice()

/** A forward pass of which outputs are kept. */
export function makePass(running: Running, { logits, kept, outputs }: Left): Pass {
  const indexes = new Map(running.nodes.map(({ name }, index) => [name, index]))
  const find = (name: string): number => {
    const index = indexes.get(name)
    if (index === undefined || !kept.has(index)) throw new RangeError(`The output of ${name} was not kept.`)
    return index
  }
  return {
    outputs: logits,
    keeps: (node) => kept.has(indexes.get(node) ?? -1),
    activations: async (node) => read(outputs.get(find(node)) as Tensor),
    async gradients(node, request) {
      const target = find(node)
      const gradient = await backward(running, outputs, target, request)
      if (!gradient) return new Float32Array((outputs.get(target) as Tensor).size)
      try {
        return await read(gradient)
      } finally {
        gradient.dispose()
      }
    },
    gradientsOf: () => Promise.reject(new Error('TODO engine')),
    resume: () => Promise.reject(new Error('TODO engine')),
    gradientsAt: () => Promise.reject(new Error('TODO engine')),
    dispose: () => dispose([...outputs.values()]),
  }
}

/**
 * The gradient of `seed · logits` with respect to the output of a node: from the logits backwards over the nodes
 * between. Contributions of several users add up. Undefined where the logits do not depend on it. The caller owns it.
 */
async function backward(
  { plan, nodes, store }: Running,
  outputs: ReadonlyMap<number, Tensor>,
  target: number,
  { seed, output = 0, rule = 'plain' }: BackwardRequest,
): Promise<Tensor | undefined> {
  const from = plan.outputs[output]?.node
  if (from === undefined) throw new RangeError(`There is no output ${output}.`)
  const after = dependents(nodes, [target])
  if (!after[from]) return undefined
  const between = ancestors(nodes, [from])
  const gradients = new Map<number, Tensor>([[from, tensor(seed, [1, ...(nodes[from]?.shape ?? [])])]])
  try {
    for (let index = from; index > target; index--) {
      const gradient = gradients.get(index)
      if (!gradient || !between[index]) continue
      await yieldToEventLoop()
      const node = nodes[index] as RuntimeNode
      const kept = {
        inputs: node.inputs.map((input) => outputs.get(input) as Tensor),
        output: outputs.get(index) as Tensor,
        rule,
        wanted: node.inputs.map((input) => after[input] === true),
      }
      const sums = tidy(() => {
        const next = new Map<number, Tensor>()
        for (const [position, back] of node.backward(gradient, kept, store.of(node)).entries()) {
          const input = node.inputs[position] as number
          if (!back || !kept.wanted[position]) continue
          const earlier = next.get(input) ?? gradients.get(input)
          next.set(input, earlier ? add(earlier, back) : back.clone())
        }
        return Object.fromEntries(next)
      })
      for (const [key, sum] of Object.entries(sums)) {
        gradients.get(Number(key))?.dispose()
        gradients.set(Number(key), sum)
      }
      gradient.dispose()
      gradients.delete(index)
    }
    const found = gradients.get(target)
    gradients.delete(target)
    return found
  } finally {
    dispose([...gradients.values()])
  }
}
