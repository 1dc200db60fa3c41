import type { GraphNode, Shape } from '../graph.ts'
import { refuse } from '../obstacles.ts'
import type { OperationOf, Pair } from '../operations.ts'
import { broadcast, demandListLength, type Given, type ShapeRules } from '../shapes/rules.ts'
import {
  channelsOf,
  demandAxes,
  demandCount,
  demandPair,
  demandSetting,
  isCount,
  onlyOf,
  planeOf,
  resolveActivation,
  valueCount,
} from '../shapes/settings.ts'
import type { RareKind } from '../shapes/usualShapes.ts'
import { transposedWindows } from '../shapes/windows.ts'

function resized(node: GraphNode, { height, width }: { height: number; width: number }, inputs: readonly Shape[]) {
  demandCount(node, 'height', height)
  demandCount(node, 'width', width)
  const [, , channels] = planeOf(node, inputs)
  return [height, width, channels]
}

type Edges = OperationOf<'padding2d' | 'cropping2d'>

function withEdges(node: GraphNode, { top, bottom, left, right }: Edges, given: Given, sign: 1 | -1): Shape {
  const edges = [top, bottom, left, right]
  demandSetting(
    node,
    'padding',
    edges,
    edges.every((one) => isCount(one, 0)),
  )
  const [height, width, channels] = planeOf(node, given.inputs)
  const sides = [height + sign * (top + bottom), width + sign * (left + right), channels]
  return sides.every((side) => side > 0) ? sides : refuse(node, 'shapeUnfit', { shape: [height, width, channels] })
}

function sliced(node: GraphNode, { starts, ends, steps }: OperationOf<'slice'>, shape: Shape): Shape {
  demandSetting(node, 'steps', steps, steps.length === shape.length && steps.every((step) => isCount(step)))
  const isFit = (list: readonly number[], isFitHere: (one: number, axis: number) => boolean) =>
    list.length === shape.length && list.every((one, axis) => isCount(one, 0) && isFitHere(one, axis))
  demandSetting(
    node,
    'ends',
    ends,
    isFit(ends, (end, axis) => end <= (shape[axis] ?? 0)),
  )
  demandSetting(
    node,
    'starts',
    starts,
    isFit(starts, (start, axis) => start < (ends[axis] ?? 0)),
  )
  return shape.map((_, axis) => Math.ceil(((ends[axis] ?? 1) - (starts[axis] ?? 0)) / (steps[axis] ?? 1)))
}

function multiplied(node: GraphNode, a: Shape, b: Shape): Shape {
  const before = broadcast([a.slice(0, -2), b.slice(0, -2)])
  const [rows, columns] = [a.at(-2), b.at(-1)]
  if (!before || rows === undefined || columns === undefined || b.length < 2 || a.at(-1) !== b.at(-2)) {
    return refuse(node, 'shapesUnfit', { shapes: [a, b] })
  }
  return [...before, rows, columns]
}

export const rareShapes: ShapeRules<RareKind> = {
  conv2dTranspose(node, operation, { inputs }) {
    const { filters, outputPadding = [0, 0] } = operation
    const [height, width] = planeOf(node, inputs)
    demandCount(node, 'filters', filters)
    demandSetting(
      node,
      'outputPadding',
      outputPadding,
      outputPadding.every((one) => isCount(one, 0)),
    )
    const { rows, columns } = transposedWindows(node, operation, [height, width])
    const shape = [rows.cells, columns.cells, filters]
    resolveActivation(node, operation.activation, shape)
    return shape
  },
  layerNormalization(node, { axes }, { inputs }) {
    const shape = onlyOf(node, inputs)
    demandAxes(node, axes, shape)
    return shape
  },
  groupNormalization(node, { groups }, { inputs }) {
    const shape = planeOf(node, inputs)
    demandSetting(node, 'groups', groups, isCount(groups) && shape[2] % groups === 0)
    return shape
  },
  unitNormalization(node, { axes }, { inputs }) {
    const shape = onlyOf(node, inputs)
    demandAxes(node, axes, shape)
    return shape
  },
  normalization(node, { mean, variance }, { inputs }) {
    const channels = channelsOf(node, inputs)
    demandListLength(node, 'mean', mean, channels)
    demandListLength(node, 'variance', variance, channels)
    return onlyOf(node, inputs)
  },
  reshape(node, { shape }, { inputs }) {
    const from = onlyOf(node, inputs)
    const isFit = shape.every((side) => side === -1 || isCount(side)) && shape.filter((side) => side < 0).length <= 1
    demandSetting(node, 'shape', shape, isFit)
    const rest = valueCount(from) / valueCount(shape.map(Math.abs))
    const whole = shape.map((side) => (side === -1 ? rest : side))
    const isWhole = Number.isInteger(rest) && valueCount(whole) === valueCount(from)
    return isWhole ? whole : refuse(node, 'shapeUnfit', { shape: from })
  },
  permute(node, { axes }, { inputs }) {
    const shape = onlyOf(node, inputs)
    demandAxes(node, axes, shape)
    demandSetting(node, 'axis', axes, axes.length === shape.length)
    return axes.map((axis) => shape[axis] ?? 1)
  },
  slice: (node, operation, { inputs }) => sliced(node, operation, onlyOf(node, inputs)),
  expand(node, { shape }, { inputs }) {
    const from = onlyOf(node, inputs)
    demandSetting(
      node,
      'shape',
      shape,
      shape.every((side) => isCount(side)),
    )
    const isFit = broadcast([from, shape])?.join() === shape.join()
    return isFit ? shape : refuse(node, 'shapesUnfit', { shapes: [from, shape] })
  },
  matmul(node, { transposesSecond }, { inputs: [first, second, ...others] }) {
    if (!first || !second || others.length > 0)
      return refuse(node, 'inputCount', { given: others.length + (second ? 2 : first ? 1 : 0) })
    const turned = transposesSecond ? [...second.slice(0, -2), second.at(-1) ?? 1, second.at(-2) ?? 1] : second
    return multiplied(node, first, turned)
  },
  localResponseNormalization(node, { size, ...numbers }, { inputs }) {
    demandCount(node, 'size', size)
    for (const key of ['alpha', 'beta', 'bias'] as const) {
      demandSetting(node, key, numbers[key], Number.isFinite(numbers[key]))
    }
    channelsOf(node, inputs)
    return onlyOf(node, inputs)
  },
  padding2d: (node, operation, given) => withEdges(node, operation, given, 1),
  cropping2d: (node, operation, given) => withEdges(node, operation, given, -1),
  resize(node, operation, { inputs }) {
    const { scales, cubicA = 0 } = operation
    demandSetting(node, 'scales', scales, !scales || scales.every((scale) => Number.isFinite(scale) && scale > 0))
    demandSetting(node, 'cubicA', cubicA, Number.isFinite(cubicA))
    return resized(node, operation, inputs)
  },
  upSampling2d(node, { size }, { inputs }) {
    demandPair(node, 'size', size satisfies Pair)
    const [height, width, channels] = planeOf(node, inputs)
    return [height * size[0], width * size[1], channels]
  },
  centerCrop: (node, operation, { inputs }) => resized(node, operation, inputs),
  prelu(node, _, { inputs, weight }) {
    const shape = onlyOf(node, inputs)
    const alpha = weight('alpha')
    if (broadcast([shape, alpha])?.join() !== shape.join()) refuse(node, 'shapesUnfit', { shapes: [shape, alpha] })
    return shape
  },
}
