import { count, demandUsual, ofTransformer, pair, type Translation } from './translation.ts'

export const resnet: Translation = {
  model: 'resnet',
  rules: [
    ['embedder.embedder.convolution', () => 'conv1'],
    ['embedder.embedder.normalization', () => 'bn1'],
    ['encoder.stages.#.layers.#.shortcut.convolution', (s, l) => `layer${s + 1}.${l}.downsample.0`],
    ['encoder.stages.#.layers.#.shortcut.normalization', (s, l) => `layer${s + 1}.${l}.downsample.1`],
    ['encoder.stages.#.layers.#.layer.#.convolution', (s, l, i) => `layer${s + 1}.${l}.conv${i + 1}`],
    ['encoder.stages.#.layers.#.layer.#.normalization', (s, l, i) => `layer${s + 1}.${l}.bn${i + 1}`],
    ['classifier.1', () => 'fc'],
  ],
  blocks: [[/^layer(\d+)\.(\d+)$/, (s, l) => `resnet.encoder.stages.${s - 1}.layers.${l}`]],
  preset(config) {
    const isOff = [false]
    demandUsual(config, { hidden_act: ['relu'], downsample_in_first_stage: isOff, downsample_in_bottleneck: isOff })
    return {}
  },
}

export const regnet: Translation = {
  model: 'regnet',
  rules: [
    ...pair('embedder.embedder', () => 'stem'),
    ...pair('encoder.stages.#.layers.#.shortcut', (s, l) => `s${s + 1}.b${l + 1}.downsample`),
    ['encoder.stages.#.layers.#.layer.2.attention.0', (s, l) => `s${s + 1}.b${l + 1}.se.fc1`],
    ['encoder.stages.#.layers.#.layer.2.attention.2', (s, l) => `s${s + 1}.b${l + 1}.se.fc2`],
    // Behind squeeze and excitation the third is the fourth.
    ...pair('encoder.stages.#.layers.#.layer.#', (s, l, i) => `s${s + 1}.b${l + 1}.conv${Math.min(i + 1, 3)}`),
    ['classifier.1', () => 'head.fc'],
  ],
  blocks: [[/^s(\d+)\.b(\d+)$/, (s, l) => `regnet.encoder.stages.${s - 1}.layers.${l - 1}`]],
  preset(config) {
    demandUsual(config, { hidden_act: ['relu'], downsample_in_first_stage: [true] })
    return {}
  },
}

/** BiT, with the paddings and layers that its networks have. */
export const bit: Translation = {
  model: 'bit',
  rules: [
    ['embedder.convolution', () => 'stem.conv'],
    ['encoder.stages.#.layers.#', (s, l) => `stages.${s}.blocks.${l}`],
    ['norm', () => 'norm'],
    ['classifier.1', () => 'head.fc'],
  ],
  blocks: [[/^stages\.(\d+)\.blocks\.(\d+)$/, (s, l) => `bit.encoder.stages.${s}.layers.${l}`]],
  preset(config) {
    const usual = { hidden_act: ['relu'], layer_type: ['preactivation'], output_stride: [32] }
    demandUsual(config, { ...usual, global_padding: [null], embedding_dynamic_padding: [false] })
    const groups = count(config, 'num_groups')
    return groups === undefined ? {} : { groups }
  },
}

export const convnext = (model: string): Translation => ({
  model,
  rules: [
    ['embeddings.patch_embeddings', () => 'stem.0'],
    ['embeddings.layernorm', () => 'stem.1'],
    ['encoder.stages.#.downsampling_layer.#', (s, i) => `stages.${s}.downsample.${i}`],
    ['encoder.stages.#.layers.#.dwconv', (s, l) => `stages.${s}.blocks.${l}.conv_dw`],
    ['encoder.stages.#.layers.#.layernorm', (s, l) => `stages.${s}.blocks.${l}.norm`],
    ['encoder.stages.#.layers.#.pwconv#', (s, l, i) => `stages.${s}.blocks.${l}.mlp.fc${i}`],
    ['encoder.stages.#.layers.#.grn', (s, l) => `stages.${s}.blocks.${l}.mlp.grn`],
    ['encoder.stages.#.layers.#.layer_scale_parameter', (s, l) => `stages.${s}.blocks.${l}.gamma`],
    ['layernorm', () => 'head.norm'],
    ['classifier', () => 'head.fc'],
  ],
  blocks: [[/^stages\.(\d+)\.blocks\.(\d+)$/, (s, l) => `${model}.encoder.stages.${s}.layers.${l}`]],
  preset: ofTransformer(),
})
