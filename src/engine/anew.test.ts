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
  'a small VGG': { plan: smallVgg(), from: ['conv2', 'conv4', 'pool2', 'fc1'] },
  'a graph of blocks': { plan: smallGraph(), from: ['picture', 'depth', 'squeeze', 'project', 'both'] },
  'odd sums': { plan: oddSums(), from: ['spread', 'grouped', 'deep', 'normal', 'hidden'] },
}

const rules = ['plain', 'guided'] as const

async function build(engine: Engine, plan: NetworkPlan, weights: Weights) {
  const network = await engine.build(plan, weights.stored)
  await giveWeights(network, weights)
  return network
}

/** The share of values that differ: near zero, ReLU may pass a value in one engine and cut it in the other. */
function offBy(given: ArrayLike<number> | undefined, expected: ArrayLike<number> | undefined): number {
  if (!given || !expected || given.length !== expected.length) return 1
  const wanted = Array.from(expected)
  const allowed = 1e-4 * wanted.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6)
  return wanted.filter((value, i) => !(Math.abs(value - (given[i] as number)) <= allowed)).length / wanted.length
}

/** Other outputs of a node: one where a channel is zero, one that is another altogether, and the same. */
async function others(pass: Pass, plan: NetworkPlan, node: string) {
  const own = await pass.activations(node)
  const channels = plan.nodes.find(({ name }) => name === node)?.shape.at(-1) ?? 1
  return [own.map((value, i) => (i % channels === 1 ? 0 : value)), noise(own.length, 5), own]
}

const seedFor = (plan: NetworkPlan, output: number) => noise(plan.outputs[output]?.units ?? 0, 90 + output)

const requests = (plan: NetworkPlan): BackwardRequest[] =>
  plan.outputs.flatMap((_, output) => rules.map((rule) => ({ seed: seedFor(plan, output), output, rule })))

describe.each(Object.keys(engines))('%s', (name) => {
  let engine: Engine
  beforeAll(async () => {
    await startBackend({ simd, wanted: 'cpu', onLost: () => {} })
    engine = await (engines[name] as () => Engine | Promise<Engine>)()
  })

  describe.each(Object.entries(graphs))('on %s', (_, { plan, from }) => {
    async function start() {
      const weights = await makeWeights(plan)
      const inputs = plan.inputs.map(({ shape }, index) => noise(valueCount(shape), 77 + index))
      const reference = await build(portableEngine, plan, weights)
      return { weights, inputs, reference, network: await build(engine, plan, weights) }
    }

    it('gives gradients at many places by one way back, before the own activation of a node, too', async () => {
      const { inputs, reference, network } = await start()
      for (const node of from) {
        const [pass, expected] = [await network.forward(inputs, node), await reference.forward(inputs, node)]
        const names = plan.nodes.map(({ name }) => name).filter((name) => expected.keeps(name))
        const places = names.flatMap((node): GradientPlace[] => [
          { node, at: 'sums' },
          { node, at: 'output' },
        ])
        const before = network.memory()
        for (const request of requests(plan)) {
          const given = await pass.gradientsOf(places, request)
          const wanted = await expected.gradientsOf(places, request)
          expect(given.length).toBe(places.length)
          for (const [index, { node, at }] of places.entries()) {
            expect(offBy(given[index], wanted[index]), `${request.rule} gradient of ${at} of ${node}`).toBeLessThan(
              0.02,
            )
          }
          const alone = await pass.gradients(names[0] as string, request)
          expect(given[1]).toEqual(alone)
        }
        expect(network.memory()).toEqual(before)
        pass.dispose()
      }
      network.dispose()
    })

    it('gives the logits, and gradients, as if the output of a node were another, and stays as it is', async () => {
      const { inputs, reference, network } = await start()
      for (const node of from) {
        const [pass, expected] = [await network.forward(inputs, node), await reference.forward(inputs, node)]
        const request = { seed: seedFor(plan, 0) }
        const look = async () => [await pass.activations(node), await pass.gradients(node, request)]
        const [before, memory] = [await look(), network.memory()]
        const batch = await others(pass, plan, node)
        const copies = batch.map((values) => values.slice())
        for (const output of plan.outputs.keys()) {
          const given = await pass.resume(node, batch, output)
          const wanted = await expected.resume(node, batch, output)
          for (const [index, logits] of wanted.entries()) {
            expect(offBy(given[index], logits), `other output ${index} of ${node}`).toBe(0)
          }
          expect(offBy(given[2], pass.outputs[output])).toBe(0)
        }
        for (const values of batch) {
          for (const request of requests(plan)) {
            const given = await pass.gradientsAt(node, values, request)
            const wanted = await expected.gradientsAt(node, values, request)
            expect(offBy(given, wanted), `${request.rule} gradient of ${node}`).toBeLessThan(0.02)
          }
        }
        expect(batch).toEqual(copies)
        expect(network.memory()).toEqual(memory)
        expect(await look()).toEqual(before)
        pass.dispose()
      }
      network.dispose()
    })

    it('keeps a pass while it answers for other pictures', async () => {
      const { inputs, network } = await start()
      const [node = ''] = from
      const pass = await network.forward(inputs, node)
      const look = async () => [await pass.activations(node), await pass.gradients(node, { seed: seedFor(plan, 0) })]
      const [before, memory] = [await look(), network.memory()]
      const [logits] = await network.logits([inputs, inputs.map((values) => values.map(() => 0))], 0)
      expect(offBy(logits, pass.outputs[0])).toBe(0)
      expect(await look()).toEqual(before)
      expect(network.memory()).toEqual(memory)
      network.dispose()
    })

    it('gives the values of its tensors', async () => {
      const { weights, network } = await start()
      const before = network.memory()
      for (const [tensor, values] of weights.values) expect(await network.weight(tensor), tensor).toEqual(values)
      await expect(network.weight('nobody/kernel')).rejects.toThrow(RangeError)
      expect(network.memory()).toEqual(before)
      network.dispose()
    })

    it('refuses nodes and outputs that there are not, and stops when it is told to', async () => {
      const { inputs, network } = await start()
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
