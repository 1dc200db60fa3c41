import { isObject, type JsonObject, own } from '../../../json.ts'
import { count, ofTransformer, type Rule, type Translation } from './translation.ts'

/** Of a block, what follows its number; transformers from version 5 on has the second names in memory. */
const parts: readonly (readonly [theirs: string, ours: string])[] = [
  ['attention.attention.relative_position_bias', 'attn'],
  ['relative_position_bias', 'attn'],
  ...(['query', 'key', 'value'] as const).map(
    (name) => [`attention.attention.${name}`, `attn.${name.slice(0, 1)}`] as const,
  ),
  ...(['attention', 'self_attn'] as const).flatMap((start) =>
    (['q', 'k', 'v'] as const).map((name) => [`${start}.${name}_proj`, `attn.${name}`] as const),
  ),
  ['attention.output.dense', 'attn.proj'],
  ['attention.o_proj', 'attn.proj'],
  ['self_attn.out_proj', 'attn.proj'],
  ['intermediate.dense', 'mlp.fc1'],
  ['output.dense', 'mlp.fc2'],
  ['mlp.weights_in', 'mlp.fc1'],
  ['mlp.weights_out', 'mlp.fc2'],
  ['mlp.gate_proj', 'mlp.fc1_g'],
  ['mlp.up_proj', 'mlp.fc1_x'],
  ['mlp.down_proj', 'mlp.fc2'],
  ['layernorm_before', 'norm1'],
  ['layernorm_after', 'norm2'],
]

/** Of a block, the names that have a number of their own. */
const numbered: readonly (readonly [theirs: string, ours: (index: number) => string])[] = [
  ['mlp.fc#', (i) => `mlp.fc${i}`],
  ['norm#', (i) => `norm${i}`],
  ['layer_norm#', (i) => `norm${i}`],
  ['layer_scale#.lambda1', (i) => `ls${i}.gamma`],
  ['lambda_#', (i) => `gamma_${i}`],
]

/** Where blocks stand. */
const BLOCKS = ['encoder.layer.#', 'layers.#', 'encoder.layers.#'] as const

const rules: readonly Rule[] = [
  ['embeddings.cls_token', () => 'cls_token'],
  ['embeddings.class_embedding', () => 'cls_token'],
  ['embeddings.distillation_token', () => 'dist_token'],
  ['embeddings.register_tokens', () => 'reg_token'],
  ['embeddings.position_embeddings', () => 'pos_embed'],
  ['embeddings.position_embedding.weight', () => 'pos_embed'],
  ['embeddings.patch_embeddings.projection', () => 'patch_embed.proj'],
  ['embeddings.patch_embedding', () => 'patch_embed.proj'],
  ['encoder.relative_position_bias', () => 'rel_pos_bias'],
  ['shared_position_bias', () => 'rel_pos_bias'],
  ...BLOCKS.flatMap((block): Rule[] => [
    ...parts.map(([theirs, ours]): Rule => [`${block}.${theirs}`, (l) => `blocks.${l}.${ours}`]),
    ...numbered.map(([theirs, ours]): Rule => [`${block}.${theirs}`, (l, i) => `blocks.${l}.${ours(i as number)}`]),
  ]),
  ['layernorm', () => 'norm'],
  ['pooler.layernorm', () => 'fc_norm'],
  ['cls_classifier', () => 'head'],
  ['distillation_classifier', () => 'head_dist'],
  ['classifier', () => 'head'],
]

/** ViT, DeiT, DINOv2, BEiT and their kin. */
export const vit = (model: string): Translation => ({
  model,
  rules,
  blocks: [[/^blocks\.(\d+)$/, (l) => BLOCKS.map((block) => `${model}.${block.replace('#', String(l))}`)]],
  preset: (config) => ({
    ...ofTransformer(model.startsWith('dinov2') ? 1e-6 : 1e-12)(config),
    ...(model === 'dinov2' && { movesPositions: 'sharply' }),
    ...(model === 'dinov2_with_registers' && { movesPositions: 'smoothly' }),
  }),
})

/** The image encoders of CLIP and SigLIP, with classes. Their settings are in a config of their own. */
export const visionModel: Translation = {
  ...vit('vision_model'),
  rules: [
    ['pre_layrnorm', () => 'norm_pre'],
    ['post_layernorm', () => 'post_norm'],
    // SigLIP's own pooling, which classes do not use.
    ['head', () => 'unused_head'],
    ...rules,
  ],
  preset(config, theirs) {
    const vision = own(config, 'vision_config')
    const json: JsonObject = isObject(vision) ? vision : {}
    const isClip = [...theirs.keys()].some((name) => name.endsWith('embeddings.class_embedding'))
    const heads = count(json, 'num_attention_heads')
    return {
      ...{ activation: isClip ? 'quickGelu' : 'geluTanh', ...ofTransformer(isClip ? 1e-5 : 1e-6)(json) },
      ...(heads !== undefined && { heads }),
    }
  },
}
