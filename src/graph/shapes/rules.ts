import type { GraphNode, Shape } from '../graph.ts'
import { refuse } from '../obstacles.ts'
import type { OperationKind, OperationOf } from '../operations.ts'
import { demandSetting, onlyOf, valueCount } from './settings.ts'

/** What is known of a node besides its operation: its inputs' shapes, and the shapes of its weights' tensors. */
export interface Given {
  inputs: readonly Shape[]
  weight(key: string): Shape
}

type Rule<Kind extends OperationKind> = (node: GraphNode, operation: OperationOf<Kind>, given: Given) => Shape

/** The shape of the output of some kinds of operation. Rules throw obstacles (obstacles.ts). */
export type ShapeRules<Kinds extends OperationKind> = { readonly [Kind in Kinds]: Rule<Kind> }

/** The output is as large as the only input. */
export const asInput = (node: GraphNode, _: unknown, { inputs }: Given) => onlyOf(node, inputs)

export function demandListLength(
  node: GraphNode,
  setting: string,
  list: readonly number[] | undefined,
  channels: number,
) {
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

/** The most values in an output: a gigabyte. VGG16's largest layer has 3.2 million. */
const MAX_VALUES = 2 ** 28

/** The most sides of a tensor. */
const MAX_RANK = 6

/** The most inputs of a node. Inception's widest concatenation has four. */
export const MAX_INPUTS = 1000

/** The shape of a node's output by some rules. Throws an obstacle if its operation does not fit what it is given. */
export function shapeBy(rules: Partial<ShapeRules<OperationKind>>, node: GraphNode, given: Given): Shape {
  const { operation } = node
  const hasNoInput = operation.kind === 'input' || operation.kind === 'constant'
  if (given.inputs.length > (hasNoInput ? 0 : MAX_INPUTS)) refuse(node, 'inputCount', { given: given.inputs.length })
  const rule = rules[operation.kind] as Rule<OperationKind>
  const shape = rule(node, operation, given)
  if (shape.length > MAX_RANK) refuse(node, 'shapeUnfit', { shape })
  if (valueCount(shape) > MAX_VALUES) refuse(node, 'outputTooLarge', { shape })
  return shape
}
