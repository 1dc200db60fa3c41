import type { OperationKind } from '../../graph/operations.ts'
import type { PlannedNode } from '../../graph/plan.ts'
import type { Area } from './arena.ts'
import { asMap, type FeatureMap, type Margins, makeFeatureMap, withMargins } from './featureMap.ts'

/** Where the output of a node stands; nodes that work in place share one. */
export interface Storage {
  /** In order. */
  members: number[]
  map: FeatureMap
  area: Area
}

const inPlaceKinds: ReadonlySet<OperationKind> = new Set<OperationKind>([
  ...(['activation', 'prelu', 'arithmetic', 'affine', 'normalization', 'batchNormalization'] as const),
  ...(['layerNormalization', 'groupNormalization', 'unitNormalization'] as const),
])

/** The input that a node may overwrite with its output, given the last reader of what stands where an input does. */
function overwritten(
  nodes: readonly PlannedNode[],
  index: number,
  lastReader: (input: number) => number,
): number | undefined {
  const { operation, inputs, shape } = nodes[index] as PlannedNode
  if (!inPlaceKinds.has(operation.kind)) return undefined
  // Of three inputs and more, the first two are read first, and then the others, one by one.
  if (inputs.length > 2 && new Set(inputs).size < inputs.length) return undefined
  return inputs.slice(0, 2).find((input) => {
    const own = nodes[input] as PlannedNode
    return own.shape.join() === shape.join() && lastReader(input) === index
  })
}

/**
 * Gives the output of each node a place in the order of time: one with its input where that is read by nobody after it.
 * `margins`: what a node wants around its inputs.
 */
export function planStorages(
  nodes: readonly PlannedNode[],
  users: readonly (readonly number[])[],
  margins: (index: number) => Margins | undefined,
): Storage[] {
  const storages: Storage[] = []
  for (const [index, { shape }] of nodes.entries()) {
    const lastReader = (input: number) => (storages[input] as Storage).area.last
    const input = overwritten(nodes, index, lastReader)
    const last = Math.max(index, ...(users[index] as number[]))
    if (input !== undefined) {
      const storage = storages[input] as Storage
      storage.members.push(index)
      storage.area.last = last
      storages.push(storage)
      continue
    }
    storages.push({
      members: [index],
      map: makeFeatureMap(asMap(shape)),
      area: { bytes: 0, first: index, last },
    })
  }
  for (const storage of new Set(storages)) {
    const readers = storage.members.flatMap((member) => users[member] as number[])
    const wanted = readers.flatMap((reader) => margins(reader) ?? [])
    const [first = 0] = storage.members
    storage.map = withMargins(asMap((nodes[first] as PlannedNode).shape), wanted)
    storage.area.bytes = storage.map.bytes
  }
  return storages
}
