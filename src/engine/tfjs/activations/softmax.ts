import { div, exp, log, max, mul, sub, sum, type Tensor } from '@tensorflow/tfjs-core'
import type { ActivationFunction } from './activationFunction.ts'

/** An axis of a tensor without the batch, −1 for the last one, as an axis of one with it. */
const withBatch = (axis: number, { rank }: Tensor): number => (axis < 0 ? rank + axis : axis + 1)

/** Softmax along an axis; the largest value is subtracted first. */
export const softmax = (axis: number): ActivationFunction => ({
  apply(x) {
    const along = withBatch(axis, x)
    const powers = exp(sub(x, max(x, along, true)))
    return div(powers, sum(powers, along, true))
  },
  reads: 'output',
  back: (gradient, y) => mul(y, sub(gradient, sum(mul(gradient, y), withBatch(axis, y), true))),
})

/** The logarithm of {@link softmax}. */
export const logSoftmax = (axis: number): ActivationFunction => ({
  apply(x) {
    const along = withBatch(axis, x)
    const below = sub(x, max(x, along, true))
    return sub(below, log(sum(exp(below), along, true)))
  },
  reads: 'output',
  back: (gradient, y) => sub(gradient, mul(exp(y), sum(gradient, withBatch(axis, y), true))),
})
