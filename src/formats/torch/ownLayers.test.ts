import { describe, expect, it } from 'vitest'
import { readLists } from '../../../fixtures/torch/lists.ts'
import type { Graph } from '../../graph/graph.ts'
import { planGraph } from '../../graph/planGraph.ts'
import type { StoredTensor } from '../../model/storedNetwork.ts'
import { readStateDict } from './readStateDict.ts'

// Networks that are known, in a person's own module and with layers of their own behind them.

type Shapes = Readonly<Record<string, readonly number[]>>

const tensors = (shapes: Shapes): [string, StoredTensor][] =>
  Object.entries(shapes).map(([name, shape]) => [name, { name, shape, readRows: () => new Float32Array() }])

/** The weights of a network without those that a pattern finds, by other names. */
const weightsOf = (network: string, without: RegExp, toName: (name: string) => string): [string, StoredTensor][] =>
  [...(readLists().find(({ networks }) => networks.includes(network))?.dict ?? [])]
    .filter(([name]) => !without.test(name))
    .map(([name, tensor]) => [toName(name), { ...tensor, name: toName(name) }])

const read = (...parts: [string, StoredTensor][][]) => readStateDict(new Map(parts.flat()), 'best_model.pth')

const linear = (name: string, values: number, units: number): Shapes => ({
  [`${name}.weight`]: [units, values],
  [`${name}.bias`]: [units],
})

const bn = (name: string, values: number): Shapes =>
  Object.fromEntries(['weight', 'bias', 'running_mean', 'running_var'].map((part) => [`${name}.${part}`, [values]]))

/** The last nodes, each as its name and kind. */
const ends = ({ nodes }: Graph, count: number) => nodes.slice(-count).map(({ name, kindName }) => `${name} ${kindName}`)

const resnet = (toName: (name: string) => string) => weightsOf('torchvision resnet18', /^fc\./, toName)

/** `nn.Sequential(*list(resnet18().children())[:-1])`. */
const children: Readonly<Record<string, number>> = { conv1: 0, bn1: 1, layer1: 4, layer2: 5, layer3: 6, layer4: 7 }
const asChild = (name: string) => name.replace(/^\w+/, (module) => String(children[module]))

