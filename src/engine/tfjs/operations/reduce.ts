import { add, cast, div, equal, max, mean, min, mul, reshape, sum, type Tensor, zeros } from '@tensorflow/tfjs-core'
import type { OperationOf } from '../../../graph/operations.ts'
import { type MakeRunner, simple } from './runner.ts'

const functions = { mean, max, min, sum }

/** Mean, sum, maximum or minimum over axes. Equal maxima share the gradient equally, as in TensorFlow. */
export const reduce: MakeRunner<OperationOf<'reduce'>> = ({ operation }, [inputShape = []]) => {
  const fold = functions[operation.function]
  const axes = operation.axes.map((axis) => axis + 1)
  const count = operation.axes.reduce((product, axis) => product * (inputShape[axis] ?? 1), 1)
  const narrow = inputShape.map((side, axis) => (operation.axes.includes(axis) ? 1 : side))
  const keepSides = (x: Tensor) => reshape(x, [-1, ...narrow])
  // Over no axes, TF.js would take all.
  if (axes.length === 0)
    return simple(
      (x) => x,
      (gradient) => gradient,
    )
  return simple(
    (x) => fold(x, axes, operation.keepDimensions),
    (gradient, x, y) => {
      const own = keepSides(gradient)
      switch (operation.function) {
        case 'mean':
          return add(div(own, count), zeros([1, ...inputShape]))
        case 'sum':
          return add(own, zeros([1, ...inputShape]))
        default: {
          const isExtreme = cast(equal(x, keepSides(y)), 'float32')
          return mul(isExtreme, div(own, sum(isExtreme, axes, true)))
        }
      }
    },
  )
}
