import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { relativeDifference } from '../../../fixtures/goldens.ts'
import { GraphBuilder } from '../../../fixtures/graphs.ts'
import { noise } from '../../../fixtures/networks.ts'
import { simd, toBlock } from '../../../fixtures/packages.ts'
import { giveValues, giveWeights, makeWeights, planOf, type Storing } from '../../../fixtures/plannedNetworks.ts'
import { smallGraph, smallVgg } from '../../../fixtures/smallGraphs.ts'
import type { NetworkPlan } from '../../graph/plan.ts'
import type { Engine } from '../engine.ts'
import { compileKernels } from './kernels.ts'
import { startSimd } from './simdEngine.ts'
import type { StartThread } from './threadPool.ts'

const plan = smallVgg()
/** With the agreement of the logits on stored weights, and of a pass that keeps all with one that keeps little. */
const plans = [
  { name: 'a small VGG', plan, within: 2e-6, fused: 0 },
  { name: 'a graph of blocks', plan: smallGraph(), within: 1e-5, fused: 1e-5 },
]
/** Few pixels and many filters, which threads share. */
function manyFilters(): NetworkPlan {
  const b = new GraphBuilder()
  const first = b.conv('conv1', b.input('picture', [52, 52, 3]), 24, { strides: 4 })
  const wide = b.conv('wide', first, 200, { size: 1, activation: { id: 'relu' } })
  const wider = b.conv('wider', wide, 203, { size: 1, strides: 2 })
  return planOf(b, b.dense('predictions', b.globalPool('pool', wider), 5))
}

const input = noise(52 * 52 * 3, 77)
const seed = Float32Array.of(1, -0.5, 0.25, 0, -0.75)
const [[firstTensor = '', firstShape = []] = []] = [...plan.tensors]

async function build(engine: Engine, type: Storing = 'float32', plan = plans[0]?.plan as NetworkPlan) {
  // Small tensors are kept in float16 beside such kernels.
  const isSmall = (shape: readonly number[]) => type === 'columns' && shape.length < 2
  const weights = await makeWeights(plan, (_, shape) => (isSmall(shape) ? 'float16' : type))
  const network = await engine.build(plan, weights.stored)
  await giveWeights(network, weights)
  return { network, values: weights.values }
}

async function answer(engine: Engine, type?: Storing, plan = plans[0]?.plan as NetworkPlan) {
  const { network, values } = await build(engine, type, plan)
  const pass = await network.forward([input], 'conv1')
  const [logits = new Float32Array()] = pass.outputs
  const gradients = new Map<string, Float32Array>()
  for (const layer of plan.featureMaps.keys()) {
    if (pass.keeps(layer)) gradients.set(layer, await pass.gradients(layer, { seed }))
  }
  network.dispose()
  return { logits, gradients, values }
}

const plain = () => startSimd({ readKernels: () => simd.readKernels('plain') })

/** Counts started threads: without them, an engine falls back to one thread, and the test would still pass. */
let started = 0