describe('layers behind a network that is known', () => {
  it.each([
    ['self.backbone, self.fc', (name: string) => `backbone.${name}`],
    ['the same in DataParallel', (name: string) => `module.model.backbone.${name}`],
    ['nn.Sequential of its children', (name: string) => `features.${asChild(name)}`],
  ])('%s', async (_, toName) => {
    const around = toName('').startsWith('module') ? 'module.model.' : ''
    const { graph, about } = await read(resnet(toName), tensors(linear(`${around}fc`, 512, 5)))
    expect(ends(graph, 3)).toEqual(['avgpool AdaptiveAvgPool2d', 'fc Linear', 'softmax Softmax'])
    expect(about.producer).toContain('resnet18')
  })

  it('by their names: a BatchNorm before the activation, which is asked for', async () => {
    const own = { ...linear('fc1', 512, 32), ...bn('bn1', 32), ...linear('fc2', 32, 5) }
    const { graph, about } = await read(
      resnet((name) => `encoder.${name}`),
      tensors(own),
    )
    expect(ends(graph, 5)).toEqual([
      ...['fc1 Linear', 'bn1_1 BatchNorm1d', 'fc1.act ReLU', 'fc2 Linear', 'softmax Softmax'],
    ])
    expect(about.open).toContainEqual(expect.objectContaining({ about: 'activation', module: 'fc1', from: 'guess' }))
  })

  it('in lists in a list: whether an activation ends the first is asked, too', async () => {
    const own = { ...linear('head.0.0', 512, 32), ...linear('head.1.1', 32, 5) }
    const { graph, about } = await read(
      resnet((name) => `base.${name}`),
      tensors(own),
    )
    expect(ends(graph, 4)).toEqual(['head.0.0 Linear', 'head.0.0.act ReLU', 'head.1.1 Linear', 'softmax Softmax'])
    expect(about.open?.map((one) => one.about)).toContain('activation')
  })

  it('behind the classes of the network itself', async () => {
    const all = weightsOf('torchvision resnet18', /^$/, (name) => `net.${name}`)
    const { graph, about } = await read(all, tensors(linear('fc', 1000, 5)))
    expect(ends(graph, 3)).toEqual(['fc Linear', 'fc_1 Linear', 'softmax Softmax'])
    expect(about.open).toContainEqual(expect.objectContaining({ about: 'activation', module: 'fc', chosen: 'none' }))
  })

  it('of fastai: maxima and means', async () => {
    const own = { ...bn('1.2', 1024), '1.4.weight': [32, 1024], ...bn('1.6', 32), '1.8.weight': [5, 32] }
    const { graph } = await read(
      resnet((name) => `0.${asChild(name)}`),
      tensors(own),
    )
    expect(ends(graph, 9).map((one) => one.slice(one.indexOf(' ') + 1))).toEqual([
      ...['AdaptiveMaxPool2d', 'AdaptiveAvgPool2d', 'cat', 'BatchNorm1d', 'Linear', 'ReLU', 'BatchNorm1d', 'Linear'],
      'Softmax',
    ])
  })

  it('a mean of powers (GeM), whose map is that before it', async () => {
    const own = { 'pooling.p': [1], ...linear('head', 512, 5) }
    const stored = await read(
      resnet((name) => `model.${name}`),
      tensors(own),
    )
    const plan = planGraph(stored.graph, stored.tensors)
    expect(plan.nodes.flatMap(({ operation }) => ('function' in operation ? operation.function : []))).toContain(
      'power',
    )
    expect(plan.outputs[0]?.target).toBe('layer4.1')
  })

  it('of VGG without its last layer: the ReLU before that stays', async () => {
    const body = weightsOf('torchvision vgg11_bn', /^classifier\.6/, (name) => `vgg.${name}`)
    const { graph } = await read(body, tensors(linear('fc', 4096, 5)))
    expect(ends(graph, 4)).toEqual(['classifier.3 Linear', 'classifier.3.act ReLU', 'fc Linear', 'softmax Softmax'])
  })

  it('of the features of DenseNet: whether a ReLU follows is asked, and none follows its children', async () => {
    const features = (around: string) =>
      weightsOf('torchvision densenet121', /^classifier/, (name) => name.replace('features', around))
    const asked = await read(features('backbone'), tensors(linear('fc', 1024, 5)))
    expect(asked.about.open).toEqual([expect.objectContaining({ module: 'features.norm5', chosen: 'ReLU' })])
    const { graph, about } = await read(features('encoder.0'), tensors(linear('fc', 1024, 5)))
    expect(ends(graph, 4)[0]).toBe('features.norm5.batch_norm BatchNorm2d')
    expect(about.open).toBeUndefined()
  })

  it.each([
    ['two heads', { ...linear('age', 512, 3), ...linear('sex', 512, 2) }],
    ['no classes, but places in a space', linear('projection_head', 512, 128)],
    ['a convolution', { 'head.weight': [5, 512, 3, 3] }],
  ])('are refused: %s', async (_, own) => {
    await expect(
      read(
        resnet((name) => `backbone.${name}`),
        tensors(own),
      ),
    ).rejects.toTell(/does not know them/)
  })
})

describe('of two networks in one file', () => {
  const two = (one: string, other: string, of = 'torchvision resnet18') =>
    read(
      weightsOf(of, /^$/, (name) => `${one}.${name}`),
      weightsOf('torchvision resnet18', /^$/, (name) => `${other}.${name}`),
    )
  const readFrom = async (stored: ReturnType<typeof two>) => (await stored).graph

  it.each(['model_ema.module', 'ema', 'teacher', 'swa_model'])('the average counts: %s', async (average) => {
    const all = [...weightsOf('torchvision resnet18', /^$/, (name) => `model.${name}`)]
    const better = weightsOf('torchvision resnet18', /^$/, (name) => `${average}.${name}`)
    const dict = new Map([...all, ...better])
    const seen: string[] = []
    for (const [name, tensor] of dict) {
      const readRows = () => {
        seen.push(name)
        return new Float32Array(1)
      }
      dict.set(name, { ...tensor, readRows })
    }
    const stored = await readStateDict(dict, 'last.ckpt')
    for (const tensor of stored.tensors) await tensor.readRows(0, 1)
    expect(seen.length).toBeGreaterThan(0)
    expect(seen.every((name) => name.startsWith(average))).toBe(true)
  })

  it('a student that is another network than its teacher counts', async () => {
    const { nodes } = await readFrom(two('teacher', 'student', 'torchvision resnet50'))
    expect(nodes.some(({ name }) => name.endsWith('conv3'))).toBe(false)
  })

  it('an ensemble is refused', async () => {
    await expect(two('model1', 'model2')).rejects.toTell(/does not know them/)
  })
})
