import { describe, expect, it } from 'vitest'
import { randomFrom } from '../../../fixtures/randomFrom.ts'
import { readLists } from '../../../fixtures/torch/lists.ts'
import { runPlan } from '../../engine/portable/runPlan.ts'
import { planGraph } from '../../graph/planGraph.ts'
import type { StoredTensor } from '../../model/storedNetwork.ts'
import type { Choices } from '../../types.ts'
import type { Smoothing } from './alike.ts'
import { head } from './head.ts'
import { conv } from './layers/convolve.ts'
import { globalMean, smooth } from './layers/pool.ts'
import { Modules } from './modules.ts'
import { readStateDict } from './readStateDict.ts'

// Networks that names and shapes of weights do not tell apart.

type Shapes = Readonly<Record<string, readonly number[]>>

const toTensor = (name: string, shape: readonly number[]): [string, StoredTensor] => [
  name,
  { name, shape, readRows: () => new Float32Array() },
]

/** A network of the lists in a file, with a tensor of another shape if `shapes` has one, as a person chose it. */
async function open(network: string, file: string, choices: Choices = {}, shapes: Shapes = {}) {
  const dict = readLists().find(({ networks }) => networks.includes(network))?.dict ?? new Map<string, StoredTensor>()
  const changed = Object.entries(shapes).map(([name, shape]) => toTensor(name, shape))
  const stored = await readStateDict(new Map([...dict, ...changed]), file, undefined, choices)
  const plan = planGraph(stored.graph, stored.tensors)
  const paddings = stored.graph.nodes.flatMap(({ operation }) =>
    operation.kind === 'conv2d' ? [operation.padding === 'same'] : [],
  )
  const pools = stored.graph.nodes.filter(({ kindName }) => kindName === 'AvgPool2d').length
  return { about: stored.about, isSame: paddings.some(Boolean), pools, plan }
}

describe('efficientnet_b0 of timm', () => {
  const network = 'timm efficientnet_b0'
  const options = ['efficientnet_b0', 'tf_efficientnet_b0', 'efficientnet_blur_b0']

  it.each([
    ['best_model.pth', {}, 'efficientnet_b0', 'guess'],
    ['tf_efficientnet_b0.pth', {}, 'tf_efficientnet_b0', 'file'],
    ['efficientnet_blur_b0.pth', {}, 'efficientnet_blur_b0', 'file'],
    ['tf_efficientnet_b0.pth', { architecture: 'efficientnet_b0' }, 'efficientnet_b0', 'person'],
    ['best_model.pth', { architecture: 'tf_efficientnet_b0' }, 'tf_efficientnet_b0', 'person'],
    ['best_model.pth', { architecture: 'efficientnet_blur_b0' }, 'efficientnet_blur_b0', 'person'],
  ] as const)('in %s, chosen %o: %s, %s', async (file, choices, chosen, from) => {
    const { about, isSame, pools } = await open(network, file, choices)
    expect(about.open).toEqual([{ about: 'architecture', options, chosen, from }])
    expect(about.architecture).toBe(`timm ${chosen}`)
    expect(isSame).toBe(chosen === 'tf_efficientnet_b0')
    // Two for each of the four blocks with a stride.
    expect(pools).toBe(chosen === 'efficientnet_blur_b0' ? 8 : 0)
  })

  it('with another first convolution is asked for by the kind alone', async () => {
    const grey = { 'conv_stem.weight': [32, 1, 3, 3] }
    const { about } = await open(network, 'x.pth', {}, grey)
    expect(about.open?.[0]).toMatchObject({ options: ['efficientnet', 'tf_efficientnet'], from: 'guess' })
    expect((await open(network, 'x.pth', { architecture: 'tf_efficientnet' }, grey)).isSame).toBe(true)
  })
})

describe('ResNet', () => {
  it.each([
    ['resnet50', 0],
    ['resnetaa50', 4],
    // A mean of means each, and the first pool.
    ['resnetblur50', 8],
  ])('as %s', async (chosen, count) => {
    const { about, pools, plan } = await open('torchvision resnet50', 'x.pth', { architecture: chosen })
    expect(about.open?.[0]).toMatchObject({ options: ['resnet50', 'resnetaa50', 'resnetblur50'], chosen })
    expect(pools).toBe(count)
    expect(plan.outputs[0]?.target).toBe('layer4.2')
  })

  it('of few is nothing to be asked beside the answer, and of most nothing at all', async () => {
    expect((await open('torchvision resnet50', 'x.pth')).about.open?.[0]?.from).toBe('usual')
    expect((await open('torchvision resnet101', 'x.pth')).about.open).toBeUndefined()
  })

  it('in a file that is called after what it looks for is no other network', async () => {
    const { about } = await open('torchvision resnet50', 'image_blur_aa_net.pth')
    expect(about.open?.[0]).toMatchObject({ chosen: 'resnet50', from: 'usual' })
  })
})

it('what no family can smooth is refused by its name', async () => {
  await expect(open('torchvision densenet121', 'densenetblur121d.pth')).rejects.toThrow('stateDictUnknown')
})

