import type { OperationOf } from '../../graph/operations.ts'
import type { PlannedNode } from '../../graph/plan.ts'
import type { Margins } from './featureMap.ts'

/** A depthwise convolution that the engine has a kernel for: one filter a channel. */
export interface Depthwise {
  operation: OperationOf<'depthwiseConv2d'>
  margins: Margins
  height: number
  width: number
}

/** Plans a depthwise convolution; undefined for other nodes, and for several filters a channel. */
export function planDepthwise({ operation, windows }: PlannedNode): Depthwise | undefined {
  if (operation.kind !== 'depthwiseConv2d' || operation.multiplier !== 1 || !windows) return undefined
  const { size, strides, dilation } = operation
  const { rows, columns } = windows
  return {
    operation,
    height: rows.cells,
    width: columns.cells,
    margins: {
      top: rows.before,
      left: columns.before,
      rows: (rows.cells - 1) * strides[0] + (size[0] - 1) * dilation[0] + 1,
      columns: (columns.cells - 1) * strides[1] + (size[1] - 1) * dilation[1] + 1,
    },
  }
}
