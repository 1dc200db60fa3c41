import type { OperationOf } from '../../graph/operations.ts'
import type { PlannedNode } from '../../graph/plan.ts'
import { type FeatureMap, type Margins, withMargins } from './featureMap.ts'

/** A depthwise convolution that the engine has a kernel for: one filter a channel. */
export interface Depthwise {
  operation: OperationOf<'depthwiseConv2d'>
  margins: Margins
  height: number
  width: number
  /**
   * The gradient: a depthwise convolution of the output's gradient, spread by the strides, by the kernel rotated. The
   * map that it reads, whose windows begin at its corner; undefined where the padding is wider than the kernel.
   */
  back: FeatureMap | undefined
}

/** Plans a depthwise convolution; undefined for other nodes, and for several filters a channel. */
export function planDepthwise({ operation, windows, shape }: PlannedNode, input: PlannedNode): Depthwise | undefined {
  if (operation.kind !== 'depthwiseConv2d' || operation.multiplier !== 1 || !windows) return undefined
  const { size, strides, dilation } = operation
  const { rows, columns } = windows
  const [height = 0, width = 0] = input.shape
  const [tall, wide] = [(size[0] - 1) * dilation[0] + 1, (size[1] - 1) * dilation[1] + 1]
  const content = [(rows.cells - 1) * strides[0] + 1, (columns.cells - 1) * strides[1] + 1]
  const [top, left] = [tall - 1 - rows.before, wide - 1 - columns.before]
  const around = { top, left, rows: height + tall - 1, columns: width + wide - 1 }
  return {
    operation,
    height: rows.cells,
    width: columns.cells,
    margins: {
      top: rows.before,
      left: columns.before,
      rows: (rows.cells - 1) * strides[0] + tall,
      columns: (columns.cells - 1) * strides[1] + wide,
    },
    back: top < 0 || left < 0 ? undefined : withMargins([...content, shape[2] as number], [around]),
  }
}
