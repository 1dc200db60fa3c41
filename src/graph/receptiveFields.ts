import type { Reach, ReceptiveField } from '../types.ts'
import type { Shape } from './graph.ts'
import type { Activation } from './operations.ts'
import type { NetworkPlan, PlannedNode, Sight, Windows } from './plan.ts'

/** What the cells of a node depend on; undefined along a side where it cannot be said exactly. */
interface Area {
  rows: Reach | undefined
  columns: Reach | undefined
}

const sideNames = ['rows', 'columns'] as const

/** Windows of `window` pixels, `stride` apart, over the cells of a reach. */
function slide(
  reach: Reach | undefined,
  window: number,
  stride: number,
  { cells, before }: Windows,
): Reach | undefined {
  if (!reach) return undefined
  const own = {
    size: reach.size + (window - 1) * reach.stride,
    stride: reach.stride * stride,
    start: reach.start - before * reach.stride,
  }
  return { ...own, end: Math.min(reach.end, own.start + (cells - 1) * own.stride + own.size) }
}

/** Every cell depends on all that any cell depended on. */
const whole = (reach: Reach | undefined): Reach | undefined =>
  reach && { size: reach.end - reach.start, stride: 0, start: reach.start, end: reach.end }

const allWhole = ({ rows, columns }: Area): Area => ({ rows: whole(rows), columns: whole(columns) })

const wholeAlong = (area: Area, axes: readonly number[]): Area => ({
  rows: axes.includes(0) ? whole(area.rows) : area.rows,
  columns: axes.includes(1) ? whole(area.columns) : area.columns,
})

/** The smallest reach that holds two of the same number of cells; undefined if their cells do not keep step. */
function union(one: Reach | undefined, other: Reach | undefined): Reach | undefined {
  if (!one || !other) return undefined
  const end = Math.max(one.end, other.end)
  if (one.stride === other.stride) {
    const start = Math.min(one.start, other.start)
    return { size: Math.max(one.start + one.size, other.start + other.size) - start, stride: one.stride, start, end }
  }
  const holds = (all: Reach, part: Reach) =>
    all.stride === 0 && Math.max(all.start, 0) <= Math.max(part.start, 0) && all.start + all.size >= part.end
  if (holds(one, other)) return { ...one, end }
  return holds(other, one) ? { ...other, end } : undefined
}

/** The union of areas; one of a single cell along a side serves every cell there. */
function unionOf(areas: readonly { area: Area; shape: Shape }[]): Area {
  const along = (side: 'rows' | 'columns') =>
    areas
      .map(({ area, shape }) => {
        const reach = area[side]
        const cells = shape.length === 3 ? shape[sideNames.indexOf(side)] : 1
        return reach && cells === 1 ? { ...reach, stride: 0 } : reach
      })
      .reduce(union)
  return { rows: along('rows'), columns: along('columns') }
}

/** A softmax along the rows or columns mixes them. */
const afterActivation = (area: Area, activation: Activation): Area =>
  'axis' in activation ? wholeAlong(area, [activation.axis]) : area

function slideBoth(
  { rows, columns }: Area,
  { windows }: PlannedNode,
  size: readonly [number, number],
  strides: readonly [number, number],
): Area {
  if (!windows) return { rows: undefined, columns: undefined }
  return {
    rows: slide(rows, size[0], strides[0], windows.rows),
    columns: slide(columns, size[1], strides[1], windows.columns),
  }
}

/** From the first to the last pixel of a window. */
const extents = ({ size, dilation }: { size: readonly [number, number]; dilation: readonly [number, number] }) =>
  [(size[0] - 1) * dilation[0] + 1, (size[1] - 1) * dilation[1] + 1] as const

/** The union of areas as a node sees it: see `Sight`. */
function seen([rows, columns]: readonly [Sight, Sight], areas: readonly Area[]): Area {
  const along = (side: 'rows' | 'columns', sight: Sight) => {
    const reach = areas.map((area) => area[side]).reduce(union)
    if (sight === 'unknown') return undefined
    if (typeof sight === 'string') return sight === 'whole' ? whole(reach) : reach
    return slide(reach, sight.window, sight.step, { cells: sight.cells, before: -sight.start, after: 0 })
  }
  return { rows: along('rows', rows), columns: along('columns', columns) }
}