describe('an activation that the numbers of modules leave room for', () => {
  const two = { 'fc.0.weight': [32, 2048], 'fc.0.bias': [32], 'fc.2.weight': [4, 32], 'fc.2.bias': [4] }
  const dict = readLists().find(({ networks }) => networks.includes('torchvision resnet50'))?.dict ?? new Map()
  const kept = [...dict].filter(([name]) => !name.startsWith('fc.'))
  const given = new Map([...kept, ...Object.entries(two).map(([name, shape]) => toTensor(name, shape))])

  it.each([
    [{}, 'ReLU', 'guess'],
    [{ activation: 'GELU' }, 'GELU', 'person'],
    [{ activation: 'LeakyReLU' }, 'LeakyReLU', 'person'],
    [{ activation: 'none' }, 'none', 'person'],
    // None of those that can be chosen.
    [{ activation: 'relu6' }, 'ReLU', 'guess'],
  ] as const)('chosen %o: %s, %s', async (choices, chosen, from) => {
    const { graph, about } = await readStateDict(given, 'x.pth', undefined, choices)
    expect(about.open?.[1]).toMatchObject({ about: 'activation', module: 'fc.0', chosen, from })
    const kinds = graph.nodes.slice(-4).map(({ kindName }) => kindName)
    const between = chosen === 'none' ? [] : [chosen]
    expect(kinds.slice(-3 - between.length)).toEqual(['Linear', ...between, 'Linear', 'Softmax'])
  })

  it('is known between the layers of VGG and AlexNet themselves', async () => {
    for (const network of ['torchvision vgg16', 'torchvision alexnet', 'torchvision mobilenet_v3_small']) {
      expect((await open(network, 'x.pth')).about.open).toBeUndefined()
    }
  })
})

it.each([
  ['average', 6, 8],
  ['reflected', 6, 8],
  ['reflected', 7, 5],
  ['zeros', 6, 8],
  ['zeros', 7, 5],
] as const)('smoothing: %s, of %d × %d', (how: Smoothing, height: number, width: number) => {
  const shapes = { 'c.weight': [3, 3, 1, 1], 'fc.weight': [2, 3], 'fc.bias': [2] }
  const dict = new Map(Object.entries(shapes).map(([name, shape]) => toTensor(name, shape)))
  const g = new Modules(dict, { sides: [height, width] })
  const { graph, tensors } = g.build(
    head(g, 'fc', globalMean(g, 'mean', smooth(g, 'aa', conv(g, 'c', g.input()), how))),
  )
  const plan = planGraph(graph, tensors)
  const random = randomFrom(3)
  const drawn = (count: number) => Float64Array.from({ length: count }, () => random() - 0.5)
  const values = new Map([...plan.tensors].map(([name, shape]) => [name, drawn(shape.reduce((a, b) => a * b, 1))]))
  const outputs = runPlan(plan, values, [drawn(height * width * 3)])
  const at = (name: string) => plan.nodes.findIndex((node) => node.name === name)
  const [before, after] = [outputs[at('c')] as Float64Array, outputs[at('aa')] as Float64Array]
  const [rows, columns] = plan.nodes[at('aa')]?.shape ?? []
  // Of BlurPool as its paper has it: 1 2 1 along each side, at every other place of the padded map.
  const fold = (place: number, side: number) => (place < 0 ? -place : place >= side ? 2 * (side - 1) - place : place)
  const value = (y: number, x: number, channel: number) => {
    const isOut = y < 0 || x < 0 || y >= height || x >= width
    if (isOut && how === 'zeros') return 0
    return before[(fold(y, height) * width + fold(x, width)) * 3 + channel] as number
  }
  const kernel = how === 'average' ? [0, 1, 1] : [1, 2, 1]
  const expected = Array.from({ length: (rows ?? 0) * (columns ?? 0) * 3 }, (_, index) => {
    const [place, channel] = [Math.floor(index / 3), index % 3]
    const [row, column] = [Math.floor(place / (columns ?? 1)), place % (columns ?? 1)]
    let sum = 0
    for (const [v, up] of kernel.entries())
      for (const [h, across] of kernel.entries())
        sum += up * across * value(2 * row + v - 1, 2 * column + h - 1, channel)
    return sum / (how === 'average' ? 4 : 16)
  })
  expect([rows, columns]).toEqual(how === 'average' ? [height >> 1, width >> 1] : [(height + 1) >> 1, (width + 1) >> 1])
  for (const [index, one] of expected.entries()) expect(after[index]).toBeCloseTo(one, 12)
})

describe('DeiT III in its authors’ names', () => {
  const scales = Array.from({ length: 12 }, (_, block) => [`blocks.${block}.gamma_1`, `blocks.${block}.gamma_2`]).flat()
  const shapes: Shapes = { ...Object.fromEntries(scales.map((name) => [name, [192]])), pos_embed: [1, 196, 192] }
  const options = ['deit3', 'vit_rope_ape']

  it.each([
    ['best.pth', {}, 'deit3', 'guess'],
    ['deit_3_small_224_1k.pth', {}, 'deit3', 'file'],
    ['vit_small_patch16_rope_ape_224.pth', {}, 'vit_rope_ape', 'file'],
    ['best.pth', { architecture: 'vit_rope_ape' }, 'vit_rope_ape', 'person'],
    ['rope_ape.pth', { architecture: 'deit3' }, 'deit3', 'person'],
  ] as const)('in %s, chosen %o: %s, %s', async (file, choices, chosen, from) => {
    const { about, plan } = await open('timm vit_tiny_patch16_224', file, choices, shapes)
    expect(about.open).toEqual([{ about: 'architecture', options, chosen, from }])
    expect(plan.nodes.some(({ name }) => name === 'rope.cos')).toBe(chosen === 'vit_rope_ape')
  })

  it('is told by the names that timm has for it', async () => {
    const timm = Object.fromEntries(
      Object.entries(shapes).map(([name, shape]) => [name.replace(/gamma_(\d)/, 'ls$1.gamma'), shape]),
    )
    const { about } = await open('timm vit_tiny_patch16_224', 'best.pth', {}, timm)
    expect(about.open).toBeUndefined()
  })
})
