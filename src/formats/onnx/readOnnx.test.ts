import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type Model, onnxBytes, smallOnnx } from '../../../fixtures/onnxModel.ts'
import { openOnnx } from '../../../fixtures/oracle/checkOnnx.ts'
import { runPlan } from '../../engine/portable/runPlan.ts'
import { planGraph } from '../../graph/planGraph.ts'
import { openNetwork } from '../index.ts'
import { modulePath } from './names.ts'

const openH5 = () => Promise.reject(new Error('No HDF5 here.'))

const open = (model: Model, ...beside: File[]) =>
  openNetwork({ files: [new File([onnxBytes(model)], 'net.onnx'), ...beside] }, { openH5 })

/** The values of the first output, for a picture of sines. */
async function run(model: Model, ...beside: File[]): Promise<number[]> {
  const { graph, tensors } = await open(model, ...beside)
  const plan = planGraph(graph, tensors)
  const values = new Map<string, Float32Array>()
  for (const { name, shape, readRows } of tensors) values.set(name, await readRows(0, shape[0] ?? 1))
  const [{ shape = [] } = {}] = plan.inputs
  const count = shape.reduce((a, b) => a * b, 1)
  const outputs = runPlan(plan, values, [Float32Array.from({ length: count }, (_, at) => Math.sin(at * 0.7))])
  return Array.from(outputs[plan.outputs[0]?.node ?? 0] ?? [])
}

const layers = (model: Awaited<ReturnType<typeof open>>) => model.graph.nodes.map(({ name }) => name)

describe('weights', () => {
  const plain = smallOnnx()
  const [w] = plain.tensors ?? []
  const values = w?.values ?? []
  const bytes = new Uint8Array(Float32Array.from([0, ...values]).buffer)
  const outside: Model = {
    ...plain,
    tensors: [
      {
        name: 'w',
        dims: [4, 3, 3, 3],
        values,
        external: { location: './net.onnx.data', offset: 4, length: bytes.length - 4 },
      },
    ],
  }
  const beside = new File([bytes], 'net.onnx.data')

  it('in a file beside it are the same', async () => {
    expect(await run(outside, beside)).toEqual(await run(plain))
  })

  it('in a file that is not there are asked for by its name', async () => {
    await expect(open(outside)).rejects.toTell(/net\.onnx needs 1 more file, such as net\.onnx\.data\./, 'load')
    await expect(openNetwork({ files: [beside] }, { openH5 })).rejects.toTell(
      /needs 1 more file, such as net\.onnx\./,
      'load',
    )
  })

  it('of doubles are the same as of floats', async () => {
    const floats = values.map(Math.fround)
    const doubles: Model = { ...plain, tensors: [{ name: 'w', dims: [4, 3, 3, 3], values: floats, type: 11 }] }
    expect(await run(doubles)).toEqual(await run(plain))
  })

  it('of whole numbers are what they stand for, one scale a filter', async () => {
    const whole = values.map((value) => Math.round(value * 100))
    const scales = [0.01, 0.02, 0.03, 0.04]
    const real = whole.map((value, at) => (value - 3) * (scales[Math.floor(at / 27)] ?? 0))
    const dequantize = { op: 'DequantizeLinear', inputs: ['q', 's', 'z'], outputs: ['w'], attributes: { axis: 0 } }
    const quantised: Model = {
      ...plain,
      nodes: [dequantize, ...plain.nodes],
      tensors: [
        { name: 'q', dims: [4, 3, 3, 3], values: whole, type: 3 },
        { name: 's', dims: [4], values: scales },
        { name: 'z', dims: [4], values: [3, 3, 3, 3], type: 3 },
      ],
    }
    const [found, wanted] = [
      await run(quantised),
      await run({ ...plain, tensors: [{ name: 'w', dims: [4, 3, 3, 3], values: real }] }),
    ]
    for (const [at, value] of wanted.entries()) expect(found[at]).toBeCloseTo(value, 5)
  })
})

