import { isObject, own } from '../json.ts'
import type { StoredNetwork } from '../model/storedNetwork.ts'
import type { Keeping } from '../types.ts'
import { stemOf } from './networkNames.ts'
import type { Prepared } from './preparePackage.ts'
import type { SourceFile } from './sources.ts'

// What to call a network whose file is called as everybody's: model.h5, pytorch_model.bin, best.pth.

/** Words that say nothing of a network, in names of files, folders and archives. */
const SAYS_NOTHING = new Set(
  (
    'model models weights weight network net nn keras tf tfjs tensorflow torch pytorch onnx web js json h5 bin flax ' +
    'saved savedmodel best last final latest checkpoint checkpoints ckpt epoch step state dict statedict variables ' +
    'my new the a of image tm trained training converted export exported output outputs result results files file main ' +
    'graph jit script scripted traced pt pth ema raw copy untitled download downloads desktop documents content drive ' +
    'mydrive tmp temp snapshots quantized optimized float fp16 fp32 float16 float32 safetensors adapter group1 ' +
    'shard1of1 shard'
  ).split(' '),
)

/** True of a name that many networks have, and of none. */
export const isCommon = (name: string): boolean =>
  name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .every((word) => /^\d*$/.test(word) || /^[0-9a-f]{32,}$/.test(word) || SAYS_NOTHING.has(word))

/** The last part of a path, of the folders of Hugging Face's cache without what stands before it. */
const lastOf = (path: string) => path.replace(/^models--.*--/, '').replace(/^.*[/\\]/, '')

/** What an archive is called by its files: without both of `.tar.gz`. */
const archiveStem = (name: string) => name.replace(/\.(?:zip|tar|t?gz|tar\.gz)$/i, '').replace(/ ?\(\d+\)$/, '')

/** The folders around a network's file, the nearest first, then its archive, then what stands beside weights. */
function namesAround(found: SourceFile | undefined, sources: readonly SourceFile[], given: string): string[] {
  const { archive, folder = archive === undefined ? given : '' } = found ?? {}
  const jsons = sources.map(({ json }) => json).filter(isObject)
  return [
    ...folder.split('/').toReversed(),
    ...(archive === undefined ? [] : [archiveStem(archive)]),
    ...jsons.flatMap((json) => [own(json, '_name_or_path'), own(json, 'name_or_path')]),
  ]
    .filter((one) => typeof one === 'string')
    .map(lastOf)
}

/** Layers by which the networks of keras.applications are known, in the order in which they are tried. */
const byLayer: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)block5_conv4$/, 'VGG19'],
  [/(?:^|\/)block5_conv3$/, 'VGG16'],
  [/(?:^|\/)conv4_block36_(?:add|out)$/, 'ResNet152'],
  [/(?:^|\/)conv4_block23_(?:add|out)$/, 'ResNet101'],
  [/(?:^|\/)conv5_block32_concat$/, 'DenseNet'],
  [/(?:^|\/)conv5_block16_concat$/, 'DenseNet121'],
  [/(?:^|\/)conv4_block6_(?:add|out)$/, 'ResNet50'],
  [/(?:^|\/)block_16_project$/, 'MobileNetV2'],
  [/(?:^|\/)conv_dw_13$/, 'MobileNet'],
  [/(?:^|\/)expanded_conv_\d+[/_]project$/, 'MobileNetV3'],
  [/(?:^|\/)mixed_7a$/, 'InceptionResNetV2'],
  [/(?:^|\/)mixed10$/, 'InceptionV3'],
  [/(?:^|\/)block14_sepconv2$/, 'Xception'],
  [/(?:^|\/)block1a_project_conv$/, 'EfficientNet'],
  [/(?:^|\/)convnext_[a-z]+_stage_0_block_0_/, 'ConvNeXt'],
  [/(?:^|\/)normal_conv_1_/, 'NASNet'],
]

/** The architecture of a network, for people; undefined where it is an author's own. */
function architectureOf({ about, graph: { nodes } }: StoredNetwork): string | undefined {
  if (about.architecture !== undefined) return about.architecture.replace(/^(?:torchvision|timm|transformers) /, '')
  return byLayer.find(([layer]) => nodes.some(({ name }) => layer.test(name)))?.[1]
}

/** The most letters of the names of classes, and of a whole name. */
const LONGEST_CLASSES = 40
const LONGEST = 80

/** The most classes that name a network. */
const MOST_CLASSES = 20

/** Its classes by their names, as many as there is room for; none if no file names them, or if they are many. */
function classesText({ outputs: [first], isNamed }: Pick<Prepared, 'outputs' | 'isNamed'>): string {
  const labels = (first?.classes ?? []).map(([, label]) => label)
  if (!isNamed || labels.length > MOST_CLASSES) return ''
  let text = ''
  for (const [at, label] of labels.entries()) {
    const longer = at === 0 ? label : `${text}, ${label}`
    if (longer.length > LONGEST_CLASSES) return `${text === '' ? `${label.slice(0, LONGEST_CLASSES)}…` : `${text}, …`}`
    text = longer
  }
  return text
}

/**
 * What to call a network: what its author or its file calls it; where that says nothing, the folder or archive that it
 * comes from, what a config.json beside it says, else its architecture with its classes. `folder`: that of the files as
 * they were given.
 */
export function nameOf(
  stored: StoredNetwork & { file: File },
  sources: readonly SourceFile[],
  prepared: Pick<Prepared, 'outputs' | 'isNamed'>,
  folder = '',
): string {
  const { name } = stored.about
  if (!isCommon(name)) return name
  const found = sources.find(({ file }) => file === stored.file)
  const around = namesAround(found, sources, folder).find((one) => !isCommon(one))
  if (around !== undefined) return around.slice(0, LONGEST)
  const architecture = (architectureOf(stored) ?? stemOf(name)).slice(0, 30)
  const classes = classesText(prepared)
  return classes === '' ? architecture : `${architecture} (${classes})`
}

/** The name, with a number if other networks have it. */
export function freeName(name: string, others: NonNullable<Keeping['names']>): string {
  const taken = new Set(others.map((one) => one.name))
  let free = name.slice(0, LONGEST)
  for (let number = 2; taken.has(free); number++) {
    const end = ` (${number})`
    free = name.slice(0, LONGEST - end.length) + end
  }
  return free
}
