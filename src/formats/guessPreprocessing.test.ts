import { expect, it } from 'vitest'
import type { Graph } from '../graph/graph.ts'
import { guessPreprocessing } from './guessPreprocessing.ts'

const named = (...names: string[]): Graph => ({
  nodes: names.map((name) => ({ name, kindName: 'Conv2D', operation: { kind: 'identity' }, inputs: [], weights: {} })),
  inputs: [],
  outputs: [],
})

it.each<[string, string[], string, string]>([
  ['VGG16', ['block1_conv1', 'block5_conv3'], 'caffe', 'bgr'],
  ['VGG16 in another model', ['vgg16/block1_conv1', 'vgg16/block5_conv3', 'dense'], 'caffe', 'bgr'],
  ['ResNet50', ['conv1_conv', 'conv2_block1_1_conv'], 'caffe', 'bgr'],
  ['ResNet50V2', ['conv2_block1_1_conv', 'conv2_block1_preact_bn'], '-1..1', 'rgb'],
  ['DenseNet121', ['conv2_block1_1_conv', 'conv2_block1_0_bn', 'conv2_block1_concat'], 'torch', 'rgb'],
  ['MobileNet', ['conv_dw_1', 'conv_pw_1'], '-1..1', 'rgb'],
  ['MobileNetV2', ['Conv1', 'bn_Conv1', 'block_1_expand'], '-1..1', 'rgb'],
  ['InceptionV3', ['mixed0', 'mixed10'], '-1..1', 'rgb'],
  ['Xception', ['block1_conv1', 'block14_sepconv2'], '-1..1', 'rgb'],
  ['ResNet50 as a graph', ['conv2_block1_1_relu', 'conv2_block1_out'], 'caffe', 'bgr'],
  ['MobileNet as a graph', ['conv_dw_1', 'conv_pw_1_relu'], '-1..1', 'rgb'],
  ['MobileNetV2 as a graph', ['Conv1_relu', 'block_1_expand_relu'], '-1..1', 'rgb'],
  ['anything else', ['conv2d', 'dense'], '0..1', 'rgb'],
])('%s is taken to want the pixels that it was trained with', (_, names, values, channels) => {
  const { preprocessing, from } = guessPreprocessing(named(...names), [64, 48, 3])
  expect(preprocessing).toMatchObject({ height: 64, width: 48, values, channels, fit: 'stretch' })
  expect(from).toBe('guess')
})

it('what the file or the network says comes before the architecture', () => {
  const vgg = named('block1_conv1', 'block5_conv3')
  const told = guessPreprocessing(vgg, [64, 64, 3], { values: '0..255' }, 'network')
  expect(told).toMatchObject({ preprocessing: { values: '0..255', channels: 'rgb' }, from: 'network' })
  expect(guessPreprocessing(vgg, [64, 64, 3], { values: '-1..1', fit: 'centre-crop' })).toMatchObject({
    ...{ preprocessing: { values: '-1..1', fit: 'centre-crop' }, from: 'file' },
  })
})

it('an input of one channel is grey', () => {
  expect(guessPreprocessing(named('conv2d'), [28, 28, 1]).preprocessing.channels).toBe('grey')
})
