import { grad, memory, mul, sequential, layers as stock, sum, type Tensor, tensor } from '@tensorflow/tfjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { relativeDifference } from '../../fixtures/goldens.ts'
import { wasmPaths } from '../../fixtures/packages.ts'
import type { LayerSpec } from '../model/topology.ts'
import type { BackendId } from '../types.ts'
import { startBackend } from './backends/startBackend.ts'
import { dense } from './layers/dense.ts'
import { buildNetwork } from './network.ts'

/** Numbers in [-1, 1) that look random and are the same every time. */
const noise = (length: number, seed: number) =>
  Float32Array.from({ length }, (_, i) => ((Math.imul(i + 1, 2654435761) ^ Math.imul(seed, 40503)) >>> 8) / 2 ** 23 - 1)

const spec = (className: string, name: string, config: Record<string, unknown> = {}): LayerSpec => ({
  className,
  name,
  config: { name, ...config },
})

/** Every kind of layer, with uneven sides, strides, paddings and overlapping windows. */
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

function build() {
  const network = buildNetwork(specs, 17)
  for (const [name, values] of weightValues) network.setWeight(name, 0, tensor(values, weightShapes[name]))
  network.checkWeights(Object.entries(weightShapes).map(([name, shape]) => ({ name, shape })))
  return network
}

type StockLayer = ReturnType<typeof sequential>['layers'][number]

/** The same network of stock TF.js layers, up to the logits, and its own gradients. */
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
  await startBackend({ paths: wasmPaths, wanted: 'cpu', onLost: () => {} })
  const { logits, at } = oracle()
  expected = { logits, at: new Map(targets.map((name) => [name, at(name)])) }
})

describe.each<BackendId>(['cpu', 'wasm'])('on %s', (wanted) => {
  beforeAll(() => startBackend({ paths: wasmPaths, wanted, onLost: () => {} }))

  it("gives stock TF.js' logits, activations and gradients for every layer with planes", async () => {
    const network = build()
    expect([...network.planes.keys()]).toEqual(targets)
    expect(network.lastConvolution).toBe('conv3')
    const pass = await network.forward(input, 'conv1')
    expect(relativeDifference(pass.logits, expected.logits)).toBeLessThan(1e-5)
    for (const [name, { activations, gradients }] of expected.at) {
      expect(relativeDifference(await pass.activations(name), activations), name).toBeLessThan(1e-5)
      expect(relativeDifference(await pass.gradients(seed, name), gradients), name).toBeLessThan(1e-4)
    }
    pass.dispose()
    network.dispose()
  })

  it('keeps what was asked for and lets go of everything in the end', async () => {
    const before = memory().numTensors
    const network = build()
    const loaded = memory().numTensors
    const pass = await network.forward(input, 'pool2')
    expect(pass.keeps('conv3')).toBe(true)
    expect(pass.keeps('conv2')).toBe(false)
    await expect(pass.gradients(seed, 'conv2')).rejects.toThrow(RangeError)
    const kept = memory().numTensors
    await pass.gradients(seed, 'pool2')
    expect(memory().numTensors).toBe(kept)
    pass.dispose()
    expect(memory().numTensors).toBe(loaded)
    network.dispose()
    expect(memory().numTensors).toBe(before)
  })
})

