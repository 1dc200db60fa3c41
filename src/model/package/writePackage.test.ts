import { io, loadLayersModel, type Tensor, tensor } from '@tensorflow/tfjs'
import { describe, expect, it } from 'vitest'
import { largestDifference } from '../../../fixtures/goldens.ts'
import { GraphBuilder } from '../../../fixtures/graphs.ts'
import { fetchFrom, makePackage, PACKAGE_URL } from '../../../fixtures/packages.ts'
import { type SeededNetwork, seededAbout, seededVgg } from '../../../fixtures/seededVgg.ts'
import { aboutGraph, storedGraph } from '../../../fixtures/storedGraph.ts'
import { decodeBlock } from '../../engine/portable/decodeBlock.ts'
import type { WeightType } from '../../types.ts'
import type { StoredTensor } from '../storedNetwork.ts'
import { chainGraph } from './chainGraph.ts'
import { packGroup } from './groupTensors.ts'
import { MAX_SHARD_BYTES } from './manifest.ts'
import { openPackage } from './openPackage.ts'
import { ofPreset } from './preprocessing.ts'
import { type Packed, packageFiles } from './writePackage.ts'

const plain = seededVgg({ width: 2, dense: 16, classes: 10 })
const network = plain

/** The same as TensorFlow.js' converter rounds it. */
const quantized: SeededNetwork = {
  ...plain,
  tensors: plain.tensors.map((tensor) => {
    const values = original(tensor)
    const [min, max] = [Math.min(0, ...values), Math.max(0, ...values)]
    return { ...tensor, quantization: { dtype: 'uint8', original_dtype: 'float32', scale: (max - min) / 255, min } }
  }),
}

async function roundTrip(stored: Packed, weights: WeightType): Promise<Map<string, Float32Array>> {
  const model = await openPackage(PACKAGE_URL, fetchFrom(await makePackage(stored, seededAbout, weights)))
  const values = new Map<string, Float32Array>()
  for await (const block of model.loadTensors(() => {})) {
    values.set(block.spec.name, decodeBlock(block))
  }
  return values
}

function original({ shape, readRows }: SeededNetwork['tensors'][number]): Float32Array {
  return readRows(0, shape[0] as number)
}

it('keeps float32 weights to the bit', async () => {
  const values = await roundTrip(network, 'float32')
  for (const stored of network.tensors) expect(values.get(stored.name)).toEqual(original(stored))
})

it('rounds to float16 half to even', async () => {
  // 1 + 2^-11 lies between 1 and 1 + 2^-10; 1 + 3 * 2^-11 between 1 + 2^-10 and 1 + 2^-9.
  const halves = Float32Array.of(
    1 + 2 ** -11,
    1 + 3 * 2 ** -11,
    2 ** -25,
    3 * 2 ** -25,
    -1 - 2 ** -11,
    65504,
    0,
    1,
    2,
    3,
  )
  const bias: StoredTensor = { name: 'predictions/bias', shape: [10], readRows: () => halves }
  const values = await roundTrip({ ...network, tensors: [...network.tensors.slice(0, -1), bias] }, 'float16')
  expect([...(values.get('predictions/bias') ?? [])]).toEqual([1, 1 + 2 ** -9, 0, 2 ** -23, -1, 65504, 0, 1, 2, 3])
})

it.each(['float32', 'float16', 'uint8'] as const)(
  'leaves nothing of large tensors in memory, as %s',
  async (weights) => {
    const read: Float32Array[] = []
    const names = ['large', 'another']
    const own = Object.fromEntries(names.map((name) => [name, new Float32Array(2 ** 15).fill(0.5)]))
    const tensors = names.map((name) => ({
      ...{ name, shape: [1, 1, 2 ** 12, 8] },
      readRows() {
        read.push((own[name] as Float32Array).slice())
        return read.at(-1) as Float32Array
      },
    }))
    for (const group of [tensors.slice(1), tensors]) {
      const named = group.map((tensor) => ({ tensor, type: weights, name: tensor.name }))
      const pieces = (await packGroup(named, 0)).pieces
      for (const piece of pieces) {
        const bytes = await piece.read()
        // As float32, one alone is what is stored.
        const left = read.splice(0).filter(({ buffer }) => buffer.byteLength > 0 && buffer !== bytes.buffer)
        expect(left.map(({ length }) => length)).toEqual([])
        expect(bytes.length).toBe(group.length * 2 ** 15 * { float32: 4, float16: 2, uint8: 1 }[weights])
      }
    }
  },
)

it('keeps uint8 weights within half a step, and zero as zero', async () => {
  const values = await roundTrip(network, 'uint8')
  for (const stored of network.tensors) {
    const expected = original(stored)
    const step = (Math.max(0, ...expected) - Math.min(0, ...expected)) / 255
    expect(largestDifference(values.get(stored.name) ?? [], expected), stored.name).toBeLessThanOrEqual(step * 1.001)
  }
  const zeros: StoredTensor = {
    name: 'predictions/bias',
    shape: [10],
    readRows: () => Float32Array.of(-1, 0, 2, 0, 0, 0, 0, 0, 0, 0.5),
  }
  const withZeros = await roundTrip({ ...network, tensors: [...network.tensors.slice(0, -1), zeros] }, 'uint8')
  expect(withZeros.get('predictions/bias')?.[1]).toBe(0)
})

