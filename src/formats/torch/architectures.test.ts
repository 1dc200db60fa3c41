import { describe, expect, it } from 'vitest'
import { readLists } from '../../../fixtures/torch/lists.ts'
import { planGraph } from '../../graph/planGraph.ts'
import { fingerprint } from './fingerprint.ts'
import { presetsFor } from './presets.ts'
import { readStateDict } from './readStateDict.ts'
import type { StateDict } from './stateDict.ts'

const lists = readLists()
const cases = lists.flatMap(({ networks, dict }) => networks.map((network) => ({ network, dict })))

/** The last weights of a fine-tuned network have other shapes. */
function withClasses(dict: StateDict, classes: number): StateDict {
  return new Map(
    [...dict].map(([name, tensor]) => {
      const isHead = tensor.shape[0] === 1000 && /^(?:fc|classifier|head|heads)\b/.test(name)
      return [name, isHead ? { ...tensor, shape: tensor.shape.with(0, classes) } : tensor]
    }),
  )
}

const listOf = (network: string) => cases.find((one) => one.network === network)?.dict as StateDict

describe('an architecture is recognised by the names and shapes of its weights', () => {
  it('all 98', () => expect(cases).toHaveLength(98))

  it.each(cases)('$network', async ({ network, dict }) => {
    const [library = '', name = ''] = network.split(' ')
    const found = presetsFor(fingerprint(dict), [name])
    expect(found.map((one) => `${one.library} ${one.name}`)).toContain(network)
    const { graph, tensors, about } = await readStateDict(withClasses(dict, 7), `my-${library}-${name}.pth`)
    expect(about.architecture?.split(' ')[1]).toBe(name)
    const { outputs, featureMaps } = planGraph(graph, tensors)
    // DINOv2 comes without a last layer.
    expect(outputs).toMatchObject([{ head: 'softmax', units: name.includes('dinov2') ? 384 : 7 }])
    const [height = 0, width = 0] = featureMaps.get(outputs[0]?.target ?? '') ?? []
    expect(Math.min(height, width)).toBeGreaterThan(6)
  })
})

describe('of what names and shapes do not say', () => {
  it.each([
    ['timm tf_efficientnet_b0', 'tf_efficientnet_b0.pth', 'same', 1e-3],
    ['timm efficientnet_b0', 'efficientnet_b0.pth', { top: 1, bottom: 1, left: 1, right: 1 }, 1e-5],
    ['torchvision mobilenet_v3_small', 'x.pth', { top: 1, bottom: 1, left: 1, right: 1 }, 1e-3],
    ['timm mobilenetv3_small_100', 'x.pth', { top: 1, bottom: 1, left: 1, right: 1 }, 1e-5],
    ['torchvision googlenet', 'x.pth', { top: 3, bottom: 3, left: 3, right: 3 }, 1e-3],
  ])('%s, %s', async (network, file, padding, epsilon) => {
    const { graph } = await readStateDict(listOf(network), file)
    const operations = graph.nodes.map(({ operation }) => operation)
    expect(operations.find(({ kind }) => kind === 'conv2d')).toMatchObject({ padding })
    expect(operations.find(({ kind }) => kind === 'batchNormalization')).toMatchObject({ epsilon })
  })

  it('the twin is told', async () => {
    const { about } = await readStateDict(listOf('timm vit_tiny_patch16_224'), 'birds.pth')
    expect(about.producer).toMatch(/vit_tiny_patch16_224/)
    expect(about.producer).toMatch(/deit_tiny_patch16_224/)
  })

  it('preprocessing is a guess by the architecture', async () => {
    const { about } = await readStateDict(listOf('torchvision resnet50'), 'birds.pth')
    expect(about.preprocessingFrom).toBe('guess')
    expect(about.preprocessing).toMatchObject({
      ...{ channels: 'rgb', values: 'torch', resize: 'bilinear', antialias: true, fit: 'short-side', shortSide: 232 },
    })
  })
})

describe('weights are the same under', () => {
  const dict = listOf('torchvision resnet18')
  const renamed = (rename: (name: string) => string) =>
    new Map([...dict].map(([name, tensor]) => [rename(name), tensor] as const))

  it.each<[string, StateDict]>([
    ['module.', renamed((name) => `module.${name}`)],
    ['model.', renamed((name) => `model.${name}`)],
    ['_orig_mod.module.', renamed((name) => `_orig_mod.module.${name}`)],
    ['model.backbone.', renamed((name) => `model.backbone.${name}`)],
    ['a head of two layers', renamed((name) => name.replace(/^fc\./, 'fc.1.'))],
    ['no statistics of batches', new Map([...dict].filter(([name]) => !name.endsWith('num_batches_tracked')))],
    [
      "Lightning's, with a loss",
      new Map([
        ...renamed((name) => `model.${name}`),
        ['criterion.weight', { name: '', shape: [7], readRows: () => new Float32Array(7) }],
      ]),
    ],
  ])('%s', async (_, given) => {
    const { about } = await readStateDict(given, 'birds.pth')
    expect(about.architecture).toBe('torchvision resnet18')
  })

  it('the names of DenseNet’s layers of before', async () => {
    const dense = listOf('torchvision densenet121')
    const old = [...dense].map(([name, tensor]) => [name.replace(/(norm|conv)([12])\./, '$1.$2.'), tensor] as const)
    expect(old.some(([name]) => name.includes('denselayer1.norm.1.weight'))).toBe(true)
    const { about } = await readStateDict(new Map(old), 'birds.pth')
    expect(about.architecture).toBe('torchvision densenet121')
  })
})

describe('is refused', () => {
  const dict = listOf('torchvision resnet18')

  it.each<[string, StateDict]>([
    ['a weight less', new Map([...dict].filter(([name]) => name !== 'layer3.1.bn2.running_var'))],
    [
      'one more',
      new Map([...dict, ['layer5.0.weight', { name: '', shape: [1], readRows: () => new Float32Array(1) }]]),
    ],
    [
      'another shape',
      new Map([...dict].map(([name, one]) => [name, name === 'bn1.weight' ? { ...one, shape: [63] } : one])),
    ],
  ])('%s', async (_, given) => {
    await expect(readStateDict(given, 'odd.pth')).rejects.toMatchObject({ code: 'stateDictUnknown' })
  })

  it.each([
    ['backbone.body.conv1.weight roi_heads.box_predictor.cls_score.weight', 'boxes'],
    ['backbone.conv1.weight classifier.0.convs.0.0.weight', 'areas'],
    ['backbone.conv1.weight classifier.0.weight classifier.4.weight', 'areas'],
    ['backbone.0.0.weight classifier.cbr.0.weight classifier.low_classifier.weight', 'areas'],
    ['image_encoder.patch_embed.proj.weight mask_decoder.iou_token.weight', 'areas'],
    ['encoder.conv1.weight decoder.token_embedding.weight', 'text'],
  ])('a network for another task: %s', async (names, task) => {
    const given = new Map(
      names.split(' ').map((name) => [name, { name, shape: [1, 1, 1, 1], readRows: () => new Float32Array(1) }]),
    )
    await expect(readStateDict(given, 'yolo.pth')).rejects.toMatchObject({ code: 'otherTask', parameters: { task } })
  })
})
