import { isObject, type JsonObject, own } from '../../json.ts'
import type { StoredTensor } from '../storedNetwork.ts'
import type { Preset } from './presets.ts'
import type { StateDict } from './stateDict.ts'

/** A rule of names: transformers' (with `#` for a number), and timm's or torchvision's with the same numbers. */
type Rule = readonly [theirs: string, ours: (...numbers: number[]) => string]

/** What a family of transformers is called here. The first rule that a name begins with counts. */
interface Translation {
  /** The module around everything but the last layer. */
  model: string
  rules: readonly Rule[]
  /** Blocks, whose last node has their name. */
  blocks: readonly (readonly [ours: RegExp, theirs: (...numbers: number[]) => string])[]
  preset?: ((config: JsonObject) => Partial<Preset>) | undefined
}

const pair = (theirs: string, ours: (...numbers: number[]) => string): Rule[] => [
  [`${theirs}.convolution`, (...n) => `${ours(...n)}.conv`],
  [`${theirs}.normalization`, (...n) => `${ours(...n)}.bn`],
]

const number = (config: JsonObject, key: string) => {
  const value = own(config, key)
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** LayerNorms of transformers have an epsilon of their own. */
const layerEpsilon = (config: JsonObject) => ({ layerEpsilon: number(config, 'layer_norm_eps') ?? 1e-12 })

const resnet: Translation = {
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
}

const regnet: Translation = {
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
}

const convnext = (model: string): Translation => ({
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
})

const vit = (model: string): Translation => ({
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

const swin: Translation = {
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

/** How many blocks each stage has. */
type Stages = readonly number[]

/** The stage and the place in it of a block that is counted through. */
function placeOf(block: number, stages: Stages): string {
  let left = block
  for (const [stage, count] of stages.entries()) {
    if (left < count) return `blocks.${stage}.${left}`
    left -= count
  }
  return `blocks.${stages.length}.${left}`
}

const blockAt = (stages: Stages, stage: number, index: number) =>
  stages.slice(0, stage).reduce((sum, count) => sum + count, index)

function efficientnet(config: JsonObject): Translation {
  const repeats = own(config, 'num_block_repeats')
  const depth = number(config, 'depth_coefficient') ?? 1
  const counts = Array.isArray(repeats) ? repeats.map(Number) : [1, 2, 2, 3, 3, 4, 1]
  const stages = counts.map((count) => Math.ceil(depth * count))
  const at = (part: string) => (block: number) => {
    // The first convolution over channels has another name where nothing is made wider before.
    return `${placeOf(block, stages)}.${part}`
  }
  return {
    model: 'efficientnet',
    rules: [
      ['embeddings.convolution', () => 'conv_stem'],
      ['embeddings.batchnorm', () => 'bn1'],
      ['encoder.blocks.#.expansion.expand_conv', at('conv_pw')],
      ['encoder.blocks.#.expansion.expand_bn', at('bn1')],
      ['encoder.blocks.#.depthwise_conv.depthwise_conv', at('conv_dw')],
      ['encoder.blocks.#.depthwise_conv.depthwise_norm', at('bn2')],
      ['encoder.blocks.#.squeeze_excite.reduce', at('se.conv_reduce')],
      ['encoder.blocks.#.squeeze_excite.expand', at('se.conv_expand')],
      ['encoder.blocks.#.projection.project_conv', at('conv_pwl')],
      ['encoder.blocks.#.projection.project_bn', at('bn3')],
      ['encoder.top_conv', () => 'conv_head'],
      ['encoder.top_bn', () => 'bn2'],
      ['classifier', () => 'classifier'],
    ],
    blocks: [[/^blocks\.(\d+)\.(\d+)$/, (s, i) => `efficientnet.encoder.blocks.${blockAt(stages, s, i)}`]],
    preset: (json) => ({ name: 'efficientnet', same: true, epsilon: number(json, 'batch_norm_eps') ?? 1e-3 }),
  }
}

const MOBILE_STAGES: Stages = [2, 3, 4, 3, 3, 1]

const mobilenetV2: Translation = {
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
  preset: (config) => ({
    ...{ name: 'mobilenetv2', epsilon: number(config, 'layer_norm_eps') ?? 1e-3 },
    ...(own(config, 'tf_padding') !== false && { same: true as const }),
  }),
}

const mobilenetV1: Translation = {
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

const translations = (config: JsonObject): readonly Translation[] => [
  ...[resnet, regnet, convnext('convnextv2'), convnext('convnext'), vit('vit'), vit('deit'), vit('dinov2'), swin],
  ...[efficientnet(config), mobilenetV2, mobilenetV1],
]

/** Weights by the names that they have here, and back. */
export interface Translated {
  dict: StateDict
  preset: Partial<Preset>
  /** What a node is called in transformers. */
  toTheirs(name: string): string
}

const moduleOf = (name: string) => name.replace(/\.(?:weight|bias|running_mean|running_var|num_batches_tracked)$/, '')

/** Weights by transformers' names as timm and torchvision name them; undefined if they are not such. */
export function fromTransformers(dict: StateDict, config: unknown): Translated | undefined {
  const json = isObject(config) ? config : {}
  const names = [...dict.keys()]
  const found = translations(json).find(({ model }) => names.some((name) => name.startsWith(`${model}.`)))
  if (!found) return undefined
  const rules = found.rules.map(([theirs, ours]) => {
    const pattern = theirs.replaceAll('.', '\\.').replaceAll('#', '(\\d+)')
    return [new RegExp(`^(?:${found.model}\\.)?${pattern}(?=\\.|$)`), ours] as const
  })
  const renamed = new Map<string, StoredTensor>()
  const modules = new Map<string, string>()
  for (const [name, tensor] of dict) {
    const rule = rules.find(([pattern]) => pattern.test(name))
    const to = rule
      ? name.replace(rule[0], (_, ...groups: unknown[]) => rule[1](...groups.filter(isDigits).map(Number)))
      : name
    renamed.set(to, tensor)
    modules.set(moduleOf(to), moduleOf(name))
  }
  const dictOfFirst = firstBlock(renamed, modules)
  return {
    dict: dictOfFirst,
    preset: found.preset?.(json) ?? {},
    toTheirs(name) {
      const module = modules.get(name)
      if (module !== undefined) return module
      for (const [pattern, theirs] of found.blocks) {
        const parts = pattern.exec(name)
        if (parts) return theirs(...parts.slice(1).map(Number))
      }
      return name
    },
  }
}

const isDigits = (value: unknown): value is string => typeof value === 'string' && /^\d+$/.test(value)

/** timm counts the BatchNorms of a block without a first convolution otherwise. */
function firstBlock(dict: Map<string, StoredTensor>, modules: Map<string, string>): StateDict {
  const narrow = (name: string) => {
    const [, block, part, rest] = /^(blocks\.\d+\.\d+)\.(conv_pwl|bn[23])\.(.*)$/.exec(name) ?? []
    if (block === undefined || dict.has(`${block}.conv_pw.weight`) || !dict.has(`${block}.conv_pwl.weight`)) return name
    const to = part === 'conv_pwl' ? 'conv_pw' : part === 'bn2' ? 'bn1' : 'bn2'
    return `${block}.${to}.${rest}`
  }
  const changed = [...dict].map(([name, tensor]) => [name, narrow(name), tensor] as const)
  for (const [from, to] of changed) if (from !== to) modules.set(moduleOf(to), modules.get(moduleOf(from)) ?? to)
  return new Map(changed.map(([, to, tensor]) => [to, tensor]))
}