it('cuts a tensor over 16 MiB between rows, and joins it again', async () => {
  const rows = 9000
  const builder = new GraphBuilder()
  const flat = builder.flatten('flat', builder.conv('conv', builder.input('in', [30, 30, 3]), 10))
  const stored = storedGraph(builder, builder.dense('out', builder.dense('fc1', flat, 512), 10))
  const large: StoredTensor = {
    name: 'fc1/kernel',
    shape: [rows, 512],
    readRows: (start, end) => Float32Array.from({ length: (end - start) * 512 }, (_, i) => Math.floor(i / 512) + start),
  }
  const files: string[] = []
  let joined = 0
  const tensors = stored.tensors.map((one) => (one.name === large.name ? large : one))
  for await (const { path, bytes } of packageFiles({ ...stored, tensors }, aboutGraph(stored), 'float32')) {
    if (!path.startsWith('fc1-kernel')) continue
    expect(bytes.length).toBeLessThanOrEqual(MAX_SHARD_BYTES)
    expect(new Float32Array(bytes.buffer)[0]).toBe(joined / 512 / 4)
    joined += bytes.length
    files.push(path)
  }
  expect(files).toEqual(['fc1-kernel-1.bin', 'fc1-kernel-2.bin'])
  expect(joined).toBe(rows * 512 * 4)
})

it.each([
  ['weights that are not finite', { ...network.tensors.at(-1), readRows: () => new Float32Array(10).fill(Number.NaN) }],
  ['a class list of another length', { ...network.tensors.at(-1), shape: [11] }],
])('refuses %s', async (_, last) => {
  const stored = { ...network, tensors: [...network.tensors.slice(0, -1), last as StoredTensor] }
  await expect(makePackage(stored, seededAbout, 'float32')).rejects.toMatchObject({ kind: 'format' })
})

describe('stock TensorFlow.js', () => {
  it('reads a package of a model that Keras 3 has saved', async () => {
    const training = {
      kernel_initializer: { module: 'keras.initializers', class_name: 'GlorotUniform', config: {} },
      trainable: true,
    }
    const layers = network.layers.map(({ className, name, config: { batch_input_shape, dtype: _, ...config } }) => ({
      className,
      name,
      config: {
        ...config,
        ...training,
        dtype: { module: 'keras', class_name: 'DTypePolicy', config: { name: 'float32' } },
        ...(batch_input_shape ? { batch_shape: batch_input_shape } : {}),
      },
    }))
    const graph = chainGraph(layers, undefined)
    const fetch = fetchFrom(await makePackage({ ...network, graph }, seededAbout, 'float32'))
    const fetchFunc = (url: string | URL | Request) => fetch(String(url), { signal: new AbortController().signal })
    const model = await loadLayersModel(io.http(PACKAGE_URL, { fetchFunc }))
    expect(model.inputs[0]?.shape).toEqual([null, 224, 224, 3])
    expect((await openPackage(PACKAGE_URL, fetch)).graph.nodes.map(({ name }) => name)).toEqual(
      network.layers.map(({ name }) => name),
    )
  })

  it.each(['float32', 'float16', 'uint8'] as const)('reads a %s package and has the same weights', async (weights) => {
    // It knows one scale a tensor, as its own converter makes them.
    const network = weights === 'uint8' ? quantized : plain
    const fetch = fetchFrom(await makePackage(network, seededAbout, weights))
    const fetchFunc = (url: string | URL | Request) => fetch(String(url), { signal: new AbortController().signal })
    const model = await loadLayersModel(io.http(PACKAGE_URL, { fetchFunc }))
    const ours = await roundTrip(network, weights)
    const theirs = new Map(model.weights.map((weight) => [weight.originalName, weight.read() as Tensor]))
    expect([...theirs.keys()].sort()).toEqual([...ours.keys()].sort())
    for (const [name, values] of ours) expect(await theirs.get(name)?.data()).toEqual(values)
    expect(model.outputs[0]?.shape).toEqual([null, 10])
    const probabilities = (await (
      model.predict(tensor(new Float32Array(224 * 224 * 3), [1, 224, 224, 3])) as Tensor
    ).data()) as Float32Array
    expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5)
  })
})

it('gives tensors whose names differ only in odd characters files of their own', async () => {
  const odd = new Map([
    ['block1_conv1', '卷积1'],
    ['block1_conv2', '卷积2'],
  ])
  const rename = (name: string) => odd.get(name) ?? name
  const layers = network.layers.map((one) => ({ ...one, name: rename(one.name) }))
  const tensors = network.tensors.map((one) => {
    const [layer = '', key] = one.name.split('/')
    return { ...one, name: `${rename(layer)}/${key}` }
  })
  const files = await makePackage({ graph: chainGraph(layers, undefined), tensors }, seededAbout, 'float32')
  expect(files.size).toBe(network.tensors.length + 1)
})

it('refuses values that float16 cannot hold, and a package that the page would refuse', async () => {
  const large = { ...network.tensors.at(-1), readRows: () => new Float32Array(10).fill(1e6) } as StoredTensor
  const overflowing = { ...network, tensors: [...network.tensors.slice(0, -1), large] }
  await expect(makePackage(overflowing, seededAbout, 'float16')).rejects.toTell(/too large for float16/)
  await expect(makePackage(overflowing, seededAbout, 'float32')).resolves.toBeDefined()
  await expect(makePackage(network, { ...seededAbout, id: 'my net' }, 'float32')).rejects.toMatchObject({
    kind: 'format',
  })
  const unsized = { ...seededAbout, preprocessing: ofPreset('caffe', Number.NaN) }
  await expect(makePackage(network, unsized, 'float32')).rejects.toMatchObject({
    kind: 'format',
  })
})
