import type { Shape } from '../graph.ts'
import { refuse } from '../obstacles.ts'
import type { OperationKind } from '../operations.ts'
import { asInput, broadcast, demandListLength, type ShapeRules } from './rules.ts'
import {
  channelsOf,
  demandAxes,
  demandCount,
  demandSetting,
  isCount,
  onlyOf,
  planeOf,
  resolveActivation,
  valueCount,
} from './settings.ts'
import { windowsOver } from './windows.ts'

/** The kinds that most networks of convolutions are made of. The others are fetched by the networks that have them. */
type UsualKind =
  | 'input'
  | 'constant'
  | 'identity'
  | 'conv2d'
  | 'depthwiseConv2d'
  | 'dense'
  | 'batchNormalization'
  | 'affine'
  | 'pooling2d'
  | 'reduce'
  | 'arithmetic'
  | 'concatenate'
  | 'flatten'
  | 'activation'

export type RareKind = Exclude<OperationKind, UsualKind>

export const usualShapes: ShapeRules<UsualKind> = {
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
  activation(node, { activation }, { inputs }) {
    const shape = onlyOf(node, inputs)
    resolveActivation(node, activation, shape)
    return shape
  },
}
