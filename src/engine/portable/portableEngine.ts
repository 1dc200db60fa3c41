import { HeatlensError } from '../../errors/index.ts'
import type { Shape } from '../../graph/graph.ts'
import type { NetworkPlan } from '../../graph/plan.ts'
import { valueCount } from '../../model/package/manifest.ts'
import type { Engine, Network, Pass } from '../engine.ts'
import { wholeOutput } from '../wholeOutput.ts'
import { yieldToEventLoop } from '../yieldToEventLoop.ts'
import { decodeBlock } from './decodeBlock.ts'
import { backThrough, gradientOfSums, resumePlan, runNode } from './runPlan.ts'

type Outputs = Float32Array[]

/** An engine on plain arrays in double-precision sums: slow, and the reference of the others in tests. */
export const portableEngine: Engine = {
  async build(plan) {
    const tensors = new Map([...plan.tensors].map(([name, shape]) => [name, new Float32Array(valueCount(shape))]))

    const run = async (inputs: readonly Float32Array[], signal?: AbortSignal): Promise<Outputs> => {
      const outputs: Outputs = []
      for (const index of plan.nodes.keys()) {
        await yieldToEventLoop()
        signal?.throwIfAborted()
        outputs.push(runNode(plan, index, tensors, inputs, outputs) as Float32Array)
      }
      return outputs
    }
    let kept: Outputs = []
    const network: Network = {
      rowsPerBlock: (tensor) => shapeOf(plan, tensor)[0] ?? 1,
      async take(block) {
        const { spec, start, end } = block
        const [rows = 1, ...others] = shapeOf(plan, spec.name)
        const shape = [end - start, ...spec.shape.slice(1)]
        const wanted = [rows, ...others]
        if (start !== 0 || shape.join() !== wanted.join()) {
          throw new HeatlensError('weightsOfOtherShape', { weights: spec.name, shape, wanted })
        }
        tensors.set(spec.name, decodeBlock(block))
      },
      async forward(inputs, keepFrom, signal) {
        const outputs = await run(inputs, signal)
        kept = outputs
        return makePass(plan, tensors, outputs, keepFrom)
      },
      async logits(batch, output, signal) {
        const answers = []
        for (const inputs of batch) answers.push(logitsOf(plan, await run(inputs, signal), output))
        return answers
      },
      async weight(tensor) {
        const values = tensors.get(tensor)
        if (!values) throw new RangeError(`There is no tensor ${tensor}.`)
        return values.slice()
      },
      memory() {
        const arrays = [...tensors.values(), ...kept]
        return { tensors: arrays.length, bytes: arrays.reduce((bytes, { byteLength }) => bytes + byteLength, 0) }
      },
      dispose() {
        tensors.clear()
        kept = []
      },
    }
    return network
  },
}

function shapeOf({ tensors }: NetworkPlan, name: string): Shape {
  const shape = tensors.get(name)
  if (!shape) throw new HeatlensError('weightsUnwanted', { weights: name })
  return shape
}

const logitsOf = ({ outputs }: NetworkPlan, values: Outputs, output: number): Float32Array<ArrayBuffer> =>
  (values[outputs[output]?.node ?? -1] as Float32Array).slice()

/** The nodes on the paths from one node to the logits, both ends included: their indexes. */
function onPaths({ nodes, outputs }: NetworkPlan, from: number): Set<number> {
  const behind = new Set([from])
  for (const [index, { inputs }] of nodes.entries()) if (inputs.some((input) => behind.has(input))) behind.add(index)
  const before = new Set(outputs.map(({ node }) => node))
  for (let index = nodes.length - 1; index >= 0; index--) {
    if (before.has(index)) for (const input of nodes[index]?.inputs ?? []) before.add(input)
  }
  return new Set([...behind].filter((index) => before.has(index)))
}

function makePass(
  plan: NetworkPlan,
  tensors: ReadonlyMap<string, Float32Array>,
  outputs: Outputs,
  keepFrom: string,
): Pass {
  const indexes = new Map(plan.nodes.map(({ name }, index) => [name, index]))
  const kept = onPaths(plan, indexes.get(keepFrom) ?? -1)
  const find = (name: string): number => {
    const index = indexes.get(name)
    if (index === undefined || !kept.has(index)) throw new RangeError(`The output of ${name} was not kept.`)
    return index
  }
  const endOf = (output: number): number => {
    const end = plan.outputs[output]?.node
    if (end === undefined) throw new RangeError(`There is no output ${output}.`)
    return end
  }
  return {
    outputs: plan.outputs.map((_, output) => logitsOf(plan, outputs, output)),
    keeps: (node) => kept.has(indexes.get(node) ?? -1),
    activations: async (node) => (outputs[find(node)] as Float32Array).slice(),
    async gradients(node, { seed, output = 0, rule }) {
      const index = find(node)
      const gradient = backThrough(plan, tensors, outputs, { from: endOf(output), seed, rule })[index]
      return gradient ? new Float32Array(gradient) : new Float32Array((outputs[index] as Float32Array).length)
    },
    async gradientsOf(places, { seed, output = 0, rule }) {
      const indices = places.map(({ node }) => find(node))
      const gradients = backThrough(plan, tensors, outputs, { from: endOf(output), seed, rule })
      return places.map(({ at }, place) => {
        const index = indices[place] as number
        const gradient = gradients[index]
        if (!gradient) return new Float32Array((outputs[index] as Float32Array).length)
        const here = at === 'sums' ? gradientOfSums(plan, tensors, outputs, { node: index, gradient, rule }) : gradient
        return new Float32Array(here)
      })
    },
    async resume(node, batch, output, signal) {
      const index = find(node)
      const answers = []
      for (const other of batch) {
        await yieldToEventLoop()
        signal?.throwIfAborted()
        const values = wholeOutput(other, outputs[index] as Float32Array)
        const others = resumePlan(plan, tensors, outputs, { node: index, values }) as Outputs
        answers.push(logitsOf(plan, others, output))
      }
      return answers
    },
    async gradientsAt(node, values, { seed, output = 0, rule }) {
      const index = find(node)
      const others = resumePlan(plan, tensors, outputs, { node: index, values })
      const gradient = backThrough(plan, tensors, others, { from: endOf(output), seed, rule })[index]
      return gradient ? new Float32Array(gradient) : new Float32Array(values.length)
    },
    dispose() {
      kept.clear()
    },
  }
}
