import { describe, expect, it } from 'vitest'
import { readLists } from '../../../fixtures/torch/lists.ts'
import type { Graph } from '../../graph/graph.ts'
import { planGraph } from '../../graph/planGraph.ts'
import type { StoredTensor } from '../../model/storedNetwork.ts'
import { readStateDict } from './readStateDict.ts'

// What people change of an architecture that is known, and architectures of its kind that are not in the lists.

type Shapes = Readonly<Record<string, readonly number[]>>

/** The tensors of a network without those that a pattern finds, and with others. */
async function open(network: string, without: RegExp, shapes: Shapes, fileName = 'best_model.pth') {
  const dict = readLists().find(({ networks }) => networks.includes(network))?.dict ?? new Map<string, StoredTensor>()
  const readRows = () => new Float32Array()
  const changed = Object.entries(shapes).map(([name, shape]): [string, StoredTensor] => [
    name,
    { name, shape, readRows },
  ])
  const kept = [...dict].filter(([name]) => !without.test(name))
  const stored = await readStateDict(new Map([...kept, ...changed]), fileName)
  planGraph(stored.graph, stored.tensors)
  return stored
}

const linear = (name: string, values: number, units: number): Shapes => ({
  [`${name}.weight`]: [units, values],
  [`${name}.bias`]: [units],
})

/** Kinds of the last nodes. */
const ends = ({ nodes }: Graph, count: number) => nodes.slice(-count).map(({ kindName }) => kindName)

/** Kinds of activations, each once. */
const activations = ({ nodes }: Graph) =>
  new Set(nodes.flatMap(({ operation }) => (operation.kind === 'activation' ? operation.activation.id : [])))

describe('another last layer', () => {
  it('of VGG, two Linear of three: none but the first has a ReLU behind', async () => {
    const shapes = { ...linear('classifier.0', 25088, 128), ...linear('classifier.3', 128, 4) }
    const { graph } = await open('torchvision vgg11_bn', /^classifier/, shapes)
    expect(ends(graph, 5)).toEqual(['Flatten', 'Linear', 'ReLU', 'Linear', 'Softmax'])
    expect(graph.nodes.at(-3)?.name).toBe('classifier.1')
  })

  it.each([25088, 512])('of VGG, one Linear of %d values', async (values) => {
    const { graph } = await open('torchvision vgg16', /^classifier/, linear('classifier', values, 4))
    const before = values === 512 ? 'AdaptiveAvgPool2d' : 'Flatten'
    expect(ends(graph, 3)).toEqual([before, 'Linear', 'Softmax'])
  })

  it('of EfficientNet and MobileNet, one Linear in place of Dropout and Linear', async () => {
    for (const network of ['torchvision efficientnet_b0', 'torchvision mobilenet_v2']) {
      const { graph } = await open(network, /^classifier/, linear('classifier', 1280, 7))
      expect(ends(graph, 2)).toEqual(['Linear', 'Softmax'])
    }
  })

  it('of MobileNet v3: a Hardswish behind its own first Linear, a ReLU behind one that people put there', async () => {
    const own = { ...linear('classifier.0', 576, 1024), ...linear('classifier.3', 1024, 3) }
    const theirs = { ...linear('classifier.0', 576, 64), ...linear('classifier.2', 64, 3) }
    for (const [shapes, kind] of [
      [own, 'Hardswish'],
      [theirs, 'ReLU'],
    ] as const) {
      const { graph } = await open('torchvision mobilenet_v3_small', /^classifier/, shapes)
      expect(ends(graph, 4)).toEqual(['Linear', kind, 'Linear', 'Softmax'])
    }
  })
})

describe('between the Linear of a head that people put there', () => {
  const bn = (name: string, values: number): Shapes =>
    Object.fromEntries(['weight', 'bias', 'running_mean', 'running_var'].map((part) => [`${name}.${part}`, [values]]))

  // The numbers of modules without weights are missing: that is where a ReLU is.
  it.each([
    ['Linear, Linear', { ...linear('fc.0', 512, 32), ...linear('fc.1', 32, 5) }, ['Linear', 'Linear']],
    ['Linear, ReLU, Linear', { ...linear('fc.0', 512, 32), ...linear('fc.2', 32, 5) }, ['Linear', 'ReLU', 'Linear']],
    [
      'Linear, BatchNorm, ReLU, Dropout, Linear',
      { ...linear('fc.0', 512, 32), ...bn('fc.1', 32), ...linear('fc.4', 32, 5) },
      ['Linear', 'BatchNorm1d', 'ReLU', 'Linear'],
    ],
    [
      'Linear, ReLU, BatchNorm, Dropout, Linear',
      { ...linear('fc.0', 512, 32), ...bn('fc.2', 32), ...linear('fc.4', 32, 5) },
      ['Linear', 'ReLU', 'BatchNorm1d', 'Linear'],
    ],
    [
      'BatchNorm, Dropout, Linear, BatchNorm, Linear',
      { ...bn('fc.0', 512), ...linear('fc.2', 512, 32), ...bn('fc.3', 32), ...linear('fc.4', 32, 5) },
      ['BatchNorm1d', 'Linear', 'BatchNorm1d', 'Linear'],
    ],
  ])('%s', async (_, shapes, kinds) => {
    const { graph } = await open('torchvision resnet18', /^fc/, shapes)
    expect(ends(graph, kinds.length + 2)).toEqual(['AdaptiveAvgPool2d', ...kinds, 'Softmax'])
  })
})

