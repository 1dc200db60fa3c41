import {
  add,
  cast,
  div,
  equal,
  greater,
  greaterEqual,
  less,
  lessEqual,
  log,
  maximum,
  minimum,
  mul,
  neg,
  onesLike,
  pow,
  reciprocal,
  rsqrt,
  scalar,
  sqrt,
  square,
  sub,
  type Tensor,
  where,
  zerosLike,
} from '@tensorflow/tfjs-core'
import type { ArithmeticFunction } from '../../../graph/operations.ts'

/** A function of two tensors that broadcast, and its derivatives. */
export interface Binary {
  apply(a: Tensor, b: Tensor): Tensor
  /** The gradients with respect to both, in the shape of the result. */
  ofFirst(gradient: Tensor, a: Tensor, b: Tensor, result: Tensor): Tensor
  ofSecond(gradient: Tensor, a: Tensor, b: Tensor, result: Tensor): Tensor
  /** Whether the derivatives depend on the numbers. */
  reads: boolean
}

const where0 = (gradient: Tensor, otherwise: Tensor): Tensor =>
  // An infinite derivative must not turn a gradient of zero into NaN.
  where(equal(gradient, 0), zerosLike(gradient), otherwise)

/** x to the power of a number: graphics processors are exact at few. */
function raise(x: Tensor, exponent: number): Tensor {
  switch (exponent) {
    case 0:
      return onesLike(x)
    case 1:
      return x
    case 2:
      return square(x)
    case 3:
      return mul(square(x), x)
    case 0.5:
      return sqrt(x)
    case -0.5:
      return rsqrt(x)
    case -1:
      return reciprocal(x)
    default:
      return pow(x, scalar(exponent))
  }
}

/** The number that a tensor without sides holds. */
const numberIn = (x: Tensor): number | undefined => (x.rank === 0 ? x.dataSync()[0] : undefined)

function power(a: Tensor, b: Tensor): Tensor {
  const exponent = numberIn(b)
  return exponent === undefined ? pow(a, b) : raise(a, exponent)
}

/** d aᵇ / d a, where b is 0 too. */
function powerSlope(a: Tensor, b: Tensor): Tensor {
  const exponent = numberIn(b)
  if (exponent !== undefined) return mul(raise(a, exponent - 1), exponent)
  return where(equal(b, 0), 0, mul(pow(a, sub(b, 1)), b))
}

/** Equal values pass the gradient of a maximum or minimum to the first one, as in TensorFlow. */
export const binaries: Record<ArithmeticFunction, Binary> = {
  add: { apply: add, ofFirst: (g) => g, ofSecond: (g) => g, reads: false },
  subtract: { apply: sub, ofFirst: (g) => g, ofSecond: neg, reads: false },
  multiply: { apply: mul, ofFirst: (g, _, b) => mul(g, b), ofSecond: (g, a) => mul(g, a), reads: true },
  divide: {
    apply: div,
    ofFirst: (g, _, b) => where0(g, div(g, b)),
    ofSecond: (g, _, b, result) => where0(g, neg(div(mul(g, result), b))),
    reads: true,
  },
  maximum: {
    apply: maximum,
    ofFirst: (g, a, b) => mul(g, cast(greaterEqual(a, b), 'float32')),
    ofSecond: (g, a, b) => mul(g, cast(less(a, b), 'float32')),
    reads: true,
  },
  minimum: {
    apply: minimum,
    ofFirst: (g, a, b) => mul(g, cast(lessEqual(a, b), 'float32')),
    ofSecond: (g, a, b) => mul(g, cast(greater(a, b), 'float32')),
    reads: true,
  },
  power: {
    apply: power,
    ofFirst: (g, a, b) => where0(g, mul(g, powerSlope(a, b))),
    ofSecond(g, a, _, result) {
      const isPositive = greater(a, 0)
      // The logarithm of 1 is the one that is not used.
      return mul(g, mul(result, log(where(isPositive, a, 1))))
    },
    reads: true,
  },
}
