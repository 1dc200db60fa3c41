import type { OperationOf } from '../../graph/operations.ts'
import { splitAxes } from './axes.ts'
import { only, type PortableOperation, type Values, zerosLike } from './operation.ts'

/** The least norm, as in Keras 3. */
const LEAST = 1e-12

function norm(x: Values, first: number, reduced: Int32Array): number {
  let squares = 0
  for (const offset of reduced) squares += (x[first + offset] as number) ** 2
  return Math.sqrt(squares)
}

/** x / max(√(Σ x²), 1e-12), summed over some axes. */
export const unitNormalization: PortableOperation<OperationOf<'unitNormalization'>> = {
  forward({ operation }, operands) {
    const [x, shape] = only(operands)
    const { kept, reduced } = splitAxes(shape, operation.axes)
    const y = zerosLike(x)
    for (const first of kept) {
      const inverse = 1 / Math.max(norm(x, first, reduced), LEAST)
      for (const offset of reduced) y[first + offset] = (x[first + offset] as number) * inverse
    }
    return y
  },
  backward({ operation }, gradient, operands) {
    const [x, shape] = only(operands)
    const { output: y } = operands
    const { kept, reduced } = splitAxes(shape, operation.axes)
    const back = zerosLike(gradient)
    for (const first of kept) {
      const length = norm(x, first, reduced)
      const inverse = 1 / Math.max(length, LEAST)
      let product = 0
      if (length > LEAST) {
        for (const offset of reduced) product += (gradient[first + offset] as number) * (y[first + offset] as number)
      }
      for (const offset of reduced) {
        const at = first + offset
        back[at] = inverse * ((gradient[at] as number) - (y[at] as number) * product)
      }
    }
    return [back]
  },
}
