import type { OperationOf } from '../../graph/operations.ts'
import { splitAxes } from './axes.ts'
import { areAlike, leastEqual, toleranceOf } from './nearTies.ts'
import { only, type PortableOperation, type Values, zerosLike } from './operation.ts'

type Reduce = OperationOf<'reduce'>

/** How each function makes one number of many; the sum of `values[first + offset]`, for one. */
const folds: Record<Reduce['function'], (values: Values, first: number, reduced: Int32Array) => number> = {
  sum: total,
  mean: (values, first, reduced) => total(values, first, reduced) / reduced.length,
  max(values, first, reduced) {
    let largest = Number.NEGATIVE_INFINITY
    for (const offset of reduced) largest = Math.max(largest, values[first + offset] as number)
    return largest
  },
  min(values, first, reduced) {
    let least = Number.POSITIVE_INFINITY
    for (const offset of reduced) least = Math.min(least, values[first + offset] as number)
    return least
  },
}

function total(values: Values, first: number, reduced: Int32Array): number {
  let sum = 0
  for (const offset of reduced) sum += values[first + offset] as number
  return sum
}

/** Mean, sum, maximum or minimum over axes. Equal maxima share the gradient equally, as in TensorFlow. */
export const reduce: PortableOperation<Reduce> = {
  forward({ operation }, operands) {
    const [x, shape] = only(operands)
    const { kept, reduced } = splitAxes(shape, operation.axes)
    const fold = folds[operation.function]
    const y = zerosLike(x, kept.length)
    for (let k = 0; k < kept.length; k++) y[k] = fold(x, kept[k] as number, reduced)
    return y
  },
  backward({ operation }, gradient, operands) {
    const [x, shape] = only(operands)
    const { kept, reduced } = splitAxes(shape, operation.axes)
    const { output, ties = 0 } = operands
    const back = zerosLike(gradient, x.length)
    if (operation.function === 'sum' || operation.function === 'mean') {
      const count = operation.function === 'mean' ? reduced.length : 1
      for (let k = 0; k < kept.length; k++) {
        const share = (gradient[k] as number) / count
        for (const offset of reduced) back[(kept[k] as number) + offset] = share
      }
      return [back]
    }
    const sign = operation.function === 'max' ? 1 : -1
    const tolerance = toleranceOf(x, ties)
    for (let k = 0; k < kept.length; k++) {
      const first = kept[k] as number
      const largest = sign * (output[k] as number)
      const least = leastEqual(largest, tolerance)
      const exact = reduced.find((offset) => sign * (x[first + offset] as number) >= largest) ?? 0
      const equal = reduced.filter((offset) => {
        const value = sign * (x[first + offset] as number)
        return value >= largest || (value >= least && areAlike(x, kept, offset, exact, tolerance))
      })
      for (const offset of equal) back[first + offset] = (gradient[k] as number) / equal.length
    }
    return [back]
  },
}
