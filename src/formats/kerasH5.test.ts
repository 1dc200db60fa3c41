import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as h5wasm from 'h5wasm/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readModelJson } from './keras/config.ts'
import { readKerasH5 } from './kerasH5.ts'

const folder = mkdtempSync(join(tmpdir(), 'heatlens-'))
type Naming = (layer: string, kind: 'kernel' | 'bias') => string

const keras1: Naming = (layer, kind) => `${layer}_${kind === 'kernel' ? 'W' : 'b'}_1:0`
const keras2: Naming = (layer, kind) => `${layer}/${kind}:0`

/** The layers of a small VGG, with the kernels of those that have weights. */
const layers: readonly [name: string, kernel?: readonly number[]][] = [
  ['input_1'],
  ['block1_conv1', [3, 3, 3, 2]],
  ['block1_pool'],
  ['block2_conv1', [3, 3, 2, 1]],
  ['block2_pool'],
  ['block3_pool'],
  ['flatten'],
  ['fc1', [28 * 28, 4]],
  ['dropout'],
  ['predictions', [4, 3]],
]

/** Values that tell tensors and places apart. */
const valuesOf = (shape: readonly number[]) =>
  Float32Array.from({ length: shape.reduce((product, side) => product * side, 1) }, (_, i) => shape.length + i)

/** Writes weights into a group in Keras' format. */
function writeWeights(root: h5wasm.Group, naming: Naming, from = layers): void {
  root.create_attribute(
    'layer_names',
    from.map(([name]) => name),
  )
  for (const [layer, kernel] of from) {
    const group = root.create_group(layer)
    const own = kernel ? { [naming(layer, 'kernel')]: kernel, [naming(layer, 'bias')]: kernel.slice(-1) } : {}
    writeGroup(group, own)
  }
}

/** Writes named tensors into the group of a layer. */
function writeGroup(group: h5wasm.Group, tensors: Readonly<Record<string, readonly number[]>>): void {
  const names = Object.keys(tensors)
  // h5wasm cannot write empty lists of strings; an empty list of numbers reads back the same.
  group.create_attribute(
    'weight_names',
    names.length > 0 ? names : new Float32Array(),
    names.length > 0 ? undefined : [0],
  )
  for (const [path, shape] of Object.entries(tensors)) {
    const inner = path.split('/').slice(0, -1)
    let at = group
    for (const part of inner) at = at.keys().includes(part) ? (at.get(part) as h5wasm.Group) : at.create_group(part)
    at.create_dataset({ name: path.split('/').at(-1) as string, data: valuesOf(shape), shape: [...shape] })
  }
}

let made = 0
function write(fill: (file: h5wasm.File) => void): h5wasm.File {
  const path = join(folder, `${made++}.h5`)
  const file = new h5wasm.File(path, 'w')
  fill(file)
  file.close()
  return new h5wasm.File(path, 'r')
}

const read = (file: h5wasm.File) => readKerasH5(file, 'my network.h5')

beforeAll(() => h5wasm.ready)
afterAll(() => rmSync(folder, { recursive: true }))

describe.each([
  ["Keras 1's names", keras1],
  ["Keras 2's names", keras2],
])('weights alone with %s', (_, naming) => {
  it('give the layers of VGG and every tensor', async () => {
    const { graph, tensors, about } = read(write((file) => writeWeights(file, naming)))
    expect(graph.nodes.map(({ name, operation }) => [name, operation.kind])).toEqual([
      ['input_1', 'input'],
      ['block1_conv1', 'conv2d'],
      ['block1_pool', 'pooling2d'],
      ['block2_conv1', 'conv2d'],
      ['block2_pool', 'pooling2d'],
      ['block3_pool', 'pooling2d'],
      ['flatten', 'flatten'],
      ['fc1', 'dense'],
      ['dropout', 'identity'],
      ['predictions', 'dense'],
    ])
    expect(graph.nodes.at(-1)?.operation).toMatchObject({ activation: { id: 'softmax' } })
    expect(about).toEqual({ name: 'my network' })
    expect(tensors.map(({ name, shape }) => [name, shape])).toEqual(
      layers.flatMap(([name, kernel]) =>
        kernel
          ? [
              [`${name}/kernel`, kernel],
              [`${name}/bias`, kernel.slice(-1)],
            ]
          : [],
      ),
    )
    const fc1 = tensors.find(({ name }) => name === 'fc1/kernel')
    expect(await fc1?.readRows(3, 7)).toEqual(valuesOf([28 * 28, 4]).slice(12, 28))
  })
})

/** A saved model: its config, and what its weights are. */
function saved(config: unknown, fill: (weights: h5wasm.Group) => void): h5wasm.File {
  return write((file) => {
    fill(file.create_group('model_weights'))
    file.create_attribute('model_config', JSON.stringify(config))
  })
}

const conv = (name: string, filters: number) => ({
  class_name: 'Conv2D',
  config: { name, filters, kernel_size: [1, 1], use_bias: false },
})
const input = { class_name: 'InputLayer', config: { name: 'in', batch_input_shape: [null, 8, 8, 1] } }