describe('activations that are quantised', () => {
  it('are clamped to what their type holds: a Relu that a quantiser took away', async () => {
    const middle = [
      { op: 'QuantizeLinear', inputs: ['c', 's', 'z'], outputs: ['q'] },
      { op: 'DequantizeLinear', inputs: ['q', 's', 'z'], outputs: ['m'] },
    ]
    const tensors = [
      { name: 's', dims: [], values: [10] },
      { name: 'z', dims: [], values: [0], type: 2 },
    ]
    expect(await run(smallOnnx({ middle, tensors }))).toEqual(await run(smallOnnx()))
    const narrow = [
      { name: 's', dims: [], values: [0.001] },
      { name: 'z', dims: [], values: [128], type: 2 },
    ]
    const { graph } = await open(smallOnnx({ middle, tensors: narrow }))
    const clip = graph.nodes.find(({ operation }) => operation.kind === 'activation')?.operation
    expect(clip).toMatchObject({ activation: { id: 'clip', min: expect.closeTo(-0.128), max: expect.closeTo(0.127) } })
  })

  it('are refused where the file takes the whole numbers as they are', async () => {
    const quantize = { op: 'QuantizeLinear', inputs: ['c', 's', 'z'], outputs: ['q'] }
    const cast = (input: string) => ({ op: 'Cast', inputs: [input], outputs: ['m'], attributes: { to: 1 } })
    const tensors = [
      { name: 's', dims: [], values: [0.1] },
      { name: 'z', dims: [], values: [7], type: 2 },
    ]
    await expect(run(smallOnnx({ middle: [quantize, cast('q')], tensors }))).rejects.toTell(/the setting to is 1/)
    const real = { op: 'DequantizeLinear', inputs: ['q', 's', 'z'], outputs: ['r'] }
    await expect(run(smallOnnx({ middle: [quantize, real, cast('r')], tensors }))).resolves.toHaveLength(4)
  })
})

describe('names', () => {
  it.each([
    ['/layer3/layer3.0/relu_1/Relu', 'layer3.0.relu_1'],
    ['/features/features.1/conv/conv.0/conv.0.1/Conv', 'features.1.conv.0.1'],
    ['/Flatten', undefined],
    ['node_view', undefined],
  ])('%s is in %s', (name, path) => {
    expect(modulePath({ name, metadata: new Map() })).toBe(path)
  })

  it('are those of modules, by either exporter', async () => {
    for (const file of ['dynamo20-dynamic.onnx', 'ts13-fp16.onnx']) {
      const { network, plan } = await openOnnx({ network: 'resnet', file })
      expect(plan.outputs[0]?.target).toBe('layer3.0.relu_1')
      expect(layers(network as Awaited<ReturnType<typeof open>>)).toContain('layer3.0/Add')
      expect(network.fileNames?.get('layer3.0.relu_1')).toMatch(/relu/i)
    }
  })

  it('of a module that is not its last step are below it', async () => {
    const { plan } = await openOnnx({ network: 'squeeze-excite', file: 'ts11.onnx' })
    expect([...plan.featureMaps.keys()]).toContain('features.2')
  })
})

describe('the size of the picture', () => {
  it('stays free where the file leaves it free', async () => {
    const { graph, tensors } = await open(smallOnnx({ input: ['n', 3, 'h', 'w'] }))
    expect(graph.nodes[0]?.operation).toEqual({ kind: 'input', shape: [null, null, 3] })
    expect(planGraph(graph, tensors, { height: 20, width: 30 }).inputs[0]?.shape).toEqual([20, 30, 3])
  })

  it('is one that works where the rest cannot be worked out else', async () => {
    const middle = [
      { op: 'Reshape', inputs: ['c', 'r'], outputs: ['d'], name: 'two' },
      { op: 'Transpose', inputs: ['d'], outputs: ['e'], attributes: { perm: [0, 2, 1] } },
      { op: 'Unsqueeze', inputs: ['e', 'a'], outputs: ['m'] },
    ]
    const tensors = [
      { name: 'r', dims: [3], values: [1, 4, -1], type: 7 },
      { name: 'a', dims: [1], values: [3], type: 7 },
    ]
    const { graph, tensors: stored } = await open(smallOnnx({ input: ['n', 3, 'h', 'w'], middle, tensors }))
    expect(planGraph(graph, stored).inputs[0]?.shape).toEqual([224, 224, 3])
  })
})

