import { isObject, type JsonObject } from '../../json.ts'
import type { StoredTensor } from '../../model/storedNetwork.ts'
import type { Preset } from './presets.ts'
import type { StateDict } from './stateDict.ts'
import { bit, convnext, regnet, resnet } from './transformers/convolutional.ts'
import { efficientnet } from './transformers/efficientnet.ts'
import { cvt, levit } from './transformers/levit.ts'
import { mobilenetV1, mobilenetV2 } from './transformers/mobilenet.ts'
import { mobilevit, poolformer } from './transformers/mobilevit.ts'
import { pvt } from './transformers/pvt.ts'
import { swin } from './transformers/swin.ts'
import type { Translation } from './transformers/translation.ts'
import { visionModel, vit } from './transformers/vit.ts'

const translations = (config: JsonObject): readonly Translation[] => [
  ...[resnet, bit, regnet, convnext('convnextv2'), convnext('convnext')],
  ...['vit', 'deit', 'dinov2', 'dinov2_with_registers', 'beit', 'data2vec_vision', 'ijepa'].map(vit),
  ...[visionModel, swin('swin'), swin('swinv2'), pvt('segformer'), pvt('pvt_v2')],
  ...[mobilevit('mobilevitv2'), mobilevit('mobilevit'), poolformer, levit, cvt],
  ...[efficientnet(config), mobilenetV2, mobilenetV1],
]

/** Weights by the names that they have here, and back. */
export interface Translated {
  dict: StateDict
  preset: Partial<Preset>
  /** See {@link Translation}. */
  architecture: string | undefined
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
    preset: found.preset?.(json, dict) ?? {},
    architecture: found.architecture,
    toTheirs(name) {
      const module = modules.get(name)
      if (module !== undefined) return module
      for (const [pattern, theirs] of found.blocks) {
        const parts = pattern.exec(name)
        if (!parts) continue
        const [first = name, ...others] = [theirs(...parts.slice(1).map(Number))].flat()
        return [first, ...others].find((one) => names.some((given) => given.startsWith(`${one}.`))) ?? first
      }
      // What follows a BatchNorm stands beside it.
      const norm = modules.get(name.replace(/\.act$/, ''))
      if (norm === undefined) return name
      return /_(?:bn|norm)$/.test(norm) ? norm.replace(/(?:bn|norm)$/, 'act') : norm.replace(/[^.]+$/, 'activation')
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
