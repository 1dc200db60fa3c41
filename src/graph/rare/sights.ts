import type { PlannedNode, Sight } from '../plan.ts'
import { type Axes, type Axis, nothing, type Part } from './axes.ts'
import { isRegrouped, planeSides } from './followAxes.ts'

type Side = 'rows' | 'columns'

const partsOf = (axis: Axis, side: Side): Part[] => axis.parts.filter(({ of }) => of === side)

const isMixed = (axes: Axes): boolean => axes.some(({ parts }) => parts.some(({ of }) => of === 'mixed'))

/** What sums over some axes of a tensor see: all of a side if all of it stands on these axes. */
function sightOver(axes: Axes, summed: readonly number[], side: Side): Sight {
  if (isMixed(axes)) return summed.some((axis) => isMixed([axes[axis] ?? nothing])) ? 'unknown' : 'same'
  const on = (isSummed: boolean) =>
    axes.flatMap((axis, at) => (summed.includes(at) === isSummed ? partsOf(axis, side) : []))
  const [within, beside] = [on(true), on(false)]
  if (within.length === 0) return 'same'
  // Scores have a plane on both of their last axes.
  const isAlsoWithin = ({ size, step }: Part) => within.some((one) => one.size === size && one.step === step)
  return beside.every(isAlsoWithin) ? 'whole' : 'unknown'
}

/** The worst of what several inputs are seen as. */
const worst = (sights: readonly Sight[]): Sight => {
  if (sights.includes('unknown')) return 'unknown'
  return sights.includes('whole') ? 'whole' : (sights[0] ?? 'same')
}

function sightAlong({ operation, plane }: PlannedNode, given: readonly Axes[], axes: Axes, side: Side): Sight {
  const isPlane = plane !== null
  const [input = [], other = []] = given
  const last = input.length - 1
  const softmax = 'activation' in operation && 'axis' in operation.activation ? [operation.activation.axis] : []
  switch (operation.kind) {
    case 'matmul': {
      const ends = [other.length - 2, other.length - 1]
      return worst([sightOver(input, [last], side), sightOver(other, ends, side)])
    }
    case 'dense':
      return worst([sightOver(input, [last], side), sightOver(input, softmax, side)])
    case 'activation':
      return sightOver(input, softmax, side)
    case 'reduce':
    case 'layerNormalization':
    case 'unitNormalization':
      return sightOver(input, operation.axes, side)
    case 'concatenate': {
      const isSpatial = (one: Axes) => (one[operation.axis]?.parts ?? []).some(({ of }) => of !== 'none')
      return isMixed(axes) || given.filter(isSpatial).length > 1 ? 'unknown' : 'same'
    }
    case 'slice': {
      if (isMixed(axes)) return 'unknown'
      const at = input.findIndex((axis) => partsOf(axis, side).length > 0)
      const [before = nothing, after = nothing] = [input[at], axes[at]]
      const [from] = partsOf(before, side)
      const [to] = partsOf(after, side)
      if (at < 0 || !from || !to || before.parts.length > 1 || from.size === to.size) return 'same'
      return { start: operation.starts[at] ?? 0, step: operation.steps[at] ?? 1, window: 1, cells: to.size }
    }
    case 'reshape':
    case 'permute':
      if (isMixed(axes)) return isMixed(input) ? 'same' : 'whole'
      return isPlane ? sightOfPlane(axes, side) : 'same'
    case 'conv2d':
    case 'depthwiseConv2d':
    case 'conv2dTranspose':
    case 'pooling2d':
    case 'resize':
    case 'padding2d':
    case 'cropping2d':
    case 'groupNormalization':
      // Over something that is no plane.
      return 'unknown'
    default:
      return 'same'
  }
}

/** What a cell of a plane sees of the one that its values were moved from: all that stands at it. */
function sightOfPlane(axes: Axes, side: Side): Sight {
  if (isRegrouped(axes)) return 'whole'
  const sides = planeSides(axes) ?? (axes.length === 3 ? [0, 1] : undefined)
  if (!sides) return 'same'
  const own = sides[side === 'rows' ? 0 : 1]
  const [cells] = partsOf(axes[own] ?? nothing, side)
  const held = axes.flatMap((axis, at) => (at === own ? [] : partsOf(axis, side)))
  if (held.length > 0 && !cells) return partsOf(axes.at(-1) ?? nothing, side).length > 0 ? 'whole' : 'unknown'
  if (!cells || (cells.step === 1 && held.length === 0)) return 'same'
  const window = held.reduce((size, part) => size + (part.size - 1) * part.step, 1)
  return { start: 0, step: cells.step, window, cells: cells.size }
}

/** What the cells of an output see of those of the inputs, along rows and columns. */
export const sightsOf = (node: PlannedNode, given: readonly Axes[], axes: Axes): readonly [Sight, Sight] => [
  sightAlong(node, given, axes, 'rows'),
  sightAlong(node, given, axes, 'columns'),
]
