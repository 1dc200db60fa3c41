import { beforeAll, describe, expect, it } from 'vitest'
import { relativeDifference } from '../../../fixtures/goldens.ts'
import { GraphBuilder } from '../../../fixtures/graphs.ts'
import { noise } from '../../../fixtures/networks.ts'
import { simd } from '../../../fixtures/packages.ts'
import { giveWeights, makeWeights, planOf } from '../../../fixtures/plannedNetworks.ts'
import type { Activation } from '../../graph/operations.ts'
import type { Engine } from '../engine.ts'
import { backThrough, runPlan } from '../portable/runPlan.ts'
import { startSimd } from './simdEngine.ts'

// Every operation against the portable ones on plain arrays, forward and back, with odd sizes and channel counts.

let engine: Engine
beforeAll(async () => {
  engine = await startSimd(simd)
})

type Build = (b: GraphBuilder, x: string) => string

/** Runs a graph on both, with all nodes kept and with none; compares outputs and gradients of every node. */
async function compare(build: Build, shape: readonly number[]) {
  const b = new GraphBuilder()
  const [height = 0, width = 0, channels = 0] = shape
  const picture = b.input('picture', [height, width, 3])
  const before = b.conv('before', picture, channels, { size: 1 })
  const end = b.dense('out', b.flatten('flat', build(b, before)), 5)
  const plan = planOf(b, end)
  const weights = await makeWeights(plan)
  const network = await engine.build(plan, weights.stored)
  await giveWeights(network, weights)
  const input = noise(height * width * 3, 99)
  const outputs = runPlan(plan, weights.values, [input])
  const seed = Float32Array.of(1, -0.5, 0.25, 0.75, -1)
  const from = plan.outputs[0]?.node as number
  const fused = await network.forward([input], 'out')
  expect(relativeDifference(fused.outputs[0] as Float32Array, outputs[from] as Float32Array)).toBeLessThan(1e-5)
  const pass = await network.forward([input], 'picture')
  expect(relativeDifference(pass.outputs[0] as Float32Array, outputs[from] as Float32Array)).toBeLessThan(1e-5)
  for (const rule of ['plain', 'guided'] as const) {
    const gradients = backThrough(plan, weights.values, outputs, { from, seed, rule })
    for (const [index, { name }] of plan.nodes.entries()) {
      if (!pass.keeps(name)) continue
      expect(relativeDifference(await pass.activations(name), outputs[index] as Float32Array), name).toBeLessThan(1e-5)
      const given = await pass.gradients(name, { seed, rule })
      expect(relativeDifference(given, gradients[index] as Float32Array), `${rule} ${name}`).toBeLessThan(1e-4)
    }
  }
  network.dispose()
}

const activations: Activation[] = [
  ...(['sigmoid', 'tanh', 'selu', 'swish', 'hardSwish', 'mish', 'softplus', 'exponential'] as const).map((id) => ({
    id,
  })),
  { id: 'relu' },
  { id: 'relu', max: 0.5 },
  { id: 'relu', slope: 0.2, threshold: 0.1 },
  { id: 'relu', slope: 0.3, max: 0.4 },
  { id: 'elu', alpha: 0.7 },
  { id: 'gelu', approximate: false },
  { id: 'gelu', approximate: true },
  { id: 'hardSigmoid', slope: 0.2 },
  { id: 'clip', min: -0.2, max: 0.3 },
  { id: 'softmax', axis: -1 },
]

