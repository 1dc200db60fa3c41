import { ancestors, dependents } from '../paths.ts'
import type { PlannedNode } from '../plan.ts'
import { usersOf } from '../usersOf.ts'

/** The feature maps that an output depends on, and the one to explain by default. */
interface Explainable {
  target: string
  layers: readonly string[]
}

/** Whether the output of a node is [height, width, channels] with more than one cell. */
export const isMap = ({ shape }: Pick<PlannedNode, 'shape'>): boolean =>
  shape.length === 3 && (shape[0] ?? 0) * (shape[1] ?? 0) > 1

/** Whether a node only pools or moves the values of a feature map: the map to explain is before it. */
export function onlyMoves({ operation }: PlannedNode): boolean {
  switch (operation.kind) {
    case 'pooling2d':
    case 'reduce':
    case 'reshape':
    case 'permute':
    case 'slice':
    case 'expand':
    case 'padding2d':
    case 'cropping2d':
      return true
    default:
      return false
  }
}

const isWeighted = ({ operation }: PlannedNode): boolean =>
  operation.kind === 'conv2d' ||
  operation.kind === 'depthwiseConv2d' ||
  operation.kind === 'conv2dTranspose' ||
  operation.kind === 'dense'

/** The nodes between the picture and logits, by place. */
interface Paths {
  isOn: readonly boolean[]
  /** Whether a node on the way is, or depends on, a convolution or a dense layer on the way. */
  isDeep: readonly boolean[]
  /** Places that every path goes through. */
  narrow: ReadonlySet<number>
}

/** The paths from the picture to the logits. The nodes stand in topological order. */
export function pathsBetween(nodes: readonly PlannedNode[], picture: number, logits: number): Paths {
  const fromPicture = dependents(nodes, [picture])
  const toLogits = ancestors(nodes, [logits])
  const isOn = nodes.map((_, place) => fromPicture[place] === true && toLogits[place] === true)
  const weighted = nodes.flatMap((node, place) => (isOn[place] && isWeighted(node) ? place : []))
  const users = usersOf(nodes)
  const narrow = new Set<number>()
  // A place is narrow if no edge leads past it.
  let furthest = 0
  for (const [place, isHere] of isOn.entries()) {
    if (!isHere) continue
    if (furthest <= place) narrow.add(place)
    for (const user of users[place] ?? []) if (isOn[user]) furthest = Math.max(furthest, user)
  }
  return { isOn, isDeep: dependents(nodes, weighted), narrow }
}

/**
 * What can be explained of the logits at a place; undefined if they depend on no feature map. The default target: from
 * the logits backwards over every kind of pooling (and over what moves values only) to the first feature map of more
 * than one cell that every path goes through; where a network has none behind a convolution, the last feature map.
 */
export function findTarget(nodes: readonly PlannedNode[], picture: number, logits: number): Explainable | undefined {
  const { isOn, isDeep, narrow } = pathsBetween(nodes, picture, logits)
  const maps = nodes.flatMap((node, place) => (place !== picture && isOn[place] && isMap(node) ? place : []))
  if (maps.length === 0 || !isOn[picture]) return undefined

  const own = maps.filter((place) => !onlyMoves(nodes[place] as PlannedNode))
  const deep = own.filter((place) => isDeep[place])
  const target = deep.findLast((place) => narrow.has(place)) ?? deep.at(-1) ?? own.at(-1) ?? maps.at(-1)
  const nameOf = (place: number | undefined) => nodes[place ?? 0]?.name ?? ''
  return { target: nameOf(target), layers: maps.map(nameOf) }
}
