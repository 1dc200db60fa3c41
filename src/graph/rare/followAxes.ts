import type { Shape } from '../graph.ts'
import type { PlannedNode, TokenPlane } from '../plan.ts'
import {
  type Axes,
  type Axis,
  axisOf,
  concatenated,
  hasTokens,
  isSpatial,
  type Meaning,
  nothing,
  plainAxes,
  reshaped,
  sideOf,
  sliced,
  together,
} from './axes.ts'

/** Whether an axis counts rows (columns), or may do so for all that is known. */
const mayCount = (axis: Axis | undefined, of: 'rows' | 'columns'): boolean => {
  const parts = axis?.parts ?? []
  return !(axis && hasTokens(axis)) && parts.length <= 1 && parts.every((part) => part.of === of || part.of === 'none')
}

/** The axes of a new plane: of what a convolution gives, for example. */
function planeAxes(shape: Shape, input: Axes, base: number): Axes {
  const [height = 1, width = 1, channels = 1] = shape
  return [
    axisOf(mayCount(input[0], 'rows') ? 'rows' : 'mixed', height, base),
    axisOf(mayCount(input[1], 'columns') ? 'columns' : 'mixed', width, base),
    axisOf('none', channels),
  ]
}

/** What the axes of a node's output count. */
export interface Followed {
  /** As they come of the inputs' axes. */
  raw: Axes
  /** With the cells of a plane, if it is one, counted anew. */
  axes: Axes
}

/** What the axes of each node's output count, from the picture on. Nodes stand in topological order. */
export function followAxes(nodes: readonly PlannedNode[], picture: number): Followed[] {
  const all: Followed[] = []
  for (const [index, node] of nodes.entries()) {
    const given = node.inputs.map((input) => all[input]?.axes ?? [])
    const raw = index === picture ? planeAxes(node.shape, [], index) : axesAfter(node, given, index)
    all.push({ raw, axes: countedAnew(raw, index) })
  }
  return all
}

/** The places of the axes that count the rows and the columns of a plane, of which they are all parts. */
export function planeSides(axes: Axes): readonly [rows: number, columns: number] | undefined {
  const isOf = (axis: number, ...wanted: readonly Meaning[]) => {
    const parts = axes[axis]?.parts ?? []
    return parts.length === wanted.length && parts.every(({ of }, at) => of === wanted[at])
  }
  if (axes.length === 3 && isOf(0, 'rows') && isOf(1, 'columns')) return [0, 1]
  const long = axes.flatMap((axis, at) => (sideOf(axis) > 1 ? at : []))
  const [cells = 0] = long
  return axes.length > 1 && long.length <= 2 && isOf(cells, 'rows', 'columns') ? [cells, cells] : undefined
}

/** The axes of a plane whose cells were more than one of another plane: its own cells, and what they hold. */
function countedAnew(axes: Axes, base: number): Axes {
  const sides = planeSides(axes)
  const isOther = (axis: Axis, at: number) =>
    sides?.includes(at) ? axis.parts.some(({ step }) => step > 1) : isSpatial(axis)
  if (!sides || !axes.some(isOther)) return axes
  return axes.map((axis, at) =>
    sides.includes(at)
      ? { ...axis, parts: axis.parts.map((part) => ({ ...part, start: 0, step: 1, base })) }
      : axisOf('none', sideOf(axis)),
  )
}

function axesAfter({ operation, shape }: PlannedNode, given: readonly Axes[], base: number): Axes {
  const [input = [], other = []] = given
  switch (operation.kind) {
    case 'input':
    case 'constant':
      return plainAxes(shape)
    case 'conv2d':
    case 'depthwiseConv2d':
    case 'conv2dTranspose':
    case 'pooling2d':
    case 'resize':
    case 'padding2d':
    case 'cropping2d':
      return planeAxes(shape, input, base)
    case 'dense':
      return [...input.slice(0, -1), axisOf('none', operation.units)]
    case 'arithmetic':
      return together(given, shape)
    case 'expand':
      return together([input], shape)
    case 'permute':
      return operation.axes.map((axis) => input[axis] ?? nothing)
    case 'reshape':
      return reshaped(input, shape)
    case 'slice':
      return input.map((axis, at) =>
        sliced(axis, [operation.starts[at] ?? 0, operation.ends[at] ?? sideOf(axis), operation.steps[at] ?? 1], base),
      )
    case 'concatenate': {
      const around = together(given, shape)
      const along = given.map((axes) => axes[operation.axis] ?? nothing)
      return around.map((axis, at) => (at === operation.axis ? concatenated(along, base) : axis))
    }
    case 'reduce': {
      const kept = input.map((axis, at) => (operation.axes.includes(at) ? nothing : axis))
      return operation.keepDimensions ? kept : kept.filter((_, at) => !operation.axes.includes(at))
    }
    case 'matmul': {
      const before = together([input.slice(0, -2), other.slice(0, -2)], shape.slice(0, -2))
      const columns = other.at(operation.transposesSecond ? -2 : -1)
      return [...before, input.at(-2) ?? nothing, columns ?? nothing]
    }
    default:
      return input
  }
}

/**
 * The plane in an output [cells, channels], possibly with sides of 1; `null` for one of three sides that is no plane
 * [height, width, channels]; undefined where the number of sides says it all. `isAfterTokens`: whether the output
 * depends on tokens, so that three sides of which nothing is known are no plane.
 */
export function planeIn(axes: Axes, isAfterTokens: boolean): TokenPlane | null | undefined {
  const sides = planeSides(axes)
  const cells = sides && sides[0] === sides[1] ? axes[sides[0]] : undefined
  const [rows, columns] = cells?.parts ?? []
  if (cells && rows && columns) return { height: rows.size, width: columns.size, skip: cells.before }
  if (axes.length !== 3 || sides) return undefined
  const isOrdered = axes.some(({ parts }) => parts.some(({ of }) => of === 'rows' || of === 'columns'))
  const [first, second, third = nothing] = axes
  if (!isOrdered) return isAfterTokens ? null : undefined
  // Rows, channels and columns, as behind a permutation, are no plane of rows and channels.
  const isTurned = isSpatial(third) && !isSpatial(second ?? nothing) && sideOf(second ?? nothing) > 1
  const isPlane = mayCount(first, 'rows') && mayCount(second, 'columns') && !isTurned
  return isRegrouped(axes) || (isPlane && !(isAfterTokens && isSpatial(third))) ? undefined : null
}

/**
 * Whether three sides hold the values of a plane in their order, but other numbers of them: for all that is known, a
 * plane again.
 */
export function isRegrouped(axes: Axes): boolean {
  const [first = nothing, second = nothing] = axes
  if (axes.length !== 3 || planeSides(axes) || axes.some(hasTokens)) return false
  if (!isSpatial(first) || !isSpatial(second)) return false
  const order: readonly Meaning[] = ['rows', 'columns', 'none']
  const parts = axes.flatMap((axis) => axis.parts)
  return parts.every((part, at) => {
    const before = parts[at - 1]
    if (!before || before.of !== part.of) return order.indexOf(part.of) >= order.indexOf(before?.of ?? 'rows')
    return before.step > part.step
  })
}
