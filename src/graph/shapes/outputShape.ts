import type { GraphNode, Shape } from '../graph.ts'
import { refuse } from '../obstacles.ts'
import type { OperationKind, OperationOf, Pair } from '../operations.ts'
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
} from './settings.ts'
import { transposedWindows, windowsOver } from './windows.ts'

/** What is known of a node besides its operation: its inputs' shapes, and the shapes of its weights' tensors. */
export interface Given {
  inputs: readonly Shape[]
  weight(key: string): Shape
}

type Rule<Kind extends OperationKind> = (node: GraphNode, operation: OperationOf<Kind>, given: Given) => Shape

/** The output is as large as the only input. */
const asInput = (node: GraphNode, _: unknown, { inputs }: Given) => onlyOf(node, inputs)

function demandListLength(node: GraphNode, setting: string, list: readonly number[] | undefined, channels: number) {
  if (!list) return
  demandSetting(node, setting, list, (list.length === 1 || list.length === channels) && list.every(Number.isFinite))
}

/** NumPy's broadcasting: from the last side on, each side is as long as the others' or 1. */
export function broadcast(shapes: readonly Shape[]): Shape | undefined {
  const rank = Math.max(...shapes.map(({ length }) => length))
  const sides = Array.from({ length: rank }, (_, i) => {
    const all = shapes.map((shape) => shape[i - rank + shape.length] ?? 1)
    const longest = Math.max(...all)
    return all.every((side) => side === 1 || side === longest) ? longest : Number.NaN
  })
  return sides.some(Number.isNaN) ? undefined : sides
}

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

function multiplied(node: GraphNode, inputs: readonly Shape[]): Shape {
  const [a, b] = inputs
  if (!a || !b || inputs.length > 2) return refuse(node, 'inputCount', { given: inputs.length })
  const before = broadcast([a.slice(0, -2), b.slice(0, -2)])
  const [rows, columns] = [a.at(-2), b.at(-1)]
  if (!before || rows === undefined || columns === undefined || b.length < 2 || a.at(-1) !== b.at(-2)) {
    return refuse(node, 'shapesUnfit', { shapes: inputs })
  }
  return [...before, rows, columns]
}

/** The output's shape of each kind of operation. The rules throw obstacles. */
const rules: { readonly [Kind in OperationKind]: Rule<Kind> } = {
  input: (node, { shape }) => {
    const sides = shape.map((side) => side ?? refuse(node, 'sizeFree'))
    demandSetting(
      node,
      'shape',
      sides,
      sides.every((side) => isCount(side)),
    )
    return sides
  },
  constant: (_, __, { weight }) => weight('value'),
  identity: asInput,
  conv2d(node, operation, { inputs }) {
    const { filters, groups, activation } = operation
    const [height, width, channels] = planeOf(node, inputs)
    demandCount(node, 'filters', filters)
    demandSetting(node, 'groups', groups, isCount(groups) && channels % groups === 0 && filters % groups === 0)
    const { rows, columns } = windowsOver(node, operation, [height, width])
    const shape = [rows.cells, columns.cells, filters]
    resolveActivation(node, activation, shape)
    return shape
  },
  depthwiseConv2d(node, operation, { inputs }) {
    const [height, width, channels] = planeOf(node, inputs)
    demandCount(node, 'multiplier', operation.multiplier)
    const { rows, columns } = windowsOver(node, operation, [height, width])
    const shape = [rows.cells, columns.cells, channels * operation.multiplier]
    resolveActivation(node, operation.activation, shape)
    return shape
  },
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
  dense(node, { units, activation }, { inputs }) {
    demandCount(node, 'units', units)
    channelsOf(node, inputs)
    const shape = [...onlyOf(node, inputs).slice(0, -1), units]
    resolveActivation(node, activation, shape)
    return shape
  },
  batchNormalization(node, _, { inputs }) {
    channelsOf(node, inputs)
    return onlyOf(node, inputs)
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
  affine(node, { scale, offset }, { inputs }) {
    const channels = inputs[0]?.at(-1) ?? 1
    demandListLength(node, 'scale', scale, channels)
    demandListLength(node, 'offset', offset, channels)
    return onlyOf(node, inputs)
  },
  pooling2d(node, operation, { inputs }) {
    const [height, width, channels] = planeOf(node, inputs)
    const { rows, columns } = windowsOver(node, operation, [height, width])
    return [rows.cells, columns.cells, channels]
  },
  reduce(node, { axes, keepDimensions }, { inputs }) {
    const shape = onlyOf(node, inputs)
    demandAxes(node, axes, shape)
    return keepDimensions
      ? shape.map((side, axis) => (axes.includes(axis) ? 1 : side))
      : shape.filter((_, axis) => !axes.includes(axis))
  },
  arithmetic(node, { scalar }, { inputs }) {
    if (scalar !== undefined) {
      demandSetting(node, 'scalar', scalar, Number.isFinite(scalar))
      return onlyOf(node, inputs)
    }
    if (inputs.length < 2) refuse(node, 'inputCount', { given: inputs.length })
    return broadcast(inputs) ?? refuse(node, 'shapesUnfit', { shapes: inputs })
  },
  concatenate(node, { axis }, { inputs }) {
    const [first] = inputs
    if (!first) return refuse(node, 'inputCount', { given: 0 })
    demandAxes(node, [axis], first)
    const others = (shape: Shape) => shape.with(axis, 0).join()
    if (inputs.some((shape) => shape.length !== first.length || others(shape) !== others(first))) {
      refuse(node, 'shapesUnfit', { shapes: inputs })
    }
    return first.with(
      axis,
      inputs.reduce((sum, shape) => sum + (shape[axis] ?? 0), 0),
    )
  },
  flatten: (node, _, { inputs }) => [valueCount(onlyOf(node, inputs))],
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
  matmul: (node, _, { inputs }) => multiplied(node, inputs),
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
  activation(node, { activation }, { inputs }) {
    const shape = onlyOf(node, inputs)
    resolveActivation(node, activation, shape)
    return shape
  },
  prelu(node, _, { inputs, weight }) {
    const shape = onlyOf(node, inputs)
    const alpha = weight('alpha')
    if (broadcast([shape, alpha])?.join() !== shape.join()) refuse(node, 'shapesUnfit', { shapes: [shape, alpha] })
    return shape
  },
}

/** The most values in an output: a gigabyte. VGG16's largest layer has 3.2 million. */
const MAX_VALUES = 2 ** 28

/** The most sides of a tensor. */
const MAX_RANK = 6

/** The most inputs of a node. Inception's widest concatenation has four. */
export const MAX_INPUTS = 1000

/** The shape of a node's output. Throws an obstacle (obstacles.ts) if its operation does not fit what it is given. */
export function outputShape(node: GraphNode, given: Given): Shape {
  const { operation } = node
  const hasNoInput = operation.kind === 'input' || operation.kind === 'constant'
  if (given.inputs.length > (hasNoInput ? 0 : MAX_INPUTS)) refuse(node, 'inputCount', { given: given.inputs.length })
  const rule = rules[operation.kind] as Rule<OperationKind>
  const shape = rule(node, operation, given)
  if (shape.length > MAX_RANK) refuse(node, 'shapeUnfit', { shape })
  if (valueCount(shape) > MAX_VALUES) refuse(node, 'outputTooLarge', { shape })
  return shape
}