describe('a network that cannot be run', () => {
  const dense = spec('Dense', 'd', { units: 2 })
  const conv = spec('Conv2D', 'c', { filters: 2, kernel_size: 3 })
  const flat = spec('Flatten', 'f')
  it.each<[string, LayerSpec[], RegExp]>([
    ['a layer that is not known', [conv, spec('LSTM', 'l')], /l is a LSTM, and only InputLayer, Conv2D/],
    ['a prototype name as a layer', [spec('constructor', 'l')], /is a constructor/],
    [
      'softmax in the middle',
      [conv, flat, spec('Dense', 'd', { units: 2, activation: 'softmax' }), spec('Dense', 'e', { units: 2 })],
      /activation "softmax"/,
    ],
    [
      'channels first',
      [spec('Conv2D', 'c', { filters: 2, kernel_size: 3, data_format: 'channels_first' })],
      /channels first/,
    ],
    ['a dilated convolution', [spec('Conv2D', 'c', { filters: 2, kernel_size: 3, dilation_rate: 2 })], /dilated/],
    [
      'a kernel larger than the picture',
      [spec('Conv2D', 'c', { filters: 2, kernel_size: 30 })],
      /smaller than its kernel/,
    ],
    ['a dense layer on a picture', [conv, dense], /gets a picture/],
    ['filters that are no number', [spec('Conv2D', 'c', { filters: 'many', kernel_size: 3 })], /no proper filters/],
    ['no convolution', [flat, dense], /does not go from convolutions/],
    ['no classes', [conv], /does not go from convolutions/],
    [
      'an input of another size',
      [spec('InputLayer', 'i', { batch_input_shape: [null, 32, 32, 3] }), conv, flat, dense],
      /wants pictures of 32, not 9 pixels/,
    ],
    [
      'a picture that is not square',
      [spec('InputLayer', 'i', { batch_shape: [null, 9, 7, 3] }), conv, flat, dense],
      /pictures of 9 × 7/,
    ],
    [
      'an output that fits into no memory',
      [spec('Conv2D', 'c', { filters: 2 ** 30, kernel_size: 3 })],
      /more than fit into memory/,
    ],
    [
      'a sigmoid at the end',
      [conv, flat, spec('Dense', 'd', { units: 2, activation: 'sigmoid' })],
      /ends the network with sigmoid/,
    ],
    ['a ReLU at the end', [conv, flat, dense, spec('ReLU', 'r')], /ends the network with relu/],
    [
      'one class only',
      [conv, flat, spec('Dense', 'd', { units: 1 })],
      /does not go from convolutions to a list of classes/,
    ],
    ['no layers', [], /does not go from convolutions/],
  ])('is refused: %s', (_, layers, message) => {
    expect(() => buildNetwork(layers, 9)).toThrow(
      expect.objectContaining({ name: 'ModelFormatError', message: expect.stringMatching(message) }),
    )
  })

  it('is refused where weights are missing, strange, or there twice', () => {
    const network = buildNetwork([conv, flat, dense], 9)
    const kernel = () => tensor(new Float32Array(54), [3, 3, 3, 2])
    expect(() => network.setWeight('c/kernel', 0, tensor(new Float32Array(9), [9]))).toThrow(
      /\[9\], where \[3,3,3,2\] is wanted/,
    )
    expect(() => network.setWeight('other/kernel', 0, kernel())).toThrow(/no layer wants/)
    expect(() => network.setWeight('c/__proto__', 0, kernel())).toThrow(/no layer wants/)
    const brought = [
      { name: 'c/kernel', shape: [3, 3, 3, 2] },
      { name: 'c/bias', shape: [2] },
      { name: 'd/kernel', shape: [98, 2] },
      { name: 'd/bias', shape: [2] },
    ]
    expect(() => network.checkWeights(brought)).not.toThrow()
    expect(() => network.checkWeights(brought.slice(1))).toThrow(/lacks the weights c\/kernel/)
    expect(() => network.checkWeights([...brought, ...brought.slice(3)])).toThrow(/d\/bias twice/)
    expect(() => network.checkWeights([{ name: 'c/kernel', shape: [9] }])).toThrow(/\[9\], where/)
  })
})

