import {
  abs,
  add,
  clipByValue,
  div,
  equal,
  erf,
  exp,
  floor,
  greaterEqual,
  less,
  lessEqual,
  log,
  mul,
  neg,
  reciprocal,
  relu6,
  round,
  rsqrt,
  selu,
  sigmoid,
  sign,
  softplus,
  sqrt,
  square,
  sub,
  type Tensor,
  tanh,
  where,
} from '@tensorflow/tfjs-core'
import type { PlainFunction } from '../../../graph/operations.ts'
import { type ActivationFunction, ofInput, ofOutput } from './activationFunction.ts'
import { within } from './clipped.ts'

const SELU_SCALE = 1.0507009873554805
const SELU_ALPHA = 1.6732632423543772

/** π in two parts, the first of few digits, so that whole multiples of it are exact. */
const [PI_HIGH, PI_LOW] = [3.140625, Math.PI - 3.140625]

/**
 * The sine: graphics processors may be off by 2^-11. Taylor's series up to r^11 / 11!, of what is left of x beyond the
 * nearest multiple of π, at most π / 2; it is off by 6e-8 there.
 */
function sine(x: Tensor): Tensor {
  const half = round(mul(x, 1 / Math.PI))
  const rest = sub(sub(x, mul(half, PI_HIGH)), mul(half, PI_LOW))
  const squared = square(rest)
  let series: Tensor = mul(squared, -1 / 39916800)
  for (const factorial of [362880, -5040, 120, -6]) series = mul(squared, add(series, 1 / factorial))
  const isOdd = sub(half, mul(floor(mul(half, 0.5)), 2))
  return mul(mul(rest, add(series, 1)), sub(1, mul(isOdd, 2)))
}

const cosine = (x: Tensor): Tensor => sine(add(x, Math.PI / 2))

/** A derivative that may be infinite must not turn a gradient of zero into NaN. */
const finite = (made: ActivationFunction): ActivationFunction => ({
  ...made,
  back: (gradient, read) => where(equal(gradient, 0), gradient, made.back(gradient, read)),
})

const hardSwishSlope = (x: Tensor) => {
  const between = div(add(mul(x, 2), 3), 6)
  return where(lessEqual(x, -3), mul(x, 0), where(greaterEqual(x, 3), add(mul(x, 0), 1), between))
}

const mishSlope = (x: Tensor) => {
  const t = tanh(softplus(x))
  return add(t, mul(mul(x, sigmoid(x)), sub(1, square(t))))
}

/** The root of squareplus: √(x² + b), with b = 4. */
const root = (x: Tensor) => sqrt(add(square(x), 4))

/** Klambauer et al. 2017 (selu), Misra 2019 (mish), Barron 2021 (squareplus); the others by their names. */
export const plain: Record<PlainFunction, ActivationFunction> = {
  linear: {
    fused: { activation: 'linear' },
    apply: (x) => x,
    reads: 'output',
    back: (gradient) => gradient,
  },
  sigmoid: { ...ofOutput(sigmoid, (y) => mul(y, sub(1, y))), fused: { activation: 'sigmoid' } },
  tanh: ofOutput(tanh, (y) => sub(1, square(y))),
  selu: ofOutput(selu, (y) => where(less(y, 0), add(y, SELU_SCALE * SELU_ALPHA), SELU_SCALE)),
  swish: ofInput(
    (x) => mul(x, sigmoid(x)),
    (x) => {
      const s = sigmoid(x)
      return mul(s, add(1, mul(x, sub(1, s))))
    },
  ),
  hardSwish: ofInput((x) => div(mul(x, relu6(add(x, 3))), 6), hardSwishSlope),
  mish: ofInput((x) => mul(x, tanh(softplus(x))), mishSlope),
  softplus: ofInput(softplus, sigmoid),
  softsign: ofInput(
    (x) => div(x, add(abs(x), 1)),
    (x) => reciprocal(square(add(abs(x), 1))),
  ),
  exponential: ofOutput(exp, (y) => y),
  logSigmoid: ofInput(
    (x) => neg(softplus(neg(x))),
    (x) => sigmoid(neg(x)),
  ),
  hardTanh: ofInput(
    (x) => clipByValue(x, -1, 1),
    (x) => within(x, -1, 1),
  ),
  tanhShrink: ofInput(
    (x) => sub(x, tanh(x)),
    (x) => square(tanh(x)),
  ),
  squareplus: ofInput(
    (x) => div(add(x, root(x)), 2),
    (x) => div(add(div(x, root(x)), 1), 2),
  ),
  absolute: ofInput(abs, sign),
  negative: ofOutput(neg, (y) => add(mul(y, 0), -1)),
  square: ofInput(square, (x) => mul(x, 2)),
  squareRoot: finite(ofOutput(sqrt, (y) => div(0.5, y))),
  reciprocalSquareRoot: finite(ofOutput(rsqrt, (y) => mul(mul(y, square(y)), -0.5))),
  reciprocal: finite(ofOutput(reciprocal, (y) => neg(square(y)))),
  logarithm: finite(ofInput(log, reciprocal)),
  erf: ofInput(erf, (x) => mul(exp(neg(square(x))), 2 / Math.sqrt(Math.PI))),
  sine: ofInput(sine, cosine),
  cosine: ofInput(cosine, (x) => neg(sine(x))),
  sign: ofInput(sign, (x) => mul(x, 0)),
}
