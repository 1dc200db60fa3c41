import {
  abs,
  add,
  cast,
  greater,
  greaterEqual,
  less,
  lessEqual,
  logicalAnd,
  maximum,
  minimum,
  mul,
  sub,
  type Tensor,
  where,
  zerosLike,
} from '@tensorflow/tfjs-core'
import { type ActivationFunction, ofInput } from './activationFunction.ts'

/** 1 for min ≤ x ≤ max, else 0. As in TensorFlow, a gradient passes at the borders. */
export const within = (x: Tensor, min: number, max: number): Tensor =>
  cast(logicalAnd(greaterEqual(x, min), lessEqual(x, max)), 'float32')

/** Clips to [min, max]; either may be infinite. */
export const clip = (min: number, max: number): ActivationFunction =>
  ofInput(
    (x) => {
      const low = Number.isFinite(min) ? maximum(x, min) : x
      return Number.isFinite(max) ? minimum(low, max) : low
    },
    (x) => within(x, min, max),
  )

/** clip(slope · x + 0.5, 0, 1). */
export const hardSigmoid = (slope: number): ActivationFunction =>
  ofInput(
    (x) => minimum(maximum(add(mul(x, slope), 0.5), 0), 1),
    (x) => mul(within(mul(x, slope), -0.5, 0.5), slope),
  )

const beyond = (x: Tensor, lambda: number): Tensor => cast(greater(abs(x), lambda), 'float32')

/** Moves values towards zero by lambda, or to zero. */
export const softShrink = (lambda: number): ActivationFunction =>
  ofInput(
    (x) => where(greater(x, lambda), sub(x, lambda), where(less(x, -lambda), add(x, lambda), zerosLike(x))),
    (x) => beyond(x, lambda),
  )

/** Sets values to zero that are no further from it than lambda. */
export const hardShrink = (lambda: number): ActivationFunction =>
  ofInput(
    (x) => mul(x, beyond(x, lambda)),
    (x) => beyond(x, lambda),
  )
