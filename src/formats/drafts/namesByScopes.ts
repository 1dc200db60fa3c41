import type { Draft, Origin } from './draft.ts'
import type { NodeName } from './graphWriter.ts'

/** What Keras and TensorFlow call scopes inside of a layer. */
const innerScopes = new Set([
  ...['batchnorm', 'BatchNorm', 'separable_conv2d', 'Tensordot', 'moments', 'ArithmeticOptimizer', 'convolution'],
  ...['Gelu', 'clip_by_value', 'SpatialSqueeze', 'normalization', 'FusedBatchNormV3'],
])

/** The layer of a node: the names of the scopes around it. */
function layerPath(name: string, prefix: number): readonly string[] {
  const path = name.split('/').slice(prefix)
  if (path.length === 1) return path
  const scopes = path.slice(0, -1)
  while (scopes.length > 1 && innerScopes.has(scopes.at(-1) ?? '')) scopes.pop()
  return scopes
}

/** How many scopes all nodes have in common, such as `StatefulPartitionedCall/model`. */
function commonPrefix(names: readonly string[]): number {
  const paths = names.map((name) => name.split('/').slice(0, -1)).filter((path) => path.length > 0)
  const [first = []] = paths
  let length = 0
  while (length < first.length && paths.every((path) => path[length] === first[length])) length++
  return length
}

const numbered = /_\d+$/

/**
 * Without the `_1` that Keras 3 adds to every name where it exports a network, if it is there: the model's own scope
 * has it, most layers have it, and no two layers become the same.
 */
function withoutNumbers(layers: readonly (readonly string[])[], scope: string): (path: readonly string[]) => string[] {
  const isNumbered = (path: readonly string[]) => path.every((part) => numbered.test(part))
  const cut = (path: readonly string[]) =>
    isNumbered(path) ? path.map((part) => part.replace(numbered, '')) : [...path]
  const isUnique = new Set(layers.map((path) => cut(path).join('/'))).size === layers.length
  const isKeras3 = numbered.test(scope) && layers.filter(isNumbered).length > layers.length / 2
  return isKeras3 && isUnique ? cut : (path) => [...path]
}

/**
 * Names for people: of a layer the last scope, `block1_conv1` of `StatefulPartitionedCall/model/block1_conv1/Conv2D`,
 * or all of them where two layers would have the same. The last node of a layer has its name, the others are below it.
 */
export function namesOf(drafts: readonly Draft[], inputs: ReadonlyMap<Origin, string>): Map<Draft, NodeName> {
  const inner = drafts.filter(({ def }) => !inputs.has(def))
  const fileNames = [...new Set(inner.map(({ def }) => def.name))]
  const prefix = commonPrefix(fileNames.filter((name) => name.includes('/')))
  const scope = fileNames.find((name) => name.includes('/'))?.split('/')[prefix - 1] ?? ''
  const partsOf = (name: string) => name.split('/')
  const isScoped = (name: string) => partsOf(name).length > prefix + 1

  const paths = new Map(
    fileNames.map((name) => [name, isScoped(name) ? layerPath(name, prefix) : partsOf(name).slice(-1)]),
  )
  const layers = new Map(
    fileNames.filter(isScoped).map((name) => [paths.get(name)?.join('/') ?? '', paths.get(name) ?? []]),
  )
  const cut = withoutNumbers([...layers.values()], scope)
  const shownOf = (name: string) => (isScoped(name) ? cut(paths.get(name) ?? []) : (paths.get(name) ?? []))
  const groupOf = (name: string) => shownOf(name).join('/')

  const groups = new Map<string, Draft[]>()
  for (const draft of inner) {
    const group = groupOf(draft.def.name)
    const known = groups.get(group)
    if (known) known.push(draft)
    else groups.set(group, [draft])
  }
  const counts = new Map<string, number>()
  for (const name of new Set(fileNames.map(groupOf))) {
    const last = name.split('/').at(-1) ?? ''
    counts.set(last, (counts.get(last) ?? 0) + 1)
  }

  const taken = new Set<string>()
  const claim = (wanted: string) => {
    const short = (wanted || 'node').slice(0, 250)
    let free = short
    for (let count = 2; taken.has(free); count++) free = `${short}_${count}`
    taken.add(free)
    return free
  }
  const names = new Map<Draft, NodeName>()
  for (const draft of drafts) {
    const name = inputs.get(draft.def)
    if (name !== undefined) names.set(draft, { name: claim(name) })
  }
  const layerNames = new Map(
    [...groups.keys()].map((group) => {
      const last = group.split('/').at(-1) ?? ''
      return [group, claim(counts.get(last) === 1 ? last : group)]
    }),
  )
  for (const [group, members] of groups) {
    const layer = layerNames.get(group) ?? ''
    const last = members.at(-1)
    for (const draft of members) {
      const step = draft.def.name.split('/').at(-1) ?? ''
      const name = draft === last ? layer : claim(`${layer}/${step}`)
      names.set(draft, { name, ...(members.length > 1 && { partOf: layer }) })
    }
  }
  return names
}
