import { ofTransformer, type Translation } from './translation.ts'

export const swin: Translation = {
  model: 'swin',
  rules: [
    ['embeddings.patch_embeddings.projection', () => 'patch_embed.proj'],
    ['embeddings.norm', () => 'patch_embed.norm'],
    ['encoder.layers.#.downsample', (s) => `layers.${s + 1}.downsample`],
    ['encoder.layers.#.blocks.#.layernorm_before', (s, b) => `layers.${s}.blocks.${b}.norm1`],
    ['encoder.layers.#.blocks.#.layernorm_after', (s, b) => `layers.${s}.blocks.${b}.norm2`],
    ['encoder.layers.#.blocks.#.attention.self.query', (s, b) => `layers.${s}.blocks.${b}.attn.q`],
    ['encoder.layers.#.blocks.#.attention.self.key', (s, b) => `layers.${s}.blocks.${b}.attn.k`],
    ['encoder.layers.#.blocks.#.attention.self.value', (s, b) => `layers.${s}.blocks.${b}.attn.v`],
    ['encoder.layers.#.blocks.#.attention.self', (s, b) => `layers.${s}.blocks.${b}.attn`],
    ['encoder.layers.#.blocks.#.attention.output.dense', (s, b) => `layers.${s}.blocks.${b}.attn.proj`],
    ['encoder.layers.#.blocks.#.intermediate.dense', (s, b) => `layers.${s}.blocks.${b}.mlp.fc1`],
    ['encoder.layers.#.blocks.#.output.dense', (s, b) => `layers.${s}.blocks.${b}.mlp.fc2`],
    ['layernorm', () => 'norm'],
    ['classifier', () => 'head.fc'],
  ],
  blocks: [[/^layers\.(\d+)\.blocks\.(\d+)$/, (s, b) => `swin.encoder.layers.${s}.blocks.${b}`]],
  preset: ofTransformer(1e-5),
}