describe('what a file says of itself', () => {
  const about = async (model: Partial<Model>) => (await open(smallOnnx(model))).about

  it('names of classes, as a dict of Python', async () => {
    const { lists } = await about({ metadata: { names: "{0: 'a cat', 1: 'a dog', 2: 'c', 3: 'd'}" } })
    expect(lists?.[0]?.entries.map(({ label }) => label)).toEqual(['a cat', 'a dog', 'c', 'd'])
  })

  it.each<[string, Record<string, string>, object]>([
    [
      'ONNX',
      { 'Image.BitmapPixelFormat': 'Bgr8', 'Image.NominalPixelRange': 'NominalRange_0_255' },
      { channels: 'bgr', values: '0..255' },
    ],
    [
      'a mean and a deviation',
      { mean: '[0.5, 0.5, 0.5]', std: '[0.5, 0.5, 0.5]' },
      { values: 'custom', mean: [127.5, 127.5, 127.5], scale: Array(3).fill(1 / 127.5) },
    ],
    [
      'Ultralytics',
      { task: 'classify', imgsz: '[64, 32]' },
      { height: 64, width: 32, values: '0..1', fit: 'centre-crop' },
    ],
  ])('pixels, as by %s', async (_, metadata, wanted) => {
    expect(await about({ metadata })).toMatchObject({ preprocessing: wanted, preprocessingFrom: 'file' })
  })

  it('that it does something else', async () => {
    await expect(about({ metadata: { task: 'detect' } })).rejects.toTell(/boxes/)
  })

  it('nothing: pixels as PyTorch trains with, which is a guess', async () => {
    expect(await about({ producer: 'pytorch' })).toMatchObject({
      preprocessing: { values: 'torch', resize: 'bilinear', fit: 'short-side' },
      preprocessingFrom: 'guess',
    })
    expect((await about({ producer: 'tf2onnx' })).preprocessing).toBeUndefined()
  })

  it('by its first nodes: it divides bytes itself', async () => {
    const model = smallOnnx()
    const [conv, ...others] = model.nodes
    const nodes = [
      { op: 'Div', inputs: ['x', 'by'], outputs: ['d'] },
      { ...(conv as Model['nodes'][number]), inputs: ['d', 'w'] },
      ...others,
    ]
    const tensors = [...(model.tensors ?? []), { name: 'by', dims: [], values: [255] }]
    const network = await open({ ...model, nodes, tensors })
    expect(network.about).toMatchObject({ preprocessing: { values: '0..255' }, preprocessingFrom: 'network' })
  })
})

it.each([
  ['convnext', 'ts13.onnx', { layerNormalization: 6, gelu: 3 }],
  ['vit', 'ts14.onnx', { layerNormalization: 5, gelu: 2 }],
  ['squeeze-excite', 'ts11.onnx', { hardSwish: 5 }],
])('layers by parts are one node each: %s, %s', async (network, file, wanted) => {
  const { plan } = await openOnnx({ network, file })
  const kinds = plan.nodes.map(({ operation }) =>
    operation.kind === 'activation' ? operation.activation.id : operation.kind,
  )
  for (const [kind, count] of Object.entries(wanted)) expect(kinds.filter((one) => one === kind)).toHaveLength(count)
})

it('a plane that is merged for a matrix stays in its order: the rows of the matrix move', async () => {
  const dense = { name: 'd', dims: [256, 5], values: Array.from({ length: 1280 }, (_, at) => Math.cos(at)) }
  const nodes = [
    { op: 'Conv', inputs: ['x', 'w'], outputs: ['c'], attributes: { pads: [1, 1, 1, 1] } },
    { op: 'Flatten', inputs: ['c'], outputs: ['f'] },
    { op: 'Relu', inputs: ['f'], outputs: ['r'] },
    { op: 'MatMul', inputs: ['r', 'd'], outputs: ['y'] },
  ]
  const model = smallOnnx({ tensors: [dense] })
  const { graph } = await open({ ...model, nodes })
  expect(graph.nodes.map(({ operation }) => operation.kind)).toEqual([
    'input',
    'conv2d',
    'reshape',
    'activation',
    'dense',
  ])
  // The same by an operator that needs the file's order.
  const turned = [
    ...nodes.slice(0, 3),
    { op: 'Softmax', inputs: ['r'], outputs: ['s'] },
    { op: 'Log', inputs: ['s'], outputs: ['l'] },
    { op: 'MatMul', inputs: ['l', 'd'], outputs: ['y'] },
  ]
  const other = await open({ ...model, nodes: turned })
  expect(other.graph.nodes.some(({ operation }) => operation.kind === 'permute')).toBe(true)
})

