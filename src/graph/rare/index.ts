import { dependents } from '../paths.ts'
import type { PlannedNode } from '../plan.ts'
import type { Rare } from '../planWith.ts'
import { hasTokens, isSpatial } from './axes.ts'
import { followAxes, planeIn } from './followAxes.ts'
import { lowering } from './lowering.ts'
import { rareShapes } from './rareShapes.ts'
import { reachedPlanes } from './reach.ts'
import { sightsOf } from './sights.ts'
import { simplify } from './simplify.ts'

const moves = new Set(['reshape', 'permute', 'slice', 'expand', 'matmul'])

/** The axes of all nodes, and the planes in them. */
function look(nodes: readonly PlannedNode[], picture: number) {
  const followed = followAxes(nodes, picture)
  const axes = followed.map((one) => one.axes)
  const isToken = (place: number) =>
    nodes[place]?.operation.kind === 'matmul' ||
    (axes[place] ?? []).some((axis) => isSpatial(axis) && (axis.parts.length === 2 || hasTokens(axis)))
  const isAfter = dependents(
    nodes,
    [...nodes.keys()].filter((place) => isToken(place)),
  )
  return { followed, axes, planes: nodes.map((_, place) => planeIn(axes[place] ?? [], isAfter[place] === true)) }
}

/** The places of planes, which people may want to have explained. */
function planesOf(nodes: readonly PlannedNode[], picture: number): number[] {
  const { planes } = look(nodes, picture)
  return [...nodes.keys()].filter(
    (place) => planes[place] || (planes[place] === undefined && nodes[place]?.shape.length === 3),
  )
}

/** What only graphs with rarer operations need: those that move axes around and multiply matrices above all. */
export const rare: Rare = {
  shapes: rareShapes,
  lowering,
  simplify: (nodes, outputs, picture) => simplify(nodes, [...outputs, ...planesOf(nodes, picture)]),
  findPlanes(nodes, picture) {
    const { followed, axes, planes } = look(nodes, picture)
    const isPlain = (place: number) => nodes[place]?.shape.length === 3 && planes[place] === undefined
    const marked = nodes.map((node, place): PlannedNode => {
      const plane = planes[place]
      const own = { ...node, ...(plane !== undefined && { plane }) }
      const isUsual = !moves.has(node.operation.kind) && [place, ...node.inputs].every(isPlain)
      const given = node.inputs.map((input) => axes[input] ?? [])
      if (isUsual || node.inputs.length === 0) return own
      return { ...own, sights: sightsOf(own, given, followed[place]?.raw ?? []) }
    })
    return { nodes: marked, reached: (logits) => reachedPlanes(nodes, axes, logits) }
  },
}
