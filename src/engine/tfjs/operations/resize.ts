import { alongAxis, interpolate } from '../../../graph/interpolation.ts'
import type { OperationOf } from '../../../graph/operations.ts'
import { makeMatrix, mapSides } from './linearMap.ts'
import { type MakeRunner, simple } from './runner.ts'

/** Every method is a product with one matrix a side; its gradient is the product with the matrices transposed. */
export const resize: MakeRunner<OperationOf<'resize'>> = ({ operation, shape }, [inputShape = []]) => {
  const along = (axis: 0 | 1) => {
    const [from = 0, to = 0] = [inputShape[axis], shape[axis]]
    const taps = interpolate(alongAxis(operation, axis), from, to)
    return makeMatrix(to, from, (row, index) => row.set(taps[index]?.weights ?? [], taps[index]?.first))
  }
  const [rows, columns] = [along(0), along(1)]
  return simple(
    (x) => mapSides(x, rows, columns),
    (gradient) => mapSides(gradient, rows, columns, true),
  )
}