it('a product of constants is computed: alpha · A · Bᵀ + beta · C, and A · B', async () => {
  const [conv] = smallOnnx().nodes
  const behind = (bias: string) => [
    { ...(conv as Model['nodes'][number]), outputs: ['c'] },
    { op: 'GlobalAveragePool', inputs: ['c'], outputs: ['g'] },
    { op: 'Flatten', inputs: ['g'], outputs: ['f'] },
    { op: 'Add', inputs: ['f', bias], outputs: ['y'] },
  ]
  const [a, b, c] = [
    { name: 'a', dims: [1, 2], values: [1, -2] },
    { name: 'b', dims: [4, 2], values: [1, 0, 2, 1, -1, 3, 0, 5] },
    { name: 'more', dims: [4], values: [10, 20, 30, 40] },
  ]
  const known = { name: 'k', dims: [1, 4], values: [2 + 5, 10, -14 + 15, -20 + 20] }
  const gemm = {
    op: 'Gemm',
    inputs: ['a', 'b', 'more'],
    outputs: ['k'],
    attributes: { transB: 1, alpha: 2, beta: 0.5 },
  }
  const wanted = await run({ ...smallOnnx({ tensors: [known] }), nodes: behind('k') })
  expect(await run({ ...smallOnnx({ tensors: [a, b, c] }), nodes: [gemm, ...behind('k')] })).toEqual(wanted)
  const turned = { name: 'b', dims: [2, 4], values: [1, 2, -1, 0, 0, 1, 3, 5] }
  const product = { op: 'MatMul', inputs: ['a', 'b'], outputs: ['k'] }
  const plain = { ...known, values: [1, 0, -7, -10] }
  expect(await run({ ...smallOnnx({ tensors: [a, turned] }), nodes: [product, ...behind('k')] })).toEqual(
    await run({ ...smallOnnx({ tensors: [plain] }), nodes: behind('k') }),
  )
  const other = { name: 'b', dims: [3, 4], values: Array.from({ length: 12 }, () => 1) }
  await expect(open({ ...smallOnnx({ tensors: [a, other] }), nodes: [product, ...behind('k')] })).rejects.toTell(
    /MatMul.*1 × 2 and 3 × 4/,
  )
})

it('places of a list in a table of several sides are taken, and put into these sides', async () => {
  const [conv] = smallOnnx().nodes
  const nodes = (table: string) => [
    { ...(conv as Model['nodes'][number]), outputs: ['c'] },
    { op: 'GlobalAveragePool', inputs: ['c'], outputs: ['g'] },
    { op: 'Reshape', inputs: ['g', 'list'], outputs: ['r'] },
    { op: 'Gather', inputs: ['r', table], outputs: ['t'] },
    { op: 'Flatten', inputs: ['t'], outputs: ['y'] },
  ]
  const tensors = [
    { name: 'list', dims: [1], values: [-1], type: 7 },
    { name: 'same', dims: [1, 4, 1, 1], values: [0, 1, 2, 3], type: 7 },
    { name: 'others', dims: [1, 2, 3], values: [3, 1, 0, 0, 2, 1], type: 7 },
  ]
  const whole = await run({ ...smallOnnx({ tensors }), nodes: nodes('same') })
  expect(new Set(whole).size).toBe(4)
  const taken = await run({ ...smallOnnx({ tensors }), nodes: nodes('others') })
  expect(taken).toEqual([3, 1, 0, 0, 2, 1].map((place) => whole[place]))
})