const cases: Record<string, Build> = {
  'a convolution with batch normalization and ReLU': (b, x) =>
    b.activation('act', b.batchNormalization('bn', b.conv('conv', x, 7)), { id: 'relu', max: 0.6 }),
  'the same without bias, strided': (b, x) =>
    b.activation('act', b.batchNormalization('bn', b.conv('conv', x, 12, { size: 5, strides: 2, useBias: false })), {
      id: 'swish',
    }),
  'a dilated convolution': (b, x) => b.conv('conv', x, 9, { size: [3, 2], dilation: [2, 3], padding: 'same' }),
  'a convolution with padding on one side': (b, x) =>
    b.conv('conv', x, 9, { strides: 2, padding: { top: 0, bottom: 2, left: 3, right: 1 } }),
  'a convolution with more padding than kernel': (b, x) =>
    b.conv('conv', x, 4, { size: 1, padding: { top: 1, bottom: 1, left: 2, right: 0 } }),
  'a convolution in groups': (b, x) => b.conv('conv', b.conv('wide', x, 12), 24, { groups: 3 }),
  'a depthwise convolution': (b, x) =>
    b.activation('act', b.batchNormalization('bn', b.depthwise('dw', x)), { id: 'relu', max: 6 }),
  'depthwise convolutions of other sizes': (b, x) =>
    b.depthwise('second', b.depthwise('first', x, { size: [5, 3], strides: 2, activation: { id: 'swish' } }), {
      size: 7,
      dilation: [1, 2],
      activation: { id: 'relu' },
    }),
  'depthwise convolutions of five columns': (b, x) =>
    b.depthwise('second', b.depthwise('first', x, { size: [3, 5] }), {
      size: 5,
      strides: 2,
      activation: { id: 'relu' },
    }),
  'depthwise convolutions of three columns': (b, x) =>
    b.depthwise('second', b.depthwise('first', x, { size: [5, 3], dilation: 2 }), { strides: 2 }),
  'a depthwise convolution with a multiplier': (b, x) => b.depthwise('dw', x, { multiplier: 3 }),
  'two readers with different padding': (b, x) =>
    b.concatenate('cat', [
      b.conv('small', x, 4, { size: 1 }),
      b.conv('large', x, 8, { size: 7 }),
      b.depthwise('dw', x, { size: 5 }),
      b.conv('last', x, 3),
    ]),
  'a residual': (b, x) => {
    const y = b.conv('one', x, 6, { activation: { id: 'relu' } })
    const z = b.batchNormalization('bn', b.conv('two', y, 6))
    return b.activation('act', b.arithmetic('add', 'add', [y, z]), { id: 'relu' })
  },
  'squeeze and excite': (b, x) => {
    const y = b.conv('wide', x, 10, { activation: { id: 'swish' } })
    const s = b.conv('reduce', b.globalPool('squeeze', y, true), 3, { size: 1, activation: { id: 'swish' } })
    const e = b.conv('expand', s, 10, { size: 1, activation: { id: 'sigmoid' } })
    return b.arithmetic('excite', 'multiply', [y, e])
  },
  'average pools': (b, x) =>
    b.concatenate('cat', [
      b.pool('counts', x, { mode: 'average', countsPadding: true, size: [3, 3], strides: [1, 1], padding: 'same' }),
      b.pool('not', x, { mode: 'average', size: [3, 3], strides: [1, 1], padding: 'same' }),
    ]),
  'max pools that overlap': (b, x) => b.pool('pool', x, { size: [3, 2], strides: [2, 1], padding: 'same' }),
  'a pool after a convolution': (b, x) => b.pool('pool', b.conv('conv', x, 20, { activation: { id: 'relu' } })),
  'a pool after a convolution that others read too': (b, x) => {
    const y = b.conv('conv', x, 12)
    return b.concatenate('cat', [b.pool('pool', y), b.pool('other', y, { mode: 'average' })])
  },
  'products over the last axis': (b, x) => b.dense('dense', x, 6, { id: 'relu' }),
  'padding, cropping and a permutation': (b, x) => {
    const y = b.add('pad', { kind: 'padding2d', top: 1, bottom: 2, left: 3, right: 0 }, [x])
    const z = b.add('crop', { kind: 'cropping2d', top: 2, bottom: 0, left: 1, right: 1 }, [y])
    return b.add('turn', { kind: 'permute', axes: [1, 0, 2] }, [z])
  },
  'numbers beside a map': (b, x) => {
    const y = b.add('one', { kind: 'arithmetic', function: 'subtract', scalar: 1, scalarFirst: true }, [x])
    const z = b.add('two', { kind: 'arithmetic', function: 'multiply', scalar: 0.7 }, [y])
    return b.add('affine', { kind: 'affine', scale: [2], offset: [-1] }, [z])
  },
  'five maps of different shapes': (b, x) => {
    const row = b.add('row', { kind: 'reduce', function: 'mean', axes: [0], keepDimensions: true }, [x])
    const cell = b.globalPool('cell', x)
    const mean = b.add('mean', { kind: 'reduce', function: 'mean', axes: [2], keepDimensions: true }, [x])
    const y = b.arithmetic('product', 'multiply', [x, row])
    const z = b.arithmetic('sum', 'add', [mean, y, cell, x, row])
    return b.arithmetic('most', 'maximum', [z, x])
  },
  'a sum with itself': (b, x) => b.arithmetic('twice', 'add', [x, x, x]),
  normalizations: (b, x) =>
    b.add('group', { kind: 'groupNormalization', epsilon: 1e-3, groups: 1 }, [
      b.add('layer', { kind: 'layerNormalization', epsilon: 1e-3, axes: [2] }, [x]),
    ]),
  'a resized and a transposed one': (b, x) =>
    b.add(
      'up',
      {
        ...{ kind: 'conv2dTranspose', filters: 3, size: [3, 3], strides: [2, 2], dilation: [1, 1], padding: 'same' },
        ...{ useBias: true, activation: { id: 'relu' } },
      },
      [b.add('resize', { kind: 'resize', height: 4, width: 7, method: 'bilinear', antialias: false }, [x])],
    ),
  'a reshape to a list and back': (b, x) => {
    const [height = 0, width = 0, channels = 0] = b.shape(x)
    const list = b.add('list', { kind: 'reshape', shape: [height * width * channels] }, [x])
    return b.add('back', { kind: 'reshape', shape: [width, height, channels] }, [list])
  },
}
for (const own of activations) {
  cases[`an activation ${JSON.stringify(own)}, alone and in a convolution`] = (b, x) =>
    b.conv('conv', b.activation('act', x, own), 5, { activation: own })
}

describe.each([{ shape: [9, 11, 6] }, { shape: [14, 13, 8] }])('on $shape', ({ shape }) => {
  it.each(Object.entries(cases))('runs %s like plain arrays', async (_, build) => {
    await compare(build, shape)
  })
})
