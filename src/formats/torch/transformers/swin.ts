import { number, numbers, ofTransformer, type Rule, type Translation } from './translation.ts'

/** Of a block, what follows its number; transformers from version 5 on has the second names in memory. */
const parts: readonly (readonly [theirs: string, ours: string])[] = [
  ['layernorm_before', 'norm1'],
  ['layernorm_after', 'norm2'],
  ...(['query', 'key', 'value'] as const).map(
    (name) => [`attention.self.${name}`, `attn.${name.slice(0, 1)}`] as const,
  ),
  ...(['q', 'k', 'v'] as const).map((name) => [`attention.${name}_proj`, `attn.${name}`] as const),
  ['attention.self.continuous_position_bias_mlp', 'attn.cpb_mlp'],
  ['attention.relative_position_bias', 'attn'],
  ['attention.self', 'attn'],
  ['attention.output.dense', 'attn.proj'],
  ['attention.o_proj', 'attn.proj'],
  ['intermediate.dense', 'mlp.fc1'],
  ['output.dense', 'mlp.fc2'],
]

/** Swin and Swin v2. */
export const swin = (model: string): Translation => ({
  model,
  rules: [
    ['embeddings.patch_embeddings.projection', () => 'patch_embed.proj'],
    ['embeddings.norm', () => 'patch_embed.norm'],
    ['encoder.layers.#.downsample', (s) => `layers.${s + 1}.downsample`],
    ...parts.map(
      ([theirs, ours]): Rule => [`encoder.layers.#.blocks.#.${theirs}`, (s, b) => `layers.${s}.blocks.${b}.${ours}`],
    ),
    ['encoder.layers.#.blocks.#.mlp.fc#', (s, b, i) => `layers.${s}.blocks.${b}.mlp.fc${i}`],
    ['layernorm', () => 'norm'],
    ['classifier', () => 'head.fc'],
  ],
  blocks: [[/^layers\.(\d+)\.blocks\.(\d+)$/, (s, b) => `${model}.encoder.layers.${s}.blocks.${b}`]],
  preset(config) {
    const [window, trained] = [number(config, 'window_size'), numbers(config, 'pretrained_window_sizes')]
    return {
      ...ofTransformer(1e-5)(config),
      ...(window !== undefined && { window }),
      ...(trained && { trainedWindows: trained }),
    }
  },
})