it('GroupNorm by parts, as PyTorch’s older exporter writes it, is GroupNormalization', async () => {
  const [conv] = smallOnnx().nodes
  const first = { ...(conv as Model['nodes'][number]), outputs: ['c'] }
  const numbers = [
    { name: 'scale', dims: [2], values: [2, -0.5] },
    { name: 'shift', dims: [2], values: [0.25, 1] },
  ]
  const shapes = [
    { name: 'groups', dims: [3], values: [1, 2, -1], type: 7 },
    { name: 'plane', dims: [4], values: [1, 4, 8, 8], type: 7 },
  ]
  const end = [
    { op: 'Relu', inputs: ['s'], outputs: ['a'] },
    { op: 'GlobalAveragePool', inputs: ['a'], outputs: ['m'] },
    { op: 'Flatten', inputs: ['m'], outputs: ['y'] },
  ]
  const parts = [
    { op: 'Reshape', inputs: ['c', 'groups'], outputs: ['r'] },
    { op: 'InstanceNormalization', inputs: ['r', 'scale', 'shift'], outputs: ['n'] },
    { op: 'Reshape', inputs: ['n', 'plane'], outputs: ['s'] },
  ]
  const whole = { op: 'GroupNormalization', inputs: ['c', 'scale', 'shift'], outputs: ['s'] }
  const found = await run({ ...smallOnnx({ tensors: [...numbers, ...shapes] }), nodes: [first, ...parts, ...end] })
  const model = { ...smallOnnx({ tensors: numbers }), opset: 18 }
  const wanted = await run({ ...model, nodes: [first, { ...whole, attributes: { num_groups: 2 } }, ...end] })
  expect(found).toHaveLength(wanted.length)
  for (const [at, value] of wanted.entries()) expect(found[at]).toBeCloseTo(value, 5)
})

it('is known by its bytes, whatever its name', async () => {
  const bytes = readFileSync(
    fileURLToPath(new URL('../../../fixtures/oracle/onnx/hostile/valid-tiny.onnx', import.meta.url)),
  )
  const { format } = (await openNetwork({ files: [new File([bytes], 'download')] }, { openH5 })) as { format?: string }
  expect(format).toBe('onnx')
})

describe('what follows from no picture', () => {
  const onto = { op: 'Mul', inputs: ['c', 'k'], outputs: ['m'] }
  const ints = (name: string, values: number[], dims = [values.length]) => ({ name, dims, values, type: 7 })
  const list = { name: 'l', dims: [1, 4, 1, 1], values: [1, 2, 4, 8] }
  const norm = { name: 'one', dims: [4], values: [1, 1, 1, 1] }

  it.each([
    ['CumSum', { op: 'CumSum', inputs: ['l', 'i'], outputs: ['k'] }, [ints('i', [1], [])], [1, 3, 7, 15]],
    [
      'CumSum from the end, without its own',
      { op: 'CumSum', inputs: ['l', 'i'], outputs: ['k'], attributes: { exclusive: 1, reverse: 1 } },
      [ints('i', [1], [])],
      [14, 12, 8, 0],
    ],
    [
      'Einsum',
      { op: 'Einsum', inputs: ['l', 'w2'], outputs: ['k'], attributes: { equation: 'nchw,dc->ndhw' } },
      [{ name: 'w2', dims: [4, 4], values: [1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0.5] }],
      [3, 2, 8, 4],
    ],
    [
      'GatherND',
      { op: 'GatherND', inputs: ['l', 'i'], outputs: ['k'] },
      [ints('i', [0, 3, 0, 2, 0, 1, 0, -4], [1, 4, 2])],
      [8, 4, 2, 1],
    ],
    [
      'a Conv of positions',
      { op: 'Conv', inputs: ['l', 'w2'], outputs: ['k'] },
      [{ name: 'w2', dims: [4, 4, 1, 1], values: [1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0.5] }],
      [3, 2, 8, 4],
    ],
    [
      'a BatchNormalization of kernels',
      {
        op: 'BatchNormalization',
        inputs: ['l', 'one', 'one', 'one', 'one'],
        outputs: ['k'],
        attributes: { epsilon: 0 },
      },
      [norm],
      [1, 2, 4, 8],
    ],
  ])('%s is computed', async (_, node, tensors, values) => {
    const found = await run(smallOnnx({ middle: [node, onto], tensors: [list, ...tensors] }))
    const wanted = await run(smallOnnx({ middle: [onto], tensors: [{ ...list, name: 'k', values }] }))
    for (const [at, value] of wanted.entries()) expect(found[at]).toBeCloseTo(value, 5)
  })

  it('a BatchNormalization in training norms kernels by their own numbers', async () => {
    const kernels = { name: 'l', dims: [1, 2, 2], values: [1, 3, 10, 30] }
    const two = { name: 'one', dims: [2], values: [1, 1] }
    const zero = { name: 'zero', dims: [2], values: [0, 0] }
    const node = {
      ...{ op: 'BatchNormalization', inputs: ['l', 'one', 'zero', 'one', 'one'], outputs: ['n'] },
      attributes: { epsilon: 0, training_mode: 1 },
    }
    const reshape = { op: 'Reshape', inputs: ['n', 's'], outputs: ['k'] }
    const shape = ints('s', [1, 4, 1, 1])
    const tensors = [kernels, two, zero, shape]
    const found = await run(smallOnnx({ middle: [node, reshape, onto], tensors }))
    const values = [-1, 1, -1, 1]
    const wanted = await run(smallOnnx({ middle: [onto], tensors: [{ ...list, name: 'k', values }] }))
    for (const [at, value] of wanted.entries()) expect(found[at]).toBeCloseTo(value, 5)
  })
})

