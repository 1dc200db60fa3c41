import type { Shape } from '../../graph/graph.ts'
import type { Activation } from '../../graph/operations.ts'
import { aroundAxis } from './axes.ts'
import { type Values, zerosLike } from './operation.ts'

export interface Softmax {
  readonly id: 'softmax' | 'logSoftmax'
  readonly axis: number
}

export const isSoftmax = (activation: Activation): activation is Softmax =>
  activation.id === 'softmax' || activation.id === 'logSoftmax'

const around = ({ axis }: Softmax, shape: Shape) => aroundAxis(shape, axis < 0 ? shape.length + axis : axis)

/** Softmax along an axis, or its logarithm; the largest value is subtracted first. */
export function softmax(activation: Softmax, x: Values, shape: Shape): Values {
  const [before, side, after] = around(activation, shape)
  const y = zerosLike(x)
  const takesLogarithm = activation.id === 'logSoftmax'
  for (let b = 0; b < before; b++) {
    for (let a = 0; a < after; a++) {
      const first = b * side * after + a
      const end = first + side * after
      let largest = Number.NEGATIVE_INFINITY
      for (let at = first; at < end; at += after) largest = Math.max(largest, x[at] as number)
      let sum = 0
      for (let at = first; at < end; at += after) sum += Math.exp((x[at] as number) - largest)
      const logarithm = Math.log(sum)
      for (let at = first; at < end; at += after) {
        const value = (x[at] as number) - largest
        y[at] = takesLogarithm ? value - logarithm : Math.exp(value) / sum
      }
    }
  }
  return y
}

/** The gradient of {@link softmax} with respect to x, given its output y. */
export function softmaxBack(activation: Softmax, gradient: Values, y: Values, shape: Shape): Values {
  const [before, side, after] = around(activation, shape)
  const back = zerosLike(gradient)
  const isLogarithm = activation.id === 'logSoftmax'
  for (let b = 0; b < before; b++) {
    for (let a = 0; a < after; a++) {
      const first = b * side * after + a
      const end = first + side * after
      let sum = 0
      for (let at = first; at < end; at += after) {
        sum += (gradient[at] as number) * (isLogarithm ? 1 : (y[at] as number))
      }
      for (let at = first; at < end; at += after) {
        const g = gradient[at] as number
        back[at] = isLogarithm ? g - Math.exp(y[at] as number) * sum : (y[at] as number) * (g - sum)
      }
    }
  }
  return back
}