describe.each<BackendId>(['cpu', 'wasm'])('a dense kernel in blocks, on %s', (wanted) => {
  beforeAll(() => startBackend({ paths: wasmPaths, wanted, onLost: () => {} }))

  // Blocks of rows that part into groups; that do not; of which the last has fewer; and one block alone.
  it.each([
    [8192, 2048],
    [9001, 1801],
    [9000, 1800],
    [4097, 1366],
    [600, 600],
  ])('of %d rows gives the numbers of one matrix', async (rows, step) => {
    const units = 5
    const layer = dense(spec('Dense', 'fc1', { units, activation: 'linear' }), [rows])
    expect(layer.blockRows).toEqual({ kernel: step })
    const [x, w, b, g] = [noise(rows, 1), noise(rows * units, 2), noise(units, 3), noise(units, 4)]
    const kernel: Tensor[] = []
    for (let start = 0; start < rows; start += step) {
      const end = Math.min(start + step, rows)
      kernel.push(tensor(w.slice(start * units, end * units), [end - start, units]))
    }
    const weights = { kernel, bias: [tensor(b)] }
    const input = tensor(x, [1, rows])
    const output = layer.forward(input, weights)
    const gradient = layer.backward(tensor(g, [1, units]), { input, output }, weights)
    expect(gradient.shape).toEqual([1, rows])
    const row = (r: number) => w.subarray(r * units, (r + 1) * units)
    const sums = Array.from(b, (bias, u) => x.reduce((sum, v, r) => sum + v * (row(r)[u] as number), bias))
    const back = Array.from(x, (_, r) => row(r).reduce((sum, v, u) => sum + v * (g[u] as number), 0))
    expect(relativeDifference(output.dataSync(), sums)).toBeLessThan(1e-4)
    expect(relativeDifference(gradient.dataSync(), back)).toBeLessThan(1e-5)
  })

  it.each(['everything', 'weights', 'nothing'] as const)(
    'is taken block by block, warmed up (%s) as it comes, and leaves nothing behind',
    async (warms) => {
      const before = memory().numTensors
      const network = buildNetwork(
        [
          spec('Conv2D', 'c', { filters: 1, kernel_size: 1 }),
          spec('Flatten', 'f'),
          spec('Dense', 'd', { units: 2, activation: 'softmax' }),
        ],
        101,
      )
      expect(network.rowsPerBlock('c/kernel')).toBe(1)
      expect(network.rowsPerBlock('d/kernel')).toBe(2041)
      expect(() => network.rowsPerBlock('d/other')).toThrow(/no layer wants/)
      const block = (rows: number) => tensor(new Float32Array(rows * 2).fill(1), [rows, 2])
      const wrong = block(2041)
      expect(() => network.setWeight('d/kernel', 1, wrong)).toThrow(/\[2041,2\], where \[0,2\] is wanted/)
      expect(() => network.setWeight('d/kernel', 8164, wrong)).toThrow(/\[2041,2\], where \[2037,2\] is wanted/)
      expect(() => network.setWeight('d/kernel', 10205, wrong)).toThrow(/where \[0,2\] is wanted/)
      wrong.dispose()
      const set = async (name: string, start: number, weight: Tensor) => {
        network.setWeight(name, start, weight)
        const tensors = memory().numTensors
        await network.warm(name, warms)
        expect(memory().numTensors).toBe(tensors)
      }
      await set('c/kernel', 0, tensor([1, 1, 1], [1, 1, 3, 1]))
      await set('c/bias', 0, tensor([0]))
      for (const [start, rows] of [
        [0, 2041],
        [2041, 2041],
        [4082, 2041],
        [6123, 2041],
        [8164, 2037],
      ] as const)
        await set('d/kernel', start, block(rows))
      await set('d/bias', 0, tensor([0, 1]))
      const pass = await network.forward(new Float32Array(101 * 101 * 3).fill(1), 'c')
      expect([...pass.logits]).toEqual([30603, 30604])
      expect(await pass.gradients(Float32Array.of(1, 2), 'c')).toEqual(new Float32Array(10201).fill(3))
      pass.dispose()
      network.dispose()
      expect(memory().numTensors).toBe(before)
    },
  )
})
