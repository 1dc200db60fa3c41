import { count, demandUsual, pair, type Rule, type Translation } from './translation.ts'

/** The three convolutions of a bottleneck. */
const bottleneck = [
  ['expand_1x1', 'conv1_1x1'],
  ['conv_3x3', 'conv2_kxk'],
  ['reduce_1x1', 'conv3_1x1'],
] as const

/** Of a block of attention, what follows its number, in the first version and in the second. */
const parts: readonly (readonly [theirs: string, ours: string])[] = [
  ['layernorm_before', 'norm1'],
  ['layernorm_after', 'norm2'],
  ...(['query', 'key', 'value'] as const).map(
    (name) => [`attention.attention.${name}`, `attn.${name.slice(0, 1)}`] as const,
  ),
  ['attention.output.dense', 'attn.proj'],
  ['attention.qkv_proj.convolution', 'attn.qkv_proj'],
  ['attention.out_proj.convolution', 'attn.out_proj'],
  ['intermediate.dense', 'mlp.fc1'],
  ['output.dense', 'mlp.fc2'],
  ['ffn.conv1.convolution', 'mlp.fc1'],
  ['ffn.conv2.convolution', 'mlp.fc2'],
]

/** MobileViT and its version 2: a stage of attention begins with a bottleneck. */
export const mobilevit = (model: string): Translation => ({
  model,
  rules: [
    ...pair('conv_stem', () => 'stem'),
    ...bottleneck.flatMap(([theirs, ours]) => [
      ...pair(`encoder.layer.#.layer.#.${theirs}`, (s, b) => `stages.${s}.${b}.${ours}`),
      ...pair(`encoder.layer.#.downsampling_layer.${theirs}`, (s) => `stages.${s}.0.${ours}`),
    ]),
    ...pair('encoder.layer.#.conv_kxk', (s) => `stages.${s}.1.conv_kxk`),
    ['encoder.layer.#.conv_1x1.convolution', (s) => `stages.${s}.1.conv_1x1`],
    ...parts.map(
      ([theirs, ours]): Rule => [
        `encoder.layer.#.transformer.layer.#.${theirs}`,
        (s, b) => `stages.${s}.1.transformer.${b}.${ours}`,
      ],
    ),
    ['encoder.layer.#.layernorm', (s) => `stages.${s}.1.norm`],
    ...pair('encoder.layer.#.conv_projection', (s) => `stages.${s}.1.conv_proj`),
    ...pair('encoder.layer.#.fusion', (s) => `stages.${s}.1.conv_fusion`),
    ...pair('conv_1x1_exp', () => 'final_conv'),
    ['classifier', () => 'head.fc'],
  ],
  blocks: [
    [
      /^stages\.(\d+)\.(\d+)$/,
      (s, b) =>
        s < 2
          ? `${model}.encoder.layer.${s}.layer.${b}`
          : `${model}.encoder.layer.${s}${b === 0 ? '.downsampling_layer' : ''}`,
    ],
    [/^stages\.(\d+)\.1\.transformer\.(\d+)$/, (s, b) => `${model}.encoder.layer.${s}.transformer.layer.${b}`],
    [/^stem$/, () => `${model}.conv_stem`],
    [/^final_conv$/, () => `${model}.conv_1x1_exp`],
  ],
  preset(config) {
    const heads = count(config, 'num_attention_heads')
    const usual = { hidden_act: ['silu', 'swish'], output_stride: [32], patch_size: [2] }
    demandUsual(config, { ...usual, layer_norm_eps: [1e-5], qkv_bias: [true] })
    return { ...(heads !== undefined && { heads }) }
  },
})

/** PoolFormer. */
export const poolformer: Translation = {
  model: 'poolformer',
  rules: [
    ['encoder.patch_embeddings.#.projection', (s) => (s === 0 ? 'stem.conv' : `stages.${s}.downsample.conv`)],
    ['encoder.block.#.#.before_norm', (s, b) => `stages.${s}.blocks.${b}.norm1`],
    ['encoder.block.#.#.after_norm', (s, b) => `stages.${s}.blocks.${b}.norm2`],
    ['encoder.block.#.#.output.conv#', (s, b, i) => `stages.${s}.blocks.${b}.mlp.fc${i}`],
    ['encoder.block.#.#.layer_scale_#', (s, b, i) => `stages.${s}.blocks.${b}.layer_scale${i}.scale`],
    ['norm', () => 'norm'],
    ['classifier', () => 'head.fc'],
  ],
  blocks: [[/^stages\.(\d+)\.blocks\.(\d+)$/, (s, b) => `poolformer.encoder.block.${s}.${b}`]],
  preset(config) {
    demandUsual(config, { hidden_act: ['gelu'], pool_size: [3], strides: [[4, 2, 2, 2]], padding: [[2, 1, 1, 1]] })
    return {}
  },
}