const startThread: StartThread = async (setup) => {
  const child = new URL('../../../fixtures/thread.child.ts', import.meta.url).href
  // In a worker thread, Node reads TypeScript only if the loader is registered there.
  const script = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(child)}) })`
  const worker = new Worker(script, { eval: true })
  worker.postMessage(setup)
  await once(worker, 'message')
  started++
  return { stop: () => worker.terminate() }
}

describe('the CPU engine', () => {
  it.each(plans.flatMap((each) => (['float16', 'uint8', 'columns'] as const).map((type) => ({ ...each, type }))))(
    'computes with $type weights of $name what it does with the values they stand for',
    async ({ plan, type, within: most }) => {
      // A minimum that is no whole number of steps costs another rounding.
      const within = type === 'columns' ? 2 * most : most
      const engine = await startSimd(simd)
      const given = await answer(engine, type, plan)
      const network = await engine.build(plan, [])
      for (const [name, shape] of plan.tensors) {
        await giveValues(network, name, shape, given.values.get(name) as Float32Array)
      }
      const pass = await network.forward([input], 'conv1')
      const [logits = new Float32Array()] = pass.outputs
      expect(relativeDifference(given.logits, logits)).toBeLessThan(within)
      expect(logits.some((logit) => Math.abs(logit) > 0.01)).toBe(true)
      for (const [layer, gradient] of given.gradients) {
        const expected = await pass.gradients(layer, { seed })
        // Near zero, ReLU may pass a value in one and cut it in the other.
        const allowed = 1e-3 * expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
        const off = expected.filter((value, i) => Math.abs(value - (gradient[i] as number)) > allowed)
        expect(off.length / expected.length, layer).toBeLessThan(0.02)
      }
      network.dispose()
    },
  )

  it.each(plans)('gives the same with relaxed SIMD and without: $name', async ({ plan }) => {
    const given = async (engine: Promise<Engine>) => answer(await engine, 'float32', plan)
    const [one, other] = [await given(startSimd(simd)), await given(plain())]
    expect(relativeDifference(one.logits, other.logits)).toBeLessThan(1e-5)
    for (const [layer, gradient] of one.gradients) {
      expect(relativeDifference(gradient, other.gradients.get(layer) as Float32Array), layer).toBeLessThan(1e-4)
    }
    // Node 20 has relaxed SIMD behind a flag, which vitest.config.ts sets.
    let taken = ''
    await compileKernels((build) => {
      taken = build
      return simd.readKernels(build)
    })
    expect(taken).toBe('relaxed')
  })

  const shared = [...plans, { name: 'many filters', plan: manyFilters() }]
  it.each(shared)('gives the same, to the bit, with three threads as with one: $name', async ({ plan }) => {
    started = 0
    const [one, three] = [
      await answer(await startSimd(simd), 'float16', plan),
      await answer(await startSimd({ ...simd, threads: 3, startThread }), 'float16', plan),
    ]
    expect(started).toBe(2)
    expect(three.logits).toEqual(one.logits)
    expect(three.gradients).toEqual(one.gradients)
  })

  it('works alone where threads do not start', async () => {
    const failing: StartThread = () => Promise.reject(new Error('No thread.'))
    const alone = await answer(await startSimd({ ...simd, threads: 2, startThread: failing }))
    expect(alone.logits).toEqual((await answer(await startSimd(simd))).logits)
  })

  it.each(plans)(
    'gives the same whether nodes are fused or not, with the same memory: $name',
    async ({ plan, fused }) => {
      const { network } = await build(await startSimd(simd), 'float32', plan)
      const logits = (await network.forward([input], 'conv4')).outputs
      const after = network.memory()
      for (let i = 0; i < 20; i++) await network.forward([input], 'conv4')
      expect(network.memory()).toEqual(after)
      expect(await network.logits([[input], [input]], 0)).toEqual([logits[0], logits[0]])
      const [all = new Float32Array()] = (await network.forward([input], 'conv1')).outputs
      expect(relativeDifference(all, logits[0] as Float32Array)).toBeLessThanOrEqual(fused)
      expect(network.memory().bytes).toBeGreaterThan(after.bytes)
      network.dispose()
    },
  )

  it.each([1, 3])('takes over the memory of the network before it, with threads: %d', async (threads) => {
    const start = () => startSimd({ ...simd, threads, startThread })
    const engine = await start()
    const { network: before } = await build(engine)
    await before.forward([input], 'conv1')
    const { bytes } = before.memory()
    before.dispose()
    before.dispose()
    const { network: after } = await build(engine, 'uint8')
    const { network: beside } = await build(engine, 'uint8')
    const pass = await after.forward([input], 'conv1')
    expect(after.memory().bytes).toBe(bytes)
    expect(beside.memory().bytes).toBeLessThan(bytes)
    const fresh = await answer(await start(), 'uint8')
    expect(pass.outputs[0]).toEqual(fresh.logits)
    for (const [layer, gradient] of fresh.gradients) expect(await pass.gradients(layer, { seed })).toEqual(gradient)
    after.dispose()
    beside.dispose()
  })

  it('refuses weights that come otherwise than promised, and a memory that there is not', async () => {
    const engine = await startSimd(simd)
    const network = await engine.build(plan, [])
    const kernel = toBlock(firstTensor, firstShape, 0, new Float32Array(3 * 3 * 3 * 12))
    const quantization = { dtype: 'float16', original_dtype: 'float32' } as const
    await expect(network.take({ ...kernel, spec: { ...kernel.spec, quantization } })).rejects.toTell(
      /conv1\/kernel are float16, where float32 was announced/,
    )
    await expect(network.take({ ...kernel, start: 1, end: 4 })).rejects.toTell(/where \[0,3,3,12\] is wanted/)
    await expect(network.take({ ...kernel, spec: { ...kernel.spec, name: '__proto__' } })).rejects.toTell(/__proto__/)
    network.dispose()
    const huge = new GraphBuilder()
    const conv = huge.conv('c', huge.input('picture', [150, 150, 3]), 4)
    const dense = huge.dense('d', huge.flatten('f', conv), 2 ** 16)
    await expect(engine.build(planOf(huge, dense), [])).rejects.toMatchObject({ kind: 'backend' })
  })
})
