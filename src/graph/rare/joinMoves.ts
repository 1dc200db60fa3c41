import type { Shape } from '../graph.ts'
import type { PlannedNode } from '../plan.ts'
import { valueCount } from '../shapes/settings.ts'
import { usersOf } from '../usersOf.ts'
import { type Axes, axisOf, type Part, reshaped } from './axes.ts'

const isMove = ({ operation: { kind } }: PlannedNode): boolean => kind === 'reshape' || kind === 'permute'

/** The axes of a tensor, each known by its place. */
const ownAxes = (shape: Shape): Axes => shape.map((side, axis) => axisOf('rows', side, axis))

function moved({ operation, shape }: PlannedNode, axes: Axes): Axes {
  if (operation.kind !== 'permute') return reshaped(axes, shape)
  return operation.axes.map((axis) => axes[axis] ?? axisOf('none', 1))
}

/** A reshape, a permutation and a reshape that give the parts of a tensor's axes this order; undefined if none do. */
function inThree(from: Shape, axes: Axes): { apart: Shape; order: number[] } | undefined {
  const parts = axes.flatMap((axis) => axis.parts)
  if (parts.some(({ of }) => of !== 'rows')) return undefined
  const inOrder = parts.toSorted((a, b) => a.base - b.base || b.step - a.step)
  const apart = inOrder.map(({ size }) => size)
  if (valueCount(apart) !== valueCount(from)) return undefined
  return { apart, order: parts.map((part: Part) => inOrder.indexOf(part)) }
}

/** The moves of a chain, at most three. The last has the name of the chain's end; the others stand in its nodes' places. */
function rewrite(chain: readonly PlannedNode[], from: Shape, axes: Axes): PlannedNode[] | undefined {
  const end = chain.at(-1) as PlannedNode
  const three = inThree(from, axes)
  if (!three) return undefined
  const { apart, order } = three
  const turned = order.map((at) => apart[at] as number)
  const isStill = order.every((at, index) => at === index)
  const steps: Pick<PlannedNode, 'operation' | 'shape'>[] = []
  if (!isStill && apart.join() !== from.join())
    steps.push({ operation: { kind: 'reshape', shape: apart }, shape: apart })
  if (!isStill) steps.push({ operation: { kind: 'permute', axes: order }, shape: turned })
  if (isStill || turned.join() !== end.shape.join()) {
    steps.push({ operation: { kind: 'reshape', shape: end.shape }, shape: end.shape })
  }
  if (steps.length >= chain.length || apart.length > 6) return undefined
  const places = chain.slice(chain.length - steps.length)
  return steps.map((step, index) => ({ ...(places[index] as PlannedNode), ...step }))
}

/**
 * Reshapes and permutations that follow one another, as exporters write them, by fewer: a reshape, a permutation and a
 * reshape do as much as any number of them. Leaves nodes without users. `kept`: places that stay as they are.
 */
export function joinMoves(nodes: readonly PlannedNode[], kept: readonly number[]): PlannedNode[] {
  const users = usersOf(nodes)
  const stays = new Set(kept)
  const isInner = (place: number) => {
    const [user = -1, ...others] = users[place] ?? []
    const next = nodes[user]
    return others.length === 0 && next !== undefined && isMove(next) && !stays.has(place)
  }
  const result = [...nodes]
  for (const [place, node] of nodes.entries()) {
    if (!isMove(node) || isInner(place)) continue
    const chain = [place]
    for (let before = node.inputs[0] ?? 0; isMove(nodes[before] as PlannedNode) && isInner(before); ) {
      chain.unshift(before)
      before = nodes[before]?.inputs[0] ?? 0
    }
    if (chain.length < 2) continue
    const start = nodes[chain[0] as number]?.inputs[0] ?? 0
    const from = nodes[start]?.shape ?? []
    const members = chain.map((at) => nodes[at] as PlannedNode)
    const axes = members.reduce((all, one) => moved(one, all), ownAxes(from))
    const steps = rewrite(members, from, axes)
    if (!steps) continue
    let input = start
    for (const [index, step] of steps.entries()) {
      const at = chain[chain.length - steps.length + index] as number
      result[at] = { ...step, inputs: [input] }
      input = at
    }
  }
  return result
}