describe('operators of one dimension', () => {
  const pooled = { op: 'GlobalAveragePool', inputs: ['c'], outputs: ['means'] }
  const onto = { op: 'Mul', inputs: ['c', 'k'], outputs: ['m'] }
  const shape = (name: string, values: number[]) => ({ name, dims: [values.length], values, type: 7 })

  it('a Conv over channels, as ECA has it, is a band of a matrix', async () => {
    const narrow = [
      { op: 'Reshape', inputs: ['means', 'line'], outputs: ['q'] },
      { op: 'Conv', inputs: ['q', 'e'], outputs: ['r'], attributes: { pads: [1, 1] } },
      { op: 'Reshape', inputs: ['r', 'plane'], outputs: ['k'] },
    ]
    const eca = { name: 'e', dims: [1, 1, 3], values: [0.5, 1, 2] }
    const tensors = [eca, shape('line', [1, 1, 4]), shape('plane', [1, 4, 1, 1])]
    const found = await run(smallOnnx({ middle: [pooled, ...narrow, onto], tensors }))
    const band = [1, 2, 0, 0, 0.5, 1, 2, 0, 0, 0.5, 1, 2, 0, 0, 0.5, 1]
    const full = { op: 'Conv', inputs: ['means', 'b'], outputs: ['k'] }
    const wanted = await run(
      smallOnnx({ middle: [pooled, full, onto], tensors: [{ name: 'b', dims: [4, 4, 1, 1], values: band }] }),
    )
    for (const [at, value] of wanted.entries()) expect(found[at]).toBeCloseTo(value, 5)
  })

  it('GatherND by pairs is Gather along an axis', async () => {
    const places = { name: 'i', dims: [4, 2], values: [0, 3, 0, 2, 0, 1, 0, 0], type: 7 }
    const pairs = [
      { op: 'GatherND', inputs: ['c', 'i'], outputs: ['g'] },
      { op: 'Unsqueeze', inputs: ['g', 'a'], outputs: ['m'] },
    ]
    const found = await run(smallOnnx({ middle: pairs, tensors: [places, shape('a', [0])] }))
    const gather = { op: 'Gather', inputs: ['c', 'i'], outputs: ['m'], attributes: { axis: 1 } }
    expect(found).toEqual(await run(smallOnnx({ middle: [gather], tensors: [shape('i', [3, 2, 1, 0])] })))
  })

  it('Pad of less than nothing takes away, as timm’s NASNet does', async () => {
    const both = { op: 'Pad', inputs: ['c', 'pads'], outputs: ['m'] }
    const found = await run(smallOnnx({ middle: [both], tensors: [shape('pads', [0, 0, -1, 2, 0, 0, 1, -2])] }))
    const parts = [
      { op: 'Slice', inputs: ['c', 'from', 'to', 'axes'], outputs: ['cut'] },
      { op: 'Pad', inputs: ['cut', 'pads'], outputs: ['m'] },
    ]
    const sides = [shape('from', [1, 0]), shape('to', [99, -2]), shape('axes', [2, 3])]
    const wanted = smallOnnx({ middle: parts, tensors: [...sides, shape('pads', [0, 0, 0, 2, 0, 0, 1, 0])] })
    expect(found).toEqual(await run(wanted))
  })
})
