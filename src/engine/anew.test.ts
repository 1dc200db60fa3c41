import { beforeAll, describe, expect, it } from 'vitest'
import { branches } from '../../fixtures/branches.ts'
import { noise } from '../../fixtures/networks.ts'
import { simd } from '../../fixtures/packages.ts'
import { giveWeights, makeWeights, type Weights } from '../../fixtures/plannedNetworks.ts'
import { oddSums, smallGraph, smallVgg } from '../../fixtures/smallGraphs.ts'
import type { NetworkPlan } from '../graph/plan.ts'
import { valueCount } from '../model/package/manifest.ts'
import { startBackend } from './backends/startBackend.ts'
import type { BackwardRequest, Engine, GradientPlace, Pass } from './engine.ts'
import { portableEngine } from './portable/portableEngine.ts'
import { startSimd } from './simd/simdEngine.ts'
import { tfjsEngine } from './tfjs/tfjsEngine.ts'

// What a pass tells beside its own activations and gradients, on each engine as on plain arrays.

const engines: Record<string, () => Engine | Promise<Engine>> = {
  'the CPU engine': () => startSimd(simd),
  'TF.js': () => tfjsEngine({}),
  'TF.js that keeps all': () => tfjsEngine({ keepsAll: true }),
}

const graphs: Record<string, { plan: NetworkPlan; from: readonly string[] }> = {
  'two outputs and branches': { plan: branches(), from: ['picture', 'numbers', 'stem', 'side', 'joined'] },
  'a small VGG': { plan: smallVgg(28), from: ['conv2', 'conv4', 'fc1'] },
  'a graph of blocks': { plan: smallGraph(28), from: ['conv1', 'depth', 'squeeze', 'both'] },
  'odd sums': { plan: oddSums(), from: ['spread', 'grouped', 'deep', 'normal', 'hidden'] },
}

const rules = ['plain', 'guided'] as const

async function build(engine: Engine, plan: NetworkPlan, weights: Weights) {
  const network = await engine.build(plan, weights.stored)
  await giveWeights(network, weights)
  return network
}

const draw = ({ inputs }: NetworkPlan) => inputs.map(({ shape }, index) => noise(valueCount(shape), 77 + index))

const seedFor = (plan: NetworkPlan, output: number) => noise(plan.outputs[output]?.units ?? 0, 90 + output)

const requests = (plan: NetworkPlan): BackwardRequest[] =>
  plan.outputs.flatMap((_, output) => rules.map((rule) => ({ seed: seedFor(plan, output), output, rule })))

/** What is asked of a pass from one node on. */
interface Questions {
  plan: NetworkPlan
  node: string
  places: readonly GradientPlace[]
  /** Other outputs of the node. */
  batch: readonly Float32Array[]
}

/** Gradients at many places, and all that is computed anew. */
async function answersOf(pass: Pass, { plan, node, places, batch }: Questions) {
  const answers = new Map<string, Float32Array>()
  for (const request of requests(plan)) {
    const what = `${request.rule} gradient of output ${request.output}`
    for (const [index, gradient] of (await pass.gradientsOf(places, request)).entries()) {
      const place = places[index]
      answers.set(`${what} at ${place?.at} of ${place?.node}`, gradient)
    }
    for (const [index, values] of batch.entries()) {
      answers.set(`${what} at ${index} in place of ${node}`, await pass.gradientsAt(node, values, request))
    }
  }
  for (const output of plan.outputs.keys()) {
    for (const [index, logits] of (await pass.resume(node, batch, output)).entries()) {
      answers.set(`output ${output} of ${index} in place of ${node}`, logits)
    }
  }
  return answers
}

const remembered = new Map<string, Promise<{ questions: Questions; wanted: Map<string, Float32Array> }>>()

/** The answers of plain arrays, found once for all engines. */
function expectedAt(name: string, plan: NetworkPlan, weights: Weights, node: string) {
  const find = async () => {
    const pass = await (await build(portableEngine, plan, weights)).forward(draw(plan), node)
    const own = await pass.activations(node)
    const channels = plan.nodes.find(({ name }) => name === node)?.shape.at(-1) ?? 1
    const places = plan.nodes
      .filter(({ name }) => pass.keeps(name))
      .flatMap(({ name: node }): GradientPlace[] => [
        { node, at: 'sums' },
        { node, at: 'output' },
      ])
    // One where a channel is zero, one that is another altogether, and the same.
    const batch = [own.map((value, i) => (i % channels === 1 ? 0 : value)), noise(own.length, 5), own]
    const questions = { plan, node, places, batch }
    return { questions, wanted: await answersOf(pass, questions) }
  }
  const key = `${name}: ${node}`
  const found = remembered.get(key) ?? find()
  remembered.set(key, found)
  return found
}

