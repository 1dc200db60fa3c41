import { lazyImport } from '../../../lazyImport.ts'
import type { Modules, Value } from '../modules.ts'
import type { StateDict } from '../stateDict.ts'

/** Builds a network from the modules of its state dict; gives the output. Throws `Unfit` for weights of another. */
export type Build = (g: Modules) => Value

interface Family {
  /** For people. */
  name: string
  /** True for weights that may be of this family. */
  mayBe(dict: StateDict): boolean
  load(): Promise<Build>
}

const plain = lazyImport(() => import('./plain.ts'))
const resnet = lazyImport(() => import('./resnet.ts'))
const resnetV2 = lazyImport(() => import('./resnetV2.ts'))
const densenet = lazyImport(() => import('./densenet.ts'))
const googlenet = lazyImport(() => import('./googlenet.ts'))
const inception = lazyImport(() => import('./inception.ts'))
const xception = lazyImport(() => import('./xception.ts'))
const torchMobile = lazyImport(() => import('./torchMobile.ts'))
const timmMobile = lazyImport(() => import('./timmMobile.ts'))
const shufflenet = lazyImport(() => import('./shufflenet.ts'))
const regnet = lazyImport(() => import('./regnet.ts'))
const convnext = lazyImport(() => import('./convnext.ts'))
const repvgg = lazyImport(() => import('./repvgg.ts'))
const ghostnet = lazyImport(() => import('./ghostnet.ts'))

const mobilenetV1 = lazyImport(() => import('./mobilenetV1.ts'))
const vit = lazyImport(() => import('./vit.ts'))
const swin = lazyImport(() => import('./swin.ts'))
const mobilevit = lazyImport(() => import('./mobilevit.ts'))
const pvt = lazyImport(() => import('./pvt.ts'))
const levit = lazyImport(() => import('./levit.ts'))
const cvt = lazyImport(() => import('./cvt.ts'))
const cait = lazyImport(() => import('./cait.ts'))
const pit = lazyImport(() => import('./pit.ts'))
const davit = lazyImport(() => import('./davit.ts'))
const poolformer = lazyImport(() => import('./poolformer.ts'))

const has =
  (...names: readonly string[]) =>
  (dict: StateDict) =>
    names.every((name) => dict.has(`${name}.weight`))

const sideOf = (dict: StateDict, name: string) => dict.get(`${name}.weight`)?.shape[2]

/** Where the patches of a vision transformer are. */
const POSITIONS = [
  'pos_embed',
  'blocks.0.attn.relative_position_bias_table',
  'rel_pos_bias.relative_position_bias_table',
]

