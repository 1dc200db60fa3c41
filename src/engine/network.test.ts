import { grad, mul, sequential, layers as stock, sum, type Tensor, tensor } from '@tensorflow/tfjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { relativeDifference } from '../../fixtures/goldens.ts'
import { give, noise, layerSpec as spec } from '../../fixtures/networks.ts'
import { simd } from '../../fixtures/packages.ts'
import { planChain } from '../../fixtures/planChain.ts'
import { startBackend } from './backends/startBackend.ts'
import type { Engine } from './engine.ts'
import { startSimd } from './simd/simdEngine.ts'

/** Every kind of layer, with non-square sides, strides, paddings and overlapping windows. */
const specs = [
  spec('InputLayer', 'in', { batch_input_shape: [null, 17, 17, 3] }),
  spec('Conv2D', 'conv1', { filters: 5, kernel_size: [3, 3], padding: 'same', activation: 'relu' }),
  spec('MaxPooling2D', 'pool1', { pool_size: [2, 2] }),
  spec('Conv2D', 'conv2', {
    filters: 4,
    kernel_size: [3, 2],
    strides: [2, 1],
    padding: 'valid',
    activation: 'tanh',
    use_bias: false,
  }),
  spec('MaxPooling2D', 'pool2', { pool_size: [3, 3], strides: [2, 1], padding: 'same' }),
  spec('Conv2D', 'conv3', { filters: 6, kernel_size: 3, padding: 'same', strides: [1, 2], activation: 'elu' }),
  spec('Activation', 'act', { activation: 'relu' }),
  spec('Flatten', 'flat'),
  spec('Dense', 'fc1', { units: 9, activation: 'sigmoid' }),
  spec('Dropout', 'drop', { rate: 0.5 }),
  spec('Dense', 'fc2', { units: 7, activation: 'relu', use_bias: false }),
  spec('Dense', 'out', { units: 4, activation: 'softmax' }),
]
const weightShapes: Record<string, number[]> = {
  'conv1/kernel': [3, 3, 3, 5],
  'conv1/bias': [5],
  'conv2/kernel': [3, 2, 5, 4],
  'conv3/kernel': [3, 3, 4, 6],
  'conv3/bias': [6],
  'fc1/kernel': [2 * 4 * 6, 9],
  'fc1/bias': [9],
  'fc2/kernel': [9, 7],
  'out/kernel': [7, 4],
  'out/bias': [4],
}
const count = (shape: number[]) => shape.reduce((product, side) => product * side, 1)
const weightValues = new Map(
  Object.entries(weightShapes).map(([name, shape], i) => [
    name,
    noise(count(shape), i + 1).map((v) => v * (shape.length === 1 ? 0.3 : 0.6)),
  ]),
)
const input = noise(17 * 17 * 3, 99)
const seed = Float32Array.of(1, -0.4, 0.25, -0.85)
const targets = ['conv1', 'pool1', 'conv2', 'pool2', 'conv3', 'act']

const plan = planChain(specs, 17)

async function build(engine: Engine) {
  const stored = Object.entries(weightShapes).map(([name, shape]) => ({ name, shape, shards: [] }))
  const network = await engine.build(plan, stored)
  for (const { name, shape } of stored) {
    await give(network, name, shape, weightValues.get(name) as Float32Array)
  }
  return network
}

type StockLayer = ReturnType<typeof sequential>['layers'][number]