/** The area of a node that gets this one from its inputs of these shapes, [height, width, channels]. */
function areaOf(node: PlannedNode, area: Area, input: Shape): Area {
  const { operation, shape } = node
  switch (operation.kind) {
    case 'conv2d':
    case 'depthwiseConv2d':
      return afterActivation(slideBoth(area, node, extents(operation), operation.strides), operation.activation)
    case 'pooling2d':
      return slideBoth(area, node, operation.size, operation.strides)
    case 'conv2dTranspose': {
      // With stride 1 it is a convolution with the kernel turned around; else its cells take turns.
      const along = (axis: 0 | 1, reach: Reach | undefined, windows: Windows | undefined) => {
        const extent = extents(operation)[axis]
        if (operation.strides[axis] !== 1 || !windows) return undefined
        return slide(reach, extent, 1, { ...windows, before: extent - 1 - windows.before })
      }
      const { rows, columns } = area
      const slid = { rows: along(0, rows, node.windows?.rows), columns: along(1, columns, node.windows?.columns) }
      return afterActivation(slid, operation.activation)
    }
    case 'padding2d':
    case 'cropping2d': {
      const sign = operation.kind === 'padding2d' ? 1 : -1
      const along = (reach: Reach | undefined, before: number, cells = 1) =>
        slide(reach, 1, 1, { cells, before: sign * before, after: 0 })
      return { rows: along(area.rows, operation.top, shape[0]), columns: along(area.columns, operation.left, shape[1]) }
    }
    case 'resize':
      return {
        rows: operation.height === input[0] ? area.rows : undefined,
        columns: operation.width === input[1] ? area.columns : undefined,
      }
    case 'reduce':
    case 'layerNormalization':
    case 'unitNormalization':
      return wholeAlong(area, operation.axes)
    case 'activation':
    case 'dense':
      return afterActivation(area, operation.activation)
    case 'concatenate':
      return {
        rows: operation.axis === 0 ? undefined : area.rows,
        columns: operation.axis === 1 ? undefined : area.columns,
      }
    case 'groupNormalization':
    case 'reshape':
      return allWhole(area)
    default:
      return area
  }
}

/**
 * The part of the picture that a cell of each feature map depends on, by the layer's name.
 *
 * Size, stride and start propagate from node to node as in Araujo, Norris, Sim, "Computing Receptive Fields of
 * Convolutional Neural Networks", Distill 2019 (distill.pub/2019/computing-receptive-fields), equations 1 to 3, read
 * from the input on: a window of k cells, s apart, after p cells of padding. Where branches meet it is the smallest box
 * around theirs. No node reads beyond the last cell of the node before it, so the fields end there: a row that strided
 * windows leave out is not in the field of a later cell whose window reaches into the padding.
 *
 * A cell at an edge, part of whose window is padding, may see less than the rest of its field that is in the picture.
 * A map that is left out has none of this form: its cells do not follow the picture in equal steps, as behind a resize.
 */
export function receptiveFields({ nodes, inputs, featureMaps }: NetworkPlan): Record<string, ReceptiveField> {
  const picture = inputs[0]
  const [height = 0, width = 0] = picture?.shape ?? []
  const areas: (Area | undefined)[] = []
  for (const [place, node] of nodes.entries()) {
    if (place === picture?.node) {
      const pixel = { size: 1, stride: 1, start: 0 }
      areas.push({ rows: { ...pixel, end: height }, columns: { ...pixel, end: width } })
      continue
    }
    // Only what depends on the picture counts.
    const before = node.inputs.flatMap((input) => {
      const [area, shape] = [areas[input], nodes[input]?.shape ?? []]
      return area ? { area, shape } : []
    })
    const [first] = before
    if (!first) {
      areas.push(undefined)
      continue
    }
    if (node.sights) {
      areas.push(
        seen(
          node.sights,
          before.map(({ area }) => area),
        ),
      )
      continue
    }
    const area = areaOf(node, before.length === 1 ? broadcastOne(first, node.shape) : unionOf(before), first.shape)
    areas.push(node.shape.length === 3 ? area : allWhole(area))
  }
  const fields = nodes.flatMap(({ name }, place): [string, ReceptiveField][] => {
    const { rows, columns } = areas[place] ?? {}
    if (!rows || !columns || !featureMaps.has(name)) return []
    const isSame = (Object.keys(rows) as (keyof Reach)[]).every((key) => rows[key] === columns[key])
    return [[name, { ...rows, ...(!isSame && { columns }) }]]
  })
  return Object.fromEntries(fields)
}

/** One input whose single cells become many, as when a constant is added to it. */
function broadcastOne({ area, shape }: { area: Area; shape: Shape }, to: Shape): Area {
  const isSpread = (axis: 0 | 1) => to.length === 3 && (shape.length === 3 ? shape[axis] : 1) === 1 && to[axis] !== 1
  return wholeAlong(area, [...(isSpread(0) ? [0] : []), ...(isSpread(1) ? [1] : [])])
}
