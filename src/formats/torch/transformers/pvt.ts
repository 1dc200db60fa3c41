import { demandUsual, numbers, ofTransformer, type Rule, type Translation } from './translation.ts'

/** Of a block, what follows its numbers. */
const parts: readonly (readonly [theirs: string, ours: string])[] = [
  ...(['query', 'key', 'value'] as const).flatMap((name) =>
    ['attention.self', 'attention'].map((module) => [`${module}.${name}`, `attn.${name.slice(0, 1)}`] as const),
  ),
  ...(['q', 'k', 'v'] as const).map((name) => [`attention.${name}_proj`, `attn.${name}`] as const),
  ['attention.self.sr', 'attn.sr'],
  ['attention.sequence_reduction.sequence_reduction', 'attn.sr'],
  ['attention.spatial_reduction', 'attn.sr'],
  ['attention.self.layer_norm', 'attn.norm'],
  ['attention.sequence_reduction.layer_norm', 'attn.norm'],
  ['attention.layer_norm', 'attn.norm'],
  ['attention.output.dense', 'attn.proj'],
  ['attention.o_proj', 'attn.proj'],
  ['attention.proj', 'attn.proj'],
  ['layernorm_before', 'norm1'],
  ['layernorm_after', 'norm2'],
  ['mlp.dwconv.dwconv', 'mlp.dwconv'],
]

/** Where blocks stand: in SegFormer, in SegFormer of transformers from version 5 on, in PVT v2. */
const BLOCKS = ['encoder.block.#.#', 'stages.#.blocks.#', 'encoder.layers.#.blocks.#'] as const

const patches = (stage: number) => (stage === 0 ? 'patch_embed' : `stages.${stage}.downsample`)

/** PVT v2, and SegFormer, which is built the same way. */
export const pvt = (model: string): Translation => ({
  model,
  ...(model === 'segformer' && { architecture: 'SegFormer' }),
  rules: [
    ...(
      ['encoder.patch_embeddings.#', 'stages.#.patch_embeddings', 'encoder.layers.#.patch_embedding'] as const
    ).flatMap((module): Rule[] => [
      [`${module}.proj`, (s) => `${patches(s)}.proj`],
      [`${module}.layer_norm`, (s) => `${patches(s)}.norm`],
    ]),
    ...BLOCKS.flatMap((block): Rule[] => [
      ...parts.map(([theirs, ours]): Rule => [`${block}.${theirs}`, (s, b) => `stages.${s}.blocks.${b}.${ours}`]),
      [`${block}.layer_norm_#`, (s, b, i) => `stages.${s}.blocks.${b}.norm${i}`],
      [`${block}.mlp.dense#`, (s, b, i) => `stages.${s}.blocks.${b}.mlp.fc${i}`],
      [`${block}.mlp.fc#`, (s, b, i) => `stages.${s}.blocks.${b}.mlp.fc${i}`],
    ]),
    ...(['encoder.layer_norm.#', 'stages.#.layer_norm', 'encoder.layers.#.layer_norm'] as const).map(
      (norm): Rule => [norm, (s) => `stages.${s}.norm`],
    ),
    ['classifier', () => 'head'],
  ],
  blocks: [
    [
      /^stages\.(\d+)\.blocks\.(\d+)$/,
      (s, b) => BLOCKS.map((block) => `${model}.${block.replace('#', String(s)).replace('#', String(b))}`),
    ],
  ],
  preset(config) {
    demandUsual(config, { strides: [[4, 2, 2, 2]], reshape_last_stage: [true] })
    const heads = numbers(config, 'num_attention_heads')
    return {
      // SegFormer's norms do not follow its config.
      ...ofTransformer(1e-6)(config),
      ...(model === 'segformer' && { layerEpsilon: 1e-5 }),
      ...(heads && { stageHeads: heads }),
    }
  },
})
