import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { relativeDifference } from '../../../fixtures/goldens.ts'
import { give, noise, layerSpec as spec } from '../../../fixtures/networks.ts'
import { simd, toBlock } from '../../../fixtures/packages.ts'
import { encodings } from '../../model/package/encodings.ts'
import { type TensorSpec, valueCount } from '../../model/package/manifest.ts'
import type { WeightType } from '../../types.ts'
import type { Engine } from '../network.ts'
import { planNetwork } from '../plan.ts'
import { compileKernels } from './kernels.ts'
import { startSimd } from './simdEngine.ts'
import type { StartThread } from './threadPool.ts'

/**
 * A small VGG: large and small feature maps, pools that can be fused, a dense layer of several blocks, and odd counts.
 */
const plan = planNetwork(
  [
    spec('Conv2D', 'conv1', { filters: 12, kernel_size: 3, padding: 'same', activation: 'relu' }),
    spec('Conv2D', 'conv2', { filters: 20, kernel_size: 3, padding: 'same', activation: 'relu' }),
    spec('MaxPooling2D', 'pool1', { pool_size: 2 }),
    spec('Conv2D', 'conv3', { filters: 40, kernel_size: 3, padding: 'same', activation: 'relu' }),
    spec('MaxPooling2D', 'pool2', { pool_size: 2 }),
    spec('Conv2D', 'conv4', { filters: 70, kernel_size: 3, padding: 'same', activation: 'relu' }),
    spec('Flatten', 'flat'),
    spec('Dense', 'fc1', { units: 75, activation: 'relu' }),
    spec('Dense', 'out', { units: 5, activation: 'softmax' }),
  ],
  52,
)
const input = noise(52 * 52 * 3, 77)
const seed = Float32Array.of(1, -0.5, 0.25, 0, -0.75)
const shapes = plan.layers.flatMap(({ name, weightShapes }) =>
  Object.entries(weightShapes).map(([key, shape]) => ({ name: `${name}/${key}`, shape })),
)
/** Scaled so that values keep their magnitude from layer to layer. */
const weights = new Map(
  shapes.map(({ name, shape }, i) => {
    const scale = shape.length === 1 ? 0.1 : Math.sqrt(6 / valueCount(shape.slice(0, -1)))
    return [name, noise(valueCount(shape), i + 1).map((value) => value * scale)]
  }),
)

/** The network with encoded weights, and the values that these bytes represent. */
async function build(engine: Engine, type: WeightType = 'float32') {
  const stored: TensorSpec[] = []
  const bytes = new Map<string, Uint8Array<ArrayBuffer>>()
  const values = new Map<string, Float32Array>()
  for (const { name, shape } of shapes) {
    const own = weights.get(name) as Float32Array
    const encoder = await encodings[type]({ name, shape, readRows: async () => own }, shape[0] as number)
    const encoded = encoder.encode(own)
    bytes.set(name, encoded)
    stored.push({ name, shape, shards: [], ...(encoder.quantization && { quantization: encoder.quantization }) })
    values.set(name, decode(encoded, encoder.quantization))
  }
  const network = await engine.build(plan, stored)
  for (const spec of stored) {
    const all = bytes.get(spec.name) as Uint8Array<ArrayBuffer>
    const rows = spec.shape[0] as number
    const step = network.rowsPerBlock(spec.name)
    for (let start = 0; start < rows; start += step) {
      const end = Math.min(start + step, rows)
      const part = all.slice((start * all.length) / rows, (end * all.length) / rows)
      await network.take({ spec, start, end, bytes: part })
    }
  }
  return { network, values }
}

/** Decodes value by value, by the rules of the formats. */
function decode(bytes: Uint8Array<ArrayBuffer>, quantization: TensorSpec['quantization']): Float32Array {
  if (!quantization) return new Float32Array(bytes.slice().buffer)
  if (quantization.dtype === 'uint8') {
    return Float32Array.from(bytes, (byte) => byte * (quantization.scale as number) + (quantization.min as number))
  }
  return Float32Array.from(new Uint16Array(bytes.slice().buffer), (half) => {
    const exponent = (half >> 10) & 31
    const fraction = half & 1023
    const size = exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15)
    return half & 0x8000 ? -size : size
  })
}

