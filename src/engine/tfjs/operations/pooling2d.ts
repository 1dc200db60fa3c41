import { avgPool, maxPool, type Tensor4D } from '@tensorflow/tfjs-core'
import type { OperationOf } from '../../../graph/operations.ts'
import type { Windows } from '../../../graph/plan.ts'
import { windowsOf } from '../../windowsOf.ts'
import { maxPoolGradient } from '../maxPoolGradient.ts'
import { makeMatrix, mapSides } from './linearMap.ts'
import { type MakeRunner, simple } from './runner.ts'
import { type Grid, paddingOf, pair } from './windows.ts'

export const pooling2d: MakeRunner<OperationOf<'pooling2d'>> = (node, [[height = 0, width = 0] = []]) => {
  const { size, strides, mode, countsPadding } = node.operation
  const { rows, columns } = windowsOf(node)
  const grid: Grid = { size, strides, dilation: [1, 1], rows, columns }
  const padding = paddingOf(grid, [height, width])
  if (mode === 'max') {
    return simple(
      (x) => maxPool(x as Tensor4D, pair(size), pair(strides), padding),
      (gradient, x, y) => maxPoolGradient(gradient as Tensor4D, x as Tensor4D, y as Tensor4D, grid),
    )
  }
  const average = (windows: Windows, axis: 0 | 1, side: number) =>
    averages(windows, size[axis], strides[axis], { side, countsPadding })
  const down = average(rows, 0, height)
  const across = average(columns, 1, width)
  return simple(
    // TF.js' op does not count padding.
    (x) =>
      countsPadding && padding !== 'valid'
        ? mapSides(x, down, across)
        : avgPool(x as Tensor4D, pair(size), pair(strides), padding),
    // TF.js' gradient divides by the size of the window also where it lies in the padding.
    (gradient) => mapSides(gradient, down, across, true),
  )
}

/** Averaging along one side, as a matrix: what a window divides by is a product of both sides' counts. */
function averages(
  { cells, before, after }: Windows,
  size: number,
  stride: number,
  { side, countsPadding }: { side: number; countsPadding: boolean },
) {
  return makeMatrix(cells, side, (row, cell) => {
    const start = cell * stride - before
    const [first, last] = [Math.max(start, 0), Math.min(start + size, side)]
    const count = countsPadding ? Math.min(start + size, side + after) - start : Math.max(last - first, 1)
    if (last > first) row.fill(1 / count, first, last)
  })
}
