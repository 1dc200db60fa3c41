import { layerEpsilon, type Translation } from './translation.ts'

export const vit = (model: string): Translation => ({
  model,
  rules: [
    ['embeddings.cls_token', () => 'cls_token'],
    ['embeddings.distillation_token', () => 'dist_token'],
    ['embeddings.position_embeddings', () => 'pos_embed'],
    ['embeddings.patch_embeddings.projection', () => 'patch_embed.proj'],
    ['encoder.layer.#.attention.attention.query', (l) => `blocks.${l}.attn.q`],
    ['encoder.layer.#.attention.attention.key', (l) => `blocks.${l}.attn.k`],
    ['encoder.layer.#.attention.attention.value', (l) => `blocks.${l}.attn.v`],
    ['encoder.layer.#.attention.output.dense', (l) => `blocks.${l}.attn.proj`],
    ['encoder.layer.#.intermediate.dense', (l) => `blocks.${l}.mlp.fc1`],
    ['encoder.layer.#.output.dense', (l) => `blocks.${l}.mlp.fc2`],
    ['encoder.layer.#.mlp.fc#', (l, i) => `blocks.${l}.mlp.fc${i}`],
    ['encoder.layer.#.layernorm_before', (l) => `blocks.${l}.norm1`],
    ['encoder.layer.#.layernorm_after', (l) => `blocks.${l}.norm2`],
    ['encoder.layer.#.norm#', (l, i) => `blocks.${l}.norm${i}`],
    ['encoder.layer.#.layer_scale#.lambda1', (l, i) => `blocks.${l}.ls${i}.gamma`],
    ['layernorm', () => 'norm'],
    ['cls_classifier', () => 'head'],
    ['distillation_classifier', () => 'head_dist'],
    ['classifier', () => 'head'],
  ],
  blocks: [[/^blocks\.(\d+)$/, (l) => `${model}.encoder.layer.${l}`]],
  preset: layerEpsilon,
})

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
}
