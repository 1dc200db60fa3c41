import { type Tensor, tile, reshape as toShape } from '@tensorflow/tfjs-core'
import type { OperationOf } from '../../../graph/operations.ts'
import { sumTo } from './arithmetic.ts'
import { type MakeRunner, simple } from './runner.ts'

/** Repeats sides of 1 until a tensor has a shape of as many sides: one after the other, whatever their number. */
export function repeatTo(x: Tensor, shape: readonly number[]): Tensor {
  return shape.reduce((wide, side, axis) => {
    const own = wide.shape[axis] ?? 1
    if (own === side) return wide
    const before = wide.shape.slice(0, axis).reduce((count, one) => count * one, 1)
    return toShape(tile(toShape(wide, [before, 1, wide.size / before]), [1, side, 1]), wide.shape.with(axis, side))
  }, x)
}

/** Repeated to a shape by NumPy's broadcasting. */
export const expand: MakeRunner<OperationOf<'expand'>> = ({ shape }, [from = []]) =>
  simple(
    (x) => {
      const [batch = 1] = x.shape
      const aligned = [batch, ...new Array<number>(shape.length - from.length).fill(1), ...from]
      return repeatTo(toShape(x, aligned), [batch, ...shape])
    },
    (gradient) => sumTo(gradient, from),
  )