/** The families of networks, each in a file of its own that is fetched when weights may be of it. */
export const families: readonly Family[] = [
  {
    name: 'AlexNet',
    mayBe: (dict) => sideOf(dict, 'features.0') === 11,
    load: async () => (await plain()).alexnet,
  },
  {
    name: 'VGG',
    mayBe: (dict) => sideOf(dict, 'features.0') === 3 && [2, 3, 4].some((second) => has(`features.${second}`)(dict)),
    load: async () => (await plain()).vgg,
  },
  { name: 'SqueezeNet', mayBe: has('features.3.squeeze'), load: async () => (await plain()).squeezenet },
  { name: 'ResNet', mayBe: has('layer1.0.conv1', 'bn1'), load: async () => (await resnet()).resnet },
  {
    name: 'ResNet v2',
    mayBe: has('stages.0.blocks.0.conv1', 'stages.0.blocks.0.norm1', 'norm'),
    load: async () => (await resnetV2()).resnetV2,
  },
  { name: 'DenseNet', mayBe: has('features.conv0'), load: async () => (await densenet()).densenet },
  { name: 'GoogLeNet', mayBe: has('inception3a.branch1.conv'), load: async () => (await googlenet()).googlenet },
  { name: 'Inception v3', mayBe: has('Mixed_5b.branch1x1.conv'), load: async () => (await inception()).inceptionV3 },
  { name: 'Xception', mayBe: has('block1.skip'), load: async () => (await xception()).xception },
  { name: 'MobileNet', mayBe: has('features.1.conv.0.0'), load: async () => (await torchMobile()).mobilenetV2 },
  { name: 'MobileNet', mayBe: has('features.1.block.0.0'), load: async () => (await torchMobile()).mobilenetV3 },
  { name: 'EfficientNet', mayBe: has('features.1.0.block.0.0'), load: async () => (await torchMobile()).efficientnet },
  { name: 'MNASNet', mayBe: has('layers.8.0.layers.0'), load: async () => (await torchMobile()).mnasnet },
  { name: 'ShuffleNet v2', mayBe: has('stage2.0.branch1.0'), load: async () => (await shufflenet()).shufflenet },
  {
    name: 'RegNet',
    mayBe: (dict) => has('s1.b1.conv1.conv')(dict) || has('trunk_output.block1.block1-0.f.a.0')(dict),
    load: async () => (await regnet()).regnet,
  },
  {
    name: 'ConvNeXt',
    mayBe: (dict) => has('stages.0.blocks.0.conv_dw')(dict) || has('features.1.0.block.0')(dict),
    load: async () => (await convnext()).convnext,
  },
  { name: 'RepVGG', mayBe: (dict) => dict.has('stem.conv_1x1.conv.weight'), load: async () => (await repvgg()).repvgg },
  {
    name: 'GhostNet',
    mayBe: has('blocks.0.0.ghost1.primary_conv.0'),
    load: async () => (await ghostnet()).ghostnet,
  },
  {
    name: 'EfficientNet',
    mayBe: (dict) => has('conv_stem', 'classifier')(dict) || has('conv_stem', 'conv_head')(dict),
    load: async () => (await timmMobile()).timmMobile,
  },
  {
    name: 'MobileNet',
    mayBe: has('conv_stem.convolution', 'layer.0.convolution'),
    load: async () => (await mobilenetV1()).mobilenetV1,
  },
  { name: 'CaiT', mayBe: has('blocks_token_only.0.attn.q'), load: async () => (await cait()).cait },
  {
    name: 'ViT',
    mayBe: (dict) =>
      has('conv_proj')(dict) || (has('patch_embed.proj')(dict) && POSITIONS.some((one) => dict.has(one))),
    load: async () => (await vit()).vit,
  },
  {
    name: 'Swin',
    mayBe: (dict) => has('features.1.0.attn.qkv')(dict) || has('layers.0.blocks.0.attn.proj')(dict),
    load: async () => (await swin()).swin,
  },
  {
    name: 'PVT v2',
    mayBe: has('patch_embed.proj', 'stages.0.blocks.0.mlp.dwconv'),
    load: async () => (await pvt()).pvt,
  },
  { name: 'MobileViT', mayBe: has('stages.0.0.conv2_kxk.conv'), load: async () => (await mobilevit()).mobilevit },
  {
    name: 'PoolFormer',
    mayBe: (dict) => dict.has('stages.0.blocks.0.layer_scale1.scale'),
    load: async () => (await poolformer()).poolformer,
  },
  {
    name: 'LeViT',
    mayBe: (dict) =>
      has('stem.conv1.linear')(dict) || has('levit.patch_embeddings.embedding_layer_1.convolution')(dict),
    load: async () => (await levit()).levit,
  },
  {
    name: 'CvT',
    mayBe: has('cvt.encoder.stages.0.embedding.convolution_embeddings.projection'),
    load: async () => (await cvt()).cvt,
  },
  {
    name: 'PiT',
    mayBe: has('patch_embed.conv', 'transformers.0.blocks.0.attn.qkv'),
    load: async () => (await pit()).pit,
  },
  {
    name: 'DaViT',
    mayBe: (dict) => ['0', 'spatial_block'].some((part) => has(`stages.0.blocks.0.${part}.cpe1.proj`)(dict)),
    load: async () => (await davit()).davit,
  },
]