describe('weights of nested models are found by name', () => {
  const config = {
    class_name: 'Sequential',
    config: {
      layers: [
        input,
        { class_name: 'Sequential', config: { name: 'a', layers: [input, conv('conv', 2), conv('conv_1', 3)] } },
        { class_name: 'Sequential', config: { name: 'b', layers: [input, conv('conv', 4)] } },
      ],
    },
  }
  const shapes = (file: h5wasm.File) => read(file).tensors.map(({ name, shape }) => [name, shape.at(-1)])
  const expected = [
    ['a/conv/kernel', 2],
    ['a/conv_1/kernel', 3],
    ['b/conv/kernel', 4],
  ]

  it.each<[string, Record<string, readonly number[]>, Record<string, readonly number[]>]>([
    [
      "Keras 2's, in any order",
      { 'conv_1/kernel:0': [1, 1, 2, 3], 'conv/kernel:0': [1, 1, 1, 2] },
      { 'conv/kernel:0': [1, 1, 3, 4] },
    ],
    [
      "Keras 3's, with the models around them",
      { 'net/a/conv_1/kernel': [1, 1, 2, 3], 'net/a/conv/kernel': [1, 1, 1, 2] },
      { 'net/b/conv/kernel': [1, 1, 3, 4] },
    ],
    [
      'numbered ones, of a model that was made twice',
      { 'conv_1/kernel:0': [1, 1, 2, 3], 'conv/kernel:0': [1, 1, 1, 2] },
      { 'conv_7/kernel:0': [1, 1, 3, 4] },
    ],
  ])('%s', (_, a, b) => {
    const file = saved(config, (root) => {
      root.create_attribute('layer_names', ['a', 'b'])
      writeGroup(root.create_group('a'), a)
      writeGroup(root.create_group('b'), b)
    })
    expect(shapes(file)).toEqual(expected)
  })

  it('lists of names that are too long for one attribute', () => {
    const file = saved(config, (root) => {
      root.create_attribute('layer_names', ['a', 'b'])
      const a = root.create_group('a')
      writeGroup(a, { 'conv/kernel:0': [1, 1, 1, 2], 'conv_1/kernel:0': [1, 1, 2, 3] })
      a.delete_attribute('weight_names')
      a.create_attribute('weight_names0', ['conv/kernel:0'])
      a.create_attribute('weight_names1', ['conv_1/kernel:0'])
      writeGroup(root.create_group('b'), { 'conv/kernel:0': [1, 1, 3, 4] })
    })
    expect(shapes(file)).toEqual(expected)
  })
})

describe('weights with an architecture from another file', () => {
  const architecture = readModelJson({
    class_name: 'Sequential',
    config: { name: 'mine', layers: [input, conv('c', 2), conv('d', 3)] },
    keras_version: '2.15.0',
  })

  it('by name', () => {
    const file = write((root) =>
      writeWeights(root, keras2, [
        ['d', [1, 1, 2, 3]],
        ['c', [1, 1, 1, 2]],
      ]),
    )
    const { tensors, about } = readKerasH5(file, 'weights.h5', architecture)
    expect(tensors.map(({ name, shape }) => [name, shape.at(-1)])).toEqual([
      ['c/kernel', 2],
      ['d/kernel', 3],
    ])
    expect(about).toEqual({ name: 'mine', producer: 'Keras 2.15.0' })
  })

  it("by Keras 3's groups", () => {
    const file = write((root) => {
      const groups = root.create_group('layers')
      for (const [name, filters] of [
        ['conv2d', 2],
        ['conv2d_1', 3],
      ] as const) {
        const shape = [1, 1, filters - 1, filters]
        groups
          .create_group(name)
          .create_group('vars')
          .create_dataset({ name: '0', shape, data: valuesOf(shape) })
      }
    })
    const { tensors } = readKerasH5(file, 'my.weights.h5', architecture)
    expect(tensors.map(({ name, shape }) => [name, shape.at(-1)])).toEqual([
      ['c/kernel', 2],
      ['d/kernel', 3],
    ])
  })
})

describe('another file', () => {
  it.each<[string, (file: h5wasm.File) => void, RegExp]>([
    ['without layer_names', () => {}, /no layer_names/],
    [
      "of weights in Keras 3's own way",
      (file) => file.create_group('layers'),
      /weights only.*model\.to_json\(\).*model\.save\('name\.keras'\)/,
    ],
    [
      'a saved model without its config',
      (file) => writeWeights(file.create_group('model_weights'), keras2),
      /lacks its model_config/,
    ],
    [
      'with a layer that is named and not there',
      (file) => file.create_attribute('layer_names', ['block1_conv1']),
      /names a layer block1_conv1 and does not contain it/,
    ],
    [
      'with weights that are named and not there',
      (file) => {
        file.create_attribute('layer_names', ['fc1'])
        file.create_group('fc1').create_attribute('weight_names', ['gone:0'])
      },
      /names weights gone:0 and does not contain them/,
    ],
    [
      'whose layers do not fit together',
      (file) => {
        file.create_attribute('layer_names', ['conv'])
        const group = file.create_group('conv')
        group.create_attribute('weight_names', ['w'])
        group.create_dataset({ name: 'w', data: new Float32Array(9 * 4 * 2), shape: [3, 3, 4, 2] })
      },
      /conv does not fit VGG's layout/,
    ],
    [
      'without the layers that name things',
      (file) => {
        file.create_attribute('layer_names', ['block1_conv1'])
        const group = file.create_group('block1_conv1')
        group.create_attribute('weight_names', ['w'])
        group.create_dataset({ name: 'w', data: new Float32Array(9 * 3 * 2), shape: [3, 3, 3, 2] })
      },
      /ends before the layers that name things \(Keras calls such a file notop\)/,
    ],
    [
      'of a ResNet',
      (file) => {
        file.create_attribute('layer_names', ['bn_conv1'])
        const group = file.create_group('bn_conv1')
        const names = ['gamma:0', 'beta:0', 'mean:0', 'variance:0']
        group.create_attribute('weight_names', names)
        for (const name of names) group.create_dataset({ name, data: new Float32Array(4), shape: [4] })
      },
      /weights only, and not those of VGG: the layer bn_conv1 has 4/,
    ],
  ])('is refused: one %s', (_, fill, message) => {
    const file = write(fill)
    expect(() => read(file)).toThrow(expect.toTell(message, 'format'))
  })
})