async function answer(engine: Engine, type?: WeightType) {
  const { network, values } = await build(engine, type)
  const pass = await network.forward(input, 'conv1')
  const { logits } = pass
  const gradients = new Map<string, Float32Array>()
  for (const layer of plan.featureMaps.keys()) gradients.set(layer, await pass.gradients(seed, layer))
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
  it.each<WeightType>(['float16', 'uint8'])(
    'computes with %s weights what it does with the values they stand for',
    async (type) => {
      const engine = await startSimd(simd)
      const given = await answer(engine, type)
      const stored = shapes.map(({ name, shape }) => ({ name, shape, shards: [] }))
      const network = await engine.build(plan, stored)
      for (const { name, shape } of shapes) await give(network, name, shape, given.values.get(name) as Float32Array)
      const pass = await network.forward(input, 'conv1')
      expect(relativeDifference(given.logits, pass.logits)).toBeLessThan(2e-6)
      expect(pass.logits.some((logit) => Math.abs(logit) > 0.01)).toBe(true)
      for (const [layer, gradient] of given.gradients) {
        const expected = await pass.gradients(seed, layer)
        // Near zero, ReLU may pass a value in one and cut it in the other.
        const allowed = 1e-3 * expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
        const off = expected.filter((value, i) => Math.abs(value - (gradient[i] as number)) > allowed)
        expect(off.length / expected.length, layer).toBeLessThan(0.02)
      }
      network.dispose()
    },
  )

  it('gives the same with relaxed SIMD and without', async () => {
    const [one, other] = [await answer(await startSimd(simd)), await answer(await plain())]
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

  it('gives the same, to the bit, with three threads as with one', async () => {
    started = 0
    const [one, three] = [
      await answer(await startSimd(simd)),
      await answer(await startSimd({ ...simd, threads: 3, startThread })),
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

  it('gives the same whether pools are taken along or not, and takes no more memory pass by pass', async () => {
    const { network } = await build(await startSimd(simd))
    const logits = (await network.forward(input, 'conv4')).logits
    const after = network.memory()
    for (let i = 0; i < 20; i++) await network.forward(input, 'conv4')
    expect(network.memory()).toEqual(after)
    expect((await network.forward(input, 'conv1')).logits).toEqual(logits)
    expect(network.memory().bytes).toBeGreaterThan(after.bytes)
    network.dispose()
  })

  it.each([1, 3])('takes over the memory of the network before it, with threads: %d', async (threads) => {
    const start = () => startSimd({ ...simd, threads, startThread })
    const engine = await start()
    const { network: before } = await build(engine)
    await before.forward(input, 'conv1')
    const { bytes } = before.memory()
    before.dispose()
    before.dispose()
    const { network: after } = await build(engine, 'uint8')
    const { network: beside } = await build(engine, 'uint8')
    const pass = await after.forward(input, 'conv1')
    expect(after.memory().bytes).toBe(bytes)
    expect(beside.memory().bytes).toBeLessThan(bytes)
    const fresh = await answer(await start(), 'uint8')
    expect(pass.logits).toEqual(fresh.logits)
    for (const [layer, gradient] of fresh.gradients) expect(await pass.gradients(seed, layer)).toEqual(gradient)
    after.dispose()
    beside.dispose()
  })

  it('refuses weights that come otherwise than promised, and a memory that there is not', async () => {
    const engine = await startSimd(simd)
    const [kernel = { name: '', shape: [] }] = shapes
    const network = await engine.build(plan, [])
    const block = toBlock(kernel.name, kernel.shape, 0, weights.get(kernel.name) as Float32Array)
    const quantization = { dtype: 'float16', original_dtype: 'float32' } as const
    await expect(network.take({ ...block, spec: { ...block.spec, quantization } })).rejects.toTell(
      /conv1\/kernel come as float16, where float32 was promised/,
    )
    await expect(network.take({ ...block, start: 1, end: 4 })).rejects.toTell(/where \[0,3,3,12\] is wanted/)
    network.dispose()
    const huge = planNetwork(
      [
        spec('Conv2D', 'c', { filters: 4, kernel_size: 3 }),
        spec('Flatten', 'f'),
        spec('Dense', 'd', { units: 2 ** 16, activation: 'linear' }),
      ],
      150,
    )
    await expect(engine.build(huge, [])).rejects.toMatchObject({ kind: 'backend' })
  })
})