/** The same network in stock TF.js layers, up to the logits, with TF.js' own gradients. */
function oracle() {
  const make: Record<string, (config: never) => StockLayer> = {
    InputLayer: stock.inputLayer,
    Conv2D: stock.conv2d,
    MaxPooling2D: stock.maxPooling2d,
    Activation: stock.activation,
    Flatten: stock.flatten,
    Dense: stock.dense,
    Dropout: stock.dropout,
  }
  const camel = (key: string) => key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  const model = sequential({
    layers: specs.map(({ className, config }) => {
      const own = Object.fromEntries(
        Object.entries(config).map(([key, value]) => [camel(key), value === 'softmax' ? 'linear' : value]),
      )
      return make[className]?.(own as never) as StockLayer
    }),
  })
  for (const layer of model.layers) {
    const own = [...weightValues].filter(([name]) => name.startsWith(`${layer.name}/`))
    if (own.length > 0) layer.setWeights(own.map(([name, values]) => tensor(values, weightShapes[name])))
  }
  const run = (from: number, to: number, x: Tensor) =>
    model.layers
      .slice(from, to)
      .filter(({ name }) => name !== 'in')
      .reduce((y, layer) => layer.apply(y) as Tensor, x)
  const picture = tensor(input, [1, 17, 17, 3])
  const end = model.layers.length
  return {
    logits: run(0, end, picture).dataSync(),
    at: (name: string) => {
      const cut = model.layers.findIndex((layer) => layer.name === name) + 1
      const activations = run(0, cut, picture)
      const score = (x: Tensor) => sum(mul(run(cut, end, x), tensor(seed, [1, 4]))) as Tensor
      return { activations: activations.dataSync(), gradients: grad(score)(activations).dataSync() }
    },
  }
}

type Oracle = ReturnType<typeof oracle>
let expected: { logits: Oracle['logits']; at: Map<string, ReturnType<Oracle['at']>> }

beforeAll(async () => {
  await startBackend({ simd, wanted: 'cpu', onLost: () => {} })
  const { logits, at } = oracle()
  expected = { logits, at: new Map(targets.map((name) => [name, at(name)])) }
})

const engines: Record<string, () => Promise<Engine>> = {
  cpu: async () => (await startBackend({ simd, wanted: 'cpu', onLost: () => {} })).engine,
  simd: () => startSimd(simd),
}

describe.each(Object.keys(engines))('on %s', (name) => {
  let engine: Engine
  beforeAll(async () => {
    engine = await (engines[name] as () => Promise<Engine>)()
  })

  it("gives stock TF.js' logits, activations and gradients for every layer with a feature map", async () => {
    const network = await build(engine)
    expect([...plan.featureMaps.keys()]).toEqual(targets)
    const pass = await network.forward([input], 'conv1')
    expect(relativeDifference(pass.outputs[0] ?? [], expected.logits)).toBeLessThan(1e-5)
    for (const [name, { activations, gradients }] of expected.at) {
      expect(relativeDifference(await pass.activations(name), activations), name).toBeLessThan(1e-5)
      expect(relativeDifference(await pass.gradients(name, { seed }), gradients), name).toBeLessThan(1e-4)
    }
    pass.dispose()
    network.dispose()
  })

  it('keeps what was asked for and lets go of it in the end', async () => {
    const network = await build(engine)
    const loaded = network.memory()
    const pass = await network.forward([input], 'pool2')
    expect(pass.keeps('conv3')).toBe(true)
    expect(pass.keeps('conv2')).toBe(false)
    await expect(pass.gradients('conv2', { seed })).rejects.toThrow(RangeError)
    const kept = network.memory()
    expect(kept.tensors).toBeGreaterThan(loaded.tensors)
    await pass.gradients('pool2', { seed })
    expect(network.memory()).toEqual(kept)
    pass.dispose()
    expect(network.memory()).toEqual(loaded)
    network.dispose()
  })

  it('breaks off between two layers, keeps nothing of it, and runs again', async () => {
    const network = await build(engine)
    const { tensors } = network.memory()
    const stop = new AbortController()
    const answer = network.forward([input], 'conv1', stop.signal)
    stop.abort(new Error('Enough.'))
    await expect(answer).rejects.toThrow('Enough.')
    expect(network.memory().tensors).toBe(tensors)
    const pass = await network.forward([input], 'conv3')
    expect(relativeDifference(pass.outputs[0] ?? [], expected.logits)).toBeLessThan(1e-5)
    pass.dispose()
    network.dispose()
  })
})
