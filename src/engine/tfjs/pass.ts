import { dispose, type Tensor } from '@tensorflow/tfjs-core'
import type { Pass } from '../engine.ts'
import { gradientsAtPlaces } from './backward.ts'
import { gradientsAt, resume } from './resume.ts'
import { endOf, type Running, read } from './run.ts'

type Values = Float32Array<ArrayBuffer>

/** What a forward pass leaves. */
interface Left {
  logits: readonly Values[]
  /** Nodes whose activations and gradients can be read: all on the paths from some node to the logits. */
  kept: ReadonlySet<number>
  /** Their outputs, and others that their way back reads. */
  outputs: ReadonlyMap<number, Tensor>
}

/** A forward pass of which outputs are kept. */
export function makePass(running: Running, { logits, kept, outputs }: Left): Pass {
  const indexes = new Map(running.nodes.map(({ name }, index) => [name, index]))
  const find = (name: string): number => {
    const index = indexes.get(name)
    if (index === undefined || !kept.has(index)) throw new RangeError(`The output of ${name} was not kept.`)
    return index
  }
  const gradientsOf: Pass['gradientsOf'] = (places, request) =>
    gradientsAtPlaces(
      running,
      outputs,
      places.map(({ node, at }) => ({ index: find(node), at })),
      request,
    )
  return {
    outputs: logits,
    keeps: (node) => kept.has(indexes.get(node) ?? -1),
    activations: async (node) => read(outputs.get(find(node)) as Tensor),
    async gradients(node, request) {
      const [gradient] = await gradientsOf([{ node, at: 'output' }], request)
      return gradient as Values
    },
    gradientsOf: async (places, request) => gradientsOf(places, request),
    resume: async (node, batch, output, signal) =>
      resume(running, outputs, {
        index: find(node),
        batch,
        logits: logits[output] as Values,
        end: endOf(running, output),
        signal,
      }),
    async gradientsAt(node, values, request) {
      return gradientsAt(running, outputs, { index: find(node), values }, request)
    },
    dispose: () => dispose([...outputs.values()]),
  }
}
