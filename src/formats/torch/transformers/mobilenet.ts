import { own } from '../../../json.ts'
import { blockAt, placeOf, type Stages } from './stages.ts'
import { demandUsual, number, type Rule, type Translation } from './translation.ts'

const MOBILE_STAGES: Stages = [2, 3, 4, 3, 3, 1]

export const mobilenetV2: Translation = {
  model: 'mobilenet_v2',
  rules: [
    ['conv_stem.first_conv.convolution', () => 'conv_stem'],
    ['conv_stem.first_conv.normalization', () => 'bn1'],
    ['conv_stem.conv_3x3.convolution', () => 'blocks.0.0.conv_dw'],
    ['conv_stem.conv_3x3.normalization', () => 'blocks.0.0.bn1'],
    ['conv_stem.reduce_1x1.convolution', () => 'blocks.0.0.conv_pw'],
    ['conv_stem.reduce_1x1.normalization', () => 'blocks.0.0.bn2'],
    ...(
      [
        ['expand_1x1', 'conv_pw', 'bn1'],
        ['conv_3x3', 'conv_dw', 'bn2'],
        ['reduce_1x1', 'conv_pwl', 'bn3'],
      ] as const
    ).flatMap(([theirs, convolution, norm]): Rule[] => [
      [`layer.#.${theirs}.convolution`, (block) => `${placeOf(block + 1, [1, ...MOBILE_STAGES])}.${convolution}`],
      [`layer.#.${theirs}.normalization`, (block) => `${placeOf(block + 1, [1, ...MOBILE_STAGES])}.${norm}`],
    ]),
    ['conv_1x1.convolution', () => 'conv_head'],
    ['conv_1x1.normalization', () => 'bn2'],
    ['classifier', () => 'classifier'],
  ],
  blocks: [[/^blocks\.(\d+)\.(\d+)$/, (s, i) => `mobilenet_v2.layer.${blockAt([1, ...MOBILE_STAGES], s, i) - 1}`]],
  preset(config) {
    demandUsual(config, { hidden_act: ['relu6'], output_stride: [32] })
    return {
      ...{ name: 'mobilenetv2', epsilon: number(config, 'layer_norm_eps') ?? 1e-3 },
      ...(own(config, 'tf_padding') !== false && { same: true as const }),
    }
  },
}

export const mobilenetV1: Translation = {
  model: 'mobilenet_v1',
  rules: [
    ['conv_stem', () => 'conv_stem'],
    ['layer.#', (layer) => `layer.${layer}`],
    ['classifier', () => 'classifier'],
  ],
  blocks: [
    [/^conv_stem$/, () => 'mobilenet_v1.conv_stem'],
    [/^layer\.(\d+)$/, (layer) => `mobilenet_v1.layer.${layer}`],
  ],
  preset: mobilenetV2.preset,
}