describe('attention heads', () => {
  /** The network with a third of its channels more. */
  const wider = () => {
    const dict = readLists().find(({ networks }) => networks.includes('timm vit_tiny_patch16_224'))?.dict ?? new Map()
    const side = (one: number) => (one % 192 === 0 ? (one / 192) * 96 : one)
    const readRows = () => new Float32Array()
    return new Map(
      [...dict].map(([name, { shape }]: [string, StoredTensor]) => [name, { name, shape: shape.map(side), readRows }]),
    )
  }
  const beside = (heads?: number) => ({ config: heads ? { num_attention_heads: heads } : undefined, said: [] })

  it('are asked for where their number is not known', async () => {
    await expect(readStateDict(wider(), 'own.pth')).rejects.toTell(
      /own\.pth” holds a vision transformer of 96 channels/,
    )
  })

  it('are those that a config.json says', async () => {
    const { graph } = await readStateDict(wider(), 'own.pth', { ...beside(3), processed: undefined })
    const split = graph.nodes.find(({ name }) => name === 'blocks.0.attn.q.heads')?.operation
    expect(split).toEqual({ kind: 'reshape', shape: [197, 3, 32] })
  })
})

describe('rotary positions that are not known are refused', () => {
  it('by the name of the file', async () => {
    await expect(open('timm vit_tiny_patch16_224', /^$/, {}, 'vit_tiny_patch16_224.pth')).resolves.toBeDefined()
    await expect(open('timm vit_tiny_patch16_224', /^$/, {}, 'vit_tiny_rope_ape.pth')).rejects.toTell(/not know them/)
  })

  it('of EVA-02, by its gates and its biases of queries and values', async () => {
    const blocks = Array.from({ length: 12 }, (_, index) => `blocks.${index}`)
    const biases = Object.fromEntries(
      blocks.flatMap((block) => ['q_bias', 'v_bias'].map((part) => [`${block}.attn.${part}`, [192]])),
    )
    const gates = Object.fromEntries(blocks.map((block) => [`${block}.mlp.fc2.weight`, [192, 384]]))
    const withBiases = open('timm vit_tiny_patch16_224', /qkv\.bias/, biases)
    await expect(withBiases).resolves.toBeDefined()
    const all = open('timm vit_tiny_patch16_224', /qkv\.bias|fc2\.weight/, { ...biases, ...gates })
    await expect(all).rejects.toTell(/not know them/)
  })
})

it('a first convolution of one channel takes grey pictures', async () => {
  const { graph, about } = await open('torchvision resnet18', /^conv1/, { 'conv1.weight': [64, 1, 7, 7] })
  expect(graph.nodes[0]?.operation).toEqual({ kind: 'input', shape: [224, 224, 1] })
  expect(about.preprocessing).toMatchObject({ channels: 'grey', values: '0..1' })
  // Nor is it taken for a convolution in groups.
  await expect(
    open('torchvision convnext_tiny', /^features\.0\.0\.w/, { 'features.0.0.weight': [96, 1, 4, 4] }),
  ).resolves.toMatchObject({ about: { preprocessing: { channels: 'grey' } } })
})

describe('networks of timm that are in no list', () => {
  it('a gate in some blocks is MNASNet, whose activations are ReLU; in all, EfficientNet', async () => {
    const gates = /^blocks\.[0135]\..*\.se\./
    const some = await open('timm efficientnet_b0', gates, {})
    expect(activations(some.graph)).toEqual(new Set(['relu', 'sigmoid', 'softmax']))
    const all = await open('timm efficientnet_b0', /^$/, {})
    expect(activations(all.graph)).toEqual(new Set(['swish', 'sigmoid', 'softmax']))
  })

  it('kernels that are no other network’s are of one with ReLU', async () => {
    const other = await open('timm mobilenetv2_100', /^blocks\.3\.0\.conv_dw/, {
      'blocks.3.0.conv_dw.weight': [192, 1, 5, 5],
    })
    const [relu] = other.graph.nodes.flatMap(({ operation }) =>
      operation.kind === 'activation' ? operation.activation : [],
    )
    expect(relu).toEqual({ id: 'relu' })
  })

  it('another head of MobileNet v3 is refused: its activations are not known', async () => {
    await expect(open('timm mobilenetv3_large_100', /^conv_head\.bias/, {})).rejects.toThrow('stateDictUnknown')
  })

  it('a name that begins with tf_ pads as TensorFlow', async () => {
    const padding = async (name: string) => {
      const { graph } = await open('timm efficientnet_b0', /^blocks\.6\.0\.se/, {}, name)
      return graph.nodes.find(({ operation }) => operation.kind === 'conv2d')?.operation
    }
    expect(await padding('tf_efficientnet_x.pth')).toMatchObject({ padding: 'same' })
    expect(await padding('efficientnet_x.pth')).not.toMatchObject({ padding: 'same' })
  })

  it('a plain convolution of EfficientNet v2 adds its input', async () => {
    const added = (graph: Graph) =>
      graph.nodes.filter(({ operation: of }) => of.kind === 'arithmetic' && of.function === 'add').length
    const one = { 'blocks.0.1.conv.weight': [16, 16, 3, 3] }
    const norm = Object.fromEntries(
      ['weight', 'bias', 'running_mean', 'running_var'].map((part) => [`blocks.0.1.bn1.${part}`, [16]]),
    )
    const before = await open('timm efficientnet_b0', /^$/, {})
    const after = await open('timm efficientnet_b0', /^$/, { ...one, ...norm })
    expect(added(after.graph)).toBe(added(before.graph) + 1)
  })
})
