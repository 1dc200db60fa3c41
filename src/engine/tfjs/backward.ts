import { add, dispose, type Tensor, tensor, tidy } from '@tensorflow/tfjs-core'
import { ancestors, dependents } from '../../graph/paths.ts'
import type { BackwardRequest, GradientPlace } from '../engine.ts'
import { yieldToEventLoop } from '../yieldToEventLoop.ts'
import type { KeptSums } from './operations/index.ts'
import { endOf, type Running, read } from './run.ts'
import type { RuntimeNode } from './runtimeNode.ts'

type Values = Float32Array<ArrayBuffer>

interface Place {
  index: number
  at: GradientPlace['at']
}

/** The gradients of `seed · logits` at places; zeros where the logits do not depend on them. One way back gives all. */
export async function gradientsAtPlaces(
  running: Running,
  outputs: ReadonlyMap<number, Tensor>,
  places: readonly Place[],
  request: BackwardRequest,
): Promise<Values[]> {
  const targets = places.map(({ index }) => index)
  const gradients = await backward(running, outputs, targets, request)
  try {
    const found: Values[] = []
    for (const { index, at } of places) {
      const node = running.nodes[index] as RuntimeNode
      const gradient = gradients.get(index)
      if (!gradient) {
        found.push(new Float32Array((outputs.get(index) as Tensor).size))
        continue
      }
      const kept = keptOf(node, index, outputs, request)
      const isOther = at === 'sums' && node.backToSums !== undefined
      const own = isOther ? tidy(() => node.backToSums?.(gradient, kept, running.store.of(node)).clone()) : undefined
      found.push(await read(own ?? gradient))
      own?.dispose()
    }
    return found
  } finally {
    dispose([...gradients.values()])
  }
}

const keptOf = (
  { inputs }: RuntimeNode,
  index: number,
  outputs: ReadonlyMap<number, Tensor>,
  { rule = 'plain' }: BackwardRequest,
): KeptSums => ({
  inputs: inputs.map((input) => outputs.get(input) as Tensor),
  output: outputs.get(index) as Tensor,
  rule,
})

/**
 * The gradients of `seed · logits` with respect to the outputs of some nodes: from the logits backwards over the nodes
 * between. Contributions of several users add up. None where the logits do not depend on it. The caller owns them.
 */
async function backward(
  running: Running,
  outputs: ReadonlyMap<number, Tensor>,
  targets: readonly number[],
  request: BackwardRequest,
): Promise<Map<number, Tensor>> {
  const { nodes, store } = running
  const { seed, output = 0 } = request
  const from = endOf(running, output)
  const after = dependents(nodes, targets)
  const gradients = new Map<number, Tensor>()
  if (!after[from]) return gradients
  const between = ancestors(nodes, [from])
  gradients.set(from, tensor(seed, [1, ...(nodes[from]?.shape ?? [])]))
  try {
    for (let index = from; index >= 0; index--) {
      const gradient = gradients.get(index)
      const node = nodes[index] as RuntimeNode
      const wanted = node.inputs.map((input) => after[input] === true)
      if (!gradient || !between[index] || !wanted.includes(true)) continue
      await yieldToEventLoop()
      const kept = { ...keptOf(node, index, outputs, request), wanted }
      const sums = tidy(() => {
        const next = new Map<number, Tensor>()
        for (const [position, back] of node.backward(gradient, kept, store.of(node)).entries()) {
          const input = node.inputs[position] as number
          if (!back || !wanted[position]) continue
          const earlier = next.get(input) ?? gradients.get(input)
          next.set(input, earlier ? add(earlier, back) : back.clone())
        }
        return Object.fromEntries(next)
      })
      for (const [key, sum] of Object.entries(sums)) {
        gradients.get(Number(key))?.dispose()
        gradients.set(Number(key), sum)
      }
      if (targets.includes(index)) continue
      gradient.dispose()
      gradients.delete(index)
    }
    return gradients
  } catch (error) {
    dispose([...gradients.values()])
    throw error
  }
}
