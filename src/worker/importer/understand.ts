import { isNetwork } from '../../formats/networkNames.ts'
import type { Prepared } from '../../formats/preparePackage.ts'
import { pathOf, type SourceFile } from '../../formats/sources.ts'
import { isGraphModelJson } from '../../formats/tfjsGraph/readGraphModel.ts'
import { isTfjsJson } from '../../formats/tfjsModel.ts'
import { hasFreeSize } from '../../graph/plan/readInputs.ts'
import type { NetworkPlan } from '../../graph/plan.ts'
import { type ModelManifest, valueCount } from '../../model/package/manifest.ts'
import type { StoredNetwork } from '../../model/storedNetwork.ts'
import { type Classes, type Understood, type UnderstoodFormat, understoodFormats } from '../../types.ts'

/** The most labels that are shown. */
const FIRST = 5

const toFormat = (id: string): UnderstoodFormat => understoodFormats.find((one) => one === id) ?? 'other'

const parametersOf = ({ tensors }: NetworkPlan) =>
  [...tensors.values()].reduce((sum, shape) => sum + valueCount(shape), 0)

const inputOf = ({ inputs: [picture] }: NetworkPlan, isFree: boolean): Understood['input'] => {
  const [height = 0, width = 0, channels = 0] = picture?.shape ?? []
  return { height, width, channels, isFree }
}

const firstOf = ({ outputs }: NetworkPlan): Pick<Understood, 'head' | 'targetLayer' | 'outputs'> => ({
  head: outputs[0]?.head ?? 'softmax',
  targetLayer: outputs[0]?.target ?? '',
  outputs: outputs.map(({ name }) => name),
})

function classesOf(classes: Classes, isNamed: boolean): Understood['classes'] {
  const [first] = classes
  // As `classesFor` makes them.
  const from = isNamed ? 'file' : /^n\d{8}$/.test(first?.[0] ?? '') ? 'imagenet' : 'numbers'
  return { count: classes.length, first: classes.slice(0, FIRST).map(([, label]) => label), from }
}

/** What was understood of files of another format. `bytes`: to store. */
export function understand(
  stored: StoredNetwork & { format: string },
  { plan, outputs, preprocessing, preprocessingFrom, isNamed }: Prepared,
  { file, bytes, others = [] }: Pick<Understood, 'file' | 'bytes' | 'others'>,
): Understood {
  const { name, producer, open = [] } = stored.about
  return {
    ...{ file, name, format: toFormat(stored.format), bytes },
    ...(producer !== undefined && { producer }),
    input: inputOf(plan, hasFreeSize(stored.graph)),
    ...{ preprocessing, preprocessingFrom, ...firstOf(plan) },
    classes: classesOf(outputs[0]?.classes ?? [], isNamed),
    parameters: parametersOf(plan),
    ...(others.length > 0 && { others }),
    ...(open.length > 0 && { open }),
  }
}

/** False of a description by Keras, which lies beside weights or what has one of its own. */
const isWhole = ({ kind, json }: SourceFile) => kind !== 'json' || isTfjsJson(json) || isGraphModelJson(json)

/** Other networks in the archives of a network's files, by their paths. */
export const othersThan = (own: File, sources: readonly SourceFile[]): string[] => [
  ...sources.filter((one) => one.archive && one.file !== own && isNetwork(one.file.name) && isWhole(one)).map(pathOf),
  ...sources.flatMap(({ others = [] }) => others),
]

/** What was understood of a Heatlens package. */
export function understandPackage(manifest: ModelManifest, plan: NetworkPlan, file: string): Understood {
  const { name, producer, preprocessing, preprocessingFrom, bytes, parameters, outputs } = manifest
  const classes = outputs[0]?.classes
  return {
    ...{ file, name, format: 'package' as const, bytes, parameters, preprocessing, preprocessingFrom },
    ...(producer !== undefined && { producer }),
    input: inputOf(plan, hasFreeSize(manifest.graph)),
    ...firstOf(plan),
    classes:
      typeof classes === 'object'
        ? classesOf(classes, true)
        : { count: plan.outputs[0]?.units ?? 0, first: [], from: 'file' },
  }
}