/** The share of values that differ: near zero, ReLU may pass a value in one engine and cut it in the other. */
function offBy(given: Float32Array | undefined, expected: Float32Array | undefined): number {
  if (!given || !expected || given.length !== expected.length) return 1
  const allowed = 1e-4 * expected.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6)
  return expected.filter((value, i) => !(Math.abs(value - (given[i] as number)) <= allowed)).length / expected.length
}

const isSame = (one: Float32Array, other: Float32Array) =>
  one.length === other.length && one.every((value, i) => value === other[i])

describe.each(Object.keys(engines))('%s', (name) => {
  let engine: Engine
  beforeAll(async () => {
    await startBackend({ simd, wanted: 'cpu', onLost: () => {} })
    engine = await (engines[name] as () => Engine | Promise<Engine>)()
  })

  describe.each(Object.entries(graphs))('on %s', (graph, { plan, from }) => {
    const inputs = draw(plan)
    const start = async () => {
      const weights = await makeWeights(plan)
      return { weights, network: await build(engine, plan, weights) }
    }

    it.each(from)(
      'gives gradients anywhere, and what other outputs would give, and stays as it is: %s',
      async (node) => {
        const { weights, network } = await start()
        const { questions, wanted } = await expectedAt(graph, plan, weights, node)
        const pass = await network.forward(inputs, node)
        const look = async () => [await pass.activations(node), await pass.gradients(node, { seed: seedFor(plan, 0) })]
        const before = await look()
        const copies = questions.batch.map((values) => values.slice())
        const memory = network.memory()
        const given = await answersOf(pass, questions)
        expect([...given.keys()]).toEqual([...wanted.keys()])
        for (const [what, values] of wanted) {
          expect(offBy(given.get(what), values), what).toBeLessThan(what.includes('gradient') ? 0.02 : 1e-9)
        }
        expect(network.memory()).toEqual(memory)
        expect((await look()).every((values, i) => isSame(values, before[i] as Float32Array))).toBe(true)
        expect(questions.batch.every((values, i) => isSame(values, copies[i] as Float32Array))).toBe(true)
        pass.dispose()
        network.dispose()
      },
    )

    it('keeps a pass while it answers for other pictures', async () => {
      const { network } = await start()
      const [node = ''] = from
      const pass = await network.forward(inputs, node)
      const look = async () => [await pass.activations(node), await pass.gradients(node, { seed: seedFor(plan, 0) })]
      const [before, memory] = [await look(), network.memory()]
      const [logits] = await network.logits([inputs, inputs.map((values) => values.map(() => 0))], 0)
      expect(offBy(logits, pass.outputs[0])).toBe(0)
      expect((await look()).every((values, i) => isSame(values, before[i] as Float32Array))).toBe(true)
      expect(network.memory()).toEqual(memory)
      network.dispose()
    })

    it('gives the values of its tensors', async () => {
      const { weights, network } = await start()
      const before = network.memory()
      for (const [tensor, values] of weights.values)
        expect(isSame(await network.weight(tensor), values), tensor).toBe(true)
      await expect(network.weight('nobody/kernel')).rejects.toThrow(RangeError)
      expect(network.memory()).toEqual(before)
      network.dispose()
    })

    it('refuses nodes and outputs that there are not, and stops when it is told to', async () => {
      const { network } = await start()
      const node = from.at(-1) as string
      const pass = await network.forward(inputs, node)
      const values = await pass.activations(node)
      const seed = seedFor(plan, 0)
      const memory = network.memory()
      await expect(pass.resume('nobody', [values], 0)).rejects.toThrow(RangeError)
      await expect(pass.resume(node, [values], 9)).rejects.toThrow(RangeError)
      await expect(pass.gradientsAt('nobody', values, { seed })).rejects.toThrow(RangeError)
      await expect(pass.gradientsAt(node, values, { seed, output: 9 })).rejects.toThrow(RangeError)
      await expect(pass.gradientsOf([{ node: 'nobody', at: 'sums' }], { seed })).rejects.toThrow(RangeError)
      await expect(pass.gradientsOf([{ node, at: 'sums' }], { seed, output: 9 })).rejects.toThrow(RangeError)
      const stop = new AbortController()
      const answer = pass.resume(node, [values, values], 0, stop.signal)
      stop.abort(new Error('Enough.'))
      await expect(answer).rejects.toThrow('Enough.')
      expect(network.memory()).toEqual(memory)
      expect(offBy((await pass.resume(node, [values], 0))[0], pass.outputs[0])).toBe(0)
      network.dispose()
    })
  })
})
