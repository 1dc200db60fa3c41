import type { Shape } from '../graph.ts'
import { ancestors, dependents } from '../paths.ts'
import type { PlannedNode } from '../plan.ts'
import { usersOf } from '../usersOf.ts'

/** The feature maps that an output depends on, and the one to explain by default. */
interface Explainable {
  target: string
  layers: readonly string[]
}

/** The plane that can be explained in a node's output, as [height, width, channels], and the tokens before it. */
export function planeOf({
  shape,
  plane,
}: Pick<PlannedNode, 'shape' | 'plane'>): { shape: Shape; skip: number } | undefined {
  if (plane) return { shape: [plane.height, plane.width, shape.at(-1) ?? 1], skip: plane.skip }
  return plane === undefined && shape.length === 3 ? { shape, skip: 0 } : undefined
}

/** Whether the output of a node is a plane of more than one cell. */
export function isMap(node: Pick<PlannedNode, 'shape' | 'plane'>): boolean {
  const [height = 0, width = 0] = planeOf(node)?.shape ?? []
  return height * width > 1
}

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

/** The same of a node that puts side by side what was only moved: cells that were pooled one by one. */
function isMoved(nodes: readonly PlannedNode[], place: number): boolean {
  const node = nodes[place] as PlannedNode
  const moves = (one: PlannedNode | undefined) => one !== undefined && onlyMoves(one)
  return moves(node) || (node.operation.kind === 'concatenate' && node.inputs.every((input) => moves(nodes[input])))
}

const isWeighted = ({ operation }: PlannedNode): boolean =>
  operation.kind === 'conv2d' ||
  operation.kind === 'depthwiseConv2d' ||
  operation.kind === 'conv2dTranspose' ||
  operation.kind === 'dense'

/** Whether a node only scales, shifts or clamps its input, as a quantised network does with each value on its way. */
function isScaling({ operation, inputs }: PlannedNode): boolean {
  if (operation.kind === 'activation') return operation.activation.id === 'clip'
  if (operation.kind === 'arithmetic') return operation.scalar !== undefined && inputs.length === 1
  return operation.kind === 'batchNormalization' || operation.kind === 'affine'
}

/** Whether tokens are only taken apart for the heads of an attention: queries, keys and values are no map to explain. */
function isForHeads(nodes: readonly PlannedNode[], users: readonly (readonly number[])[], place: number): boolean {
  const isApart = (user: number): boolean => {
    const node = nodes[user] as PlannedNode
    const { kind } = node.operation
    const moves = kind === 'reshape' || kind === 'permute' || kind === 'slice' || isScaling(node)
    return moves && node.shape.length > 1 && (!planeOf(node) || (users[user] ?? []).every(isApart))
  }
  return nodes[place]?.plane != null && (users[place] ?? []).every(isApart)
}

/** Whether a node is part of a mean of powers (GeM): a power that is only averaged, or what keeps such powers above zero. */
function isOfMean(nodes: readonly PlannedNode[], users: readonly (readonly number[])[], place: number): boolean {
  const { operation } = nodes[place] as PlannedNode
  const behind = users[place] ?? []
  if (operation.kind === 'arithmetic' && operation.function === 'power') {
    return behind.length > 0 && behind.every((user) => isMoved(nodes, user))
  }
  const isBound =
    (operation.kind === 'activation' && operation.activation.id === 'clip') ||
    (operation.kind === 'arithmetic' && operation.function === 'maximum')
  const isPower = (user: number) => nodes[user]?.operation.kind === 'arithmetic' && isOfMean(nodes, users, user)
  return isBound && behind.length > 0 && behind.every(isPower)
}

/** The nodes between the picture and logits, by place. */
interface Paths {
  isOn: readonly boolean[]
  /** Whether a node on the way is, or depends on, a convolution or a dense layer on the way. */
  isDeep: readonly boolean[]
  /** Places that every path goes through. */
  narrow: ReadonlySet<number>
}

/**
 * The paths from the picture to the logits, over nodes that `reached` names. The nodes stand in topological order.
 */
export function pathsBetween(
  nodes: readonly PlannedNode[],
  picture: number,
  logits: number,
  reached?: readonly boolean[],
): Paths {
  const fromPicture = dependents(nodes, [picture])
  const toLogits = ancestors(nodes, [logits])
  const isOn = nodes.map(
    (_, place) => fromPicture[place] === true && toLogits[place] === true && reached?.[place] !== false,
  )
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
export function findTarget(
  nodes: readonly PlannedNode[],
  picture: number,
  logits: number,
  reached?: readonly boolean[],
): Explainable | undefined {
  const { isOn, isDeep, narrow } = pathsBetween(nodes, picture, logits, reached)
  const maps = nodes.flatMap((node, place) => (place !== picture && isOn[place] && isMap(node) ? place : []))
  if (maps.length === 0 || !isOn[picture]) return undefined

  const users = usersOf(nodes)
  const isPassed = [isForHeads, isOfMean]
  const own = maps.filter((place) => !isMoved(nodes, place) && !isPassed.some((is) => is(nodes, users, place)))
  const deep = own.filter((place) => isDeep[place])
  const target = deep.findLast((place) => narrow.has(place)) ?? deep.at(-1) ?? own.at(-1) ?? maps.at(-1)
  const nameOf = (place: number | undefined) => nodes[place ?? 0]?.name ?? ''
  return { target: nameOf(target), layers: maps.map(nameOf) }
}
