import { groupsOf, withNames } from './renamed.ts'
import type { StateDict } from './stateDict.ts'

// People take networks apart: `nn.Sequential(*list(resnet.children())[:-1])` and `mobilenet.features`.

/** The modules of networks with weights, by their numbers among all of them. */
const children: readonly Readonly<Record<string, string>>[] = [
  // Swin, and others with a classifier.
  { 0: 'features', 1: 'norm', 2: 'classifier' },
  // ResNet, as torchvision and timm have it.
  { 0: 'conv1', 1: 'bn1', 4: 'layer1', 5: 'layer2', 6: 'layer3', 7: 'layer4', 9: 'fc' },
  // EfficientNet and MobileNet of timm.
  { 0: 'conv_stem', 1: 'bn1', 2: 'blocks', 3: 'conv_head', 4: 'bn2', 6: 'classifier' },
  // RegNet of torchvision, and of timm.
  { 0: 'stem', 1: 'trunk_output', 3: 'fc' },
  { 0: 'stem', 1: 's1', 2: 's2', 3: 's3', 4: 's4', 6: 'head' },
  // ConvNeXt of timm.
  { 0: 'stem', 1: 'stages', 3: 'head' },
  // ShuffleNet v2.
  { 0: 'conv1', 2: 'stage2', 3: 'stage3', 4: 'stage4', 5: 'conv5', 6: 'fc' },
  // GoogLeNet.
  {
    ...{ 0: 'conv1', 2: 'conv2', 3: 'conv3', 5: 'inception3a', 6: 'inception3b', 8: 'inception4a', 9: 'inception4b' },
    ...{ 10: 'inception4c', 11: 'inception4d', 12: 'inception4e', 14: 'inception5a', 15: 'inception5b' },
  },
]

/** Modules of transformers without the one that they are in. */
const transformers = [
  'vit',
  'deit',
  'beit',
  'swin',
  'resnet',
  'bit',
  'regnet',
  'convnext',
  'convnextv2',
  'mobilenet_v2',
  'efficientnet',
]

/** The modules of transformers' networks. */
const THEIRS = /^(?:embeddings|embedder|encoder|conv_stem)\./

/** A network by names that an architecture may have. */
export interface Body {
  dict: StateDict
  /** An architecture's `features` alone, without what its code does behind them: a person's code, or `children` alone. */
  features?: 'own' | 'children'
  /** The name in transformers that its modules are tried with. */
  model?: string
}

/**
 * The same network by other names of its parts: as it is, if `isPart` (a person put layers behind it); as the `features`
 * of one; as what its children are called.
 */
export function* bodies(names: StateDict, isPart = false): Generator<Body> {
  if (isPart) yield { dict: names }
  const groups = [...groupsOf(names).keys()]
  if (isPart) {
    yield { dict: withNames(names, (name) => `features.${name}`), features: 'own' }
    yield { dict: withNames(names, (name) => `layers.${name}`) }
    if (groups.some((group) => THEIRS.test(`${group}.`))) {
      const isDinov2 = [...names.keys()].some((name) => /\.layer_scale\d/.test(name))
      for (const model of isDinov2 ? ['dinov2'] : transformers)
        yield { dict: withNames(names, (name) => `${model}.${name}`), model }
    }
  }
  if (!groups.every((group) => /^\d+$/.test(group))) return
  for (const table of children) {
    if (groups.every((group) => table[group] !== undefined)) {
      const dict = withNames(names, (name) => name.replace(/^\d+/, (group) => table[group] as string))
      yield { dict, ...(table[0] === 'features' && { features: 'children' }) }
    }
  }
}
