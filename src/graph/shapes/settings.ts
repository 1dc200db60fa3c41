import type { GraphNode, Shape } from '../graph.ts'
import { refuse } from '../obstacles.ts'
import type { Activation, Padding, Pair } from '../operations.ts'

/** The largest setting of a window, a stride and the like. */
const MAX_SETTING = 2 ** 20

/** Throws the obstacle of a setting unless the condition holds. */
export function demandSetting(node: GraphNode, setting: string, value: unknown, isFit: boolean): void {
  if (!isFit) refuse(node, 'settingUnfit', { setting, value: JSON.stringify(value) ?? 'undefined' })
}

/** Whether it is an integer from `least` to a million. */
export const isCount = (value: unknown, least = 1): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= MAX_SETTING

export function demandCount(node: GraphNode, setting: string, value: unknown): void {
  demandSetting(node, setting, value, isCount(value))
}

export function demandPair(node: GraphNode, setting: string, value: Pair): void {
  demandSetting(node, setting, value, value.length === 2 && value.every((one) => isCount(one)))
}

export function demandPadding(node: GraphNode, padding: Padding): void {
  if (typeof padding === 'string') return
  const { top, bottom, left, right } = padding
  demandSetting(
    node,
    'padding',
    padding,
    [top, bottom, left, right].every((one) => isCount(one, 0)),
  )
}

/** Throws the obstacle of a setting unless these are axes of the shape, each once. */
export function demandAxes(node: GraphNode, axes: readonly number[], shape: Shape): void {
  const isFit = axes.every((axis) => isCount(axis, 0) && axis < shape.length) && new Set(axes).size === axes.length
  demandSetting(node, 'axis', axes, isFit && axes.length > 0)
}

/** The activation with its axis counted from the front. */
export function resolveActivation(node: GraphNode, activation: Activation, { length }: Shape): Activation {
  if (activation.id !== 'softmax' && activation.id !== 'logSoftmax') return activation
  const axis = activation.axis < 0 ? activation.axis + length : activation.axis
  demandSetting(node, 'axis', activation.axis, isCount(axis, 0) && axis < length)
  return { id: activation.id, axis }
}

/** The only input, [height, width, channels]. */
export function planeOf(node: GraphNode, inputs: readonly Shape[]): [height: number, width: number, channels: number] {
  const shape = onlyOf(node, inputs)
  const [height, width, channels] = shape
  if (shape.length !== 3 || height === undefined || width === undefined || channels === undefined) {
    return refuse(node, 'shapeUnfit', { shape })
  }
  return [height, width, channels]
}

/** The only input. */
export function onlyOf(node: GraphNode, inputs: readonly Shape[]): Shape {
  const [shape] = inputs
  return shape && inputs.length === 1 ? shape : refuse(node, 'inputCount', { given: inputs.length })
}

/** The number of channels of the only input: its last side. */
export function channelsOf(node: GraphNode, inputs: readonly Shape[]): number {
  const shape = onlyOf(node, inputs)
  return shape.at(-1) ?? refuse(node, 'shapeUnfit', { shape })
}

/** The number of values in a tensor. */
export const valueCount = (shape: Shape): number => shape.reduce((count, side) => count * side, 1)
