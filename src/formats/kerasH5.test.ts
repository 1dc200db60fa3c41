import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as h5wasm from 'h5wasm/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededVgg } from '../../fixtures/seededVgg.ts'
import { readKerasH5 } from './kerasH5.ts'

const folder = mkdtempSync(join(tmpdir(), 'heatlens-'))
const network = seededVgg({ width: 1, dense: 4, classes: 3 })
type Naming = (layer: string, kind: 'kernel' | 'bias') => string

const keras1: Naming = (layer, kind) => `${layer}_${kind === 'kernel' ? 'W' : 'b'}_1:0`
const keras2: Naming = (layer, kind) => `${layer}/${kind}:0`

/** Writes the network's weights into a group in Keras' format. */
function writeWeights(root: h5wasm.Group, naming: Naming): void {
  root.create_attribute(
    'layer_names',
    network.layers.map(({ name }) => name),
  )
  for (const { name: layer } of network.layers) {
    const group = root.create_group(layer)
    const own = network.tensors.filter(({ name }) => name.startsWith(`${layer}/`))
    const names = own.map(({ name }) => naming(layer, name.endsWith('kernel') ? 'kernel' : 'bias'))
    // h5wasm cannot write empty lists of strings; an empty list of numbers reads back the same.
    group.create_attribute(
      'weight_names',
      names.length > 0 ? names : new Float32Array(),
      names.length > 0 ? undefined : [0],
    )
    own.forEach(({ shape, readRows }, index) => {
      const path = names[index] as string
      const [inner] = path.split('/') as [string]
      if (path.includes('/') && !group.keys().includes(inner)) group.create_group(inner)
      group.create_dataset({ name: path, data: readRows(0, shape[0] as number), shape: [...shape] })
    })
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

beforeAll(() => h5wasm.ready)
afterAll(() => rmSync(folder, { recursive: true }))

describe.each([
  ["Keras 1's names", keras1],
  ["Keras 2's names", keras2],
])('weights alone with %s', (_, naming) => {
  it('give the layers of VGG and every tensor', async () => {
    const stored = readKerasH5(
      write((file) => writeWeights(file, naming)),
      224,
    )
    expect(stored.layers).toEqual(network.layers)
    expect(stored.tensors.map(({ name, shape }) => [name, shape])).toEqual(
      network.tensors.map(({ name, shape }) => [name, shape]),
    )
    const fc1 = (from: typeof stored) => from.tensors.find(({ name }) => name === 'fc1/kernel')
    expect(await fc1(stored)?.readRows(3, 7)).toEqual(await fc1(network)?.readRows(3, 7))
  })
})

it('follows the model_config of a saved model', () => {
  const config = {
    class_name: 'Sequential',
    config: {
      layers: network.layers.map(({ className, config }) => ({
        class_name: className,
        config: { ...config, marked: true },
      })),
    },
  }
  const stored = readKerasH5(
    write((file) => {
      writeWeights(file.create_group('model_weights'), keras2)
      file.create_attribute('model_config', JSON.stringify(config))
    }),
    224,
  )
  expect(stored.layers.every(({ config }) => config.marked)).toBe(true)
  expect(stored.tensors.length).toBe(32)
})

describe('another file', () => {
  it.each<[string, (file: h5wasm.File) => void, RegExp]>([
    ['without layer_names', () => {}, /no layer_names/],
    ["of weights in Keras 3's own way", (file) => file.create_group('layers'), /Save the whole model with model\.save/],
    [
      'a saved model without its config',
      (file) => writeWeights(file.create_group('model_weights'), keras2),
      /lacks its model_config/,
    ],
    [
      'with a layer that is named and not there',
      (file) => file.create_attribute('layer_names', ['block1_conv1']),
      /names a layer block1_conv1 and does not hold it/,
    ],
    [
      'with weights that are named and not there',
      (file) => {
        file.create_attribute('layer_names', ['fc1'])
        file.create_group('fc1').create_attribute('weight_names', ['gone:0'])
      },
      /names weights gone:0 and does not hold them/,
    ],
    [
      'of float64 weights',
      (file) => {
        file.create_attribute('layer_names', ['fc1'])
        const group = file.create_group('fc1')
        group.create_attribute('weight_names', ['w'])
        group.create_dataset({ name: 'w', data: new Float64Array(4), shape: [2, 2] })
      },
      /not float32/,
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
      /bn_conv1 brings 4 weights, as the normalising layers of ResNet/,
    ],
  ])('is refused: one %s', (_, fill, message) => {
    const file = write(fill)
    expect(() => readKerasH5(file, 224)).toThrow(expect.toTell(message, 'format'))
  })
})
