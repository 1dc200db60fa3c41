import type { Activation, PlainFunction } from '../../graph/operations.ts'
import { erf, erfSlope } from './erf.ts'
import { relu, type ScalarFunction } from './relu.ts'

/** Activations that look at one value at a time. */
export type ScalarActivation = Exclude<Activation, { id: 'softmax' | 'logSoftmax' }>

const SELU_SCALE = 1.0507009873554805
const SELU_ALPHA = 1.6732632423543772

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))
const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))

const ofInput = (value: (x: number) => number, slope: (x: number, y: number) => number): ScalarFunction => ({
  value,
  slope,
  fromOutput: false,
})

const ofOutput = (value: (x: number) => number, slope: (y: number) => number): ScalarFunction => ({
  value,
  slope: (_, y) => slope(y),
  fromOutput: true,
})

/** Klambauer et al. 2017 (selu), Misra 2019 (mish), Barron 2021 (squareplus, b = 4); the others by their names. */
const plain: Record<PlainFunction, ScalarFunction> = {
  linear: ofOutput(
    (x) => x,
    () => 1,
  ),
  sigmoid: ofOutput(sigmoid, (y) => y * (1 - y)),
  tanh: ofOutput(Math.tanh, (y) => 1 - y * y),
  selu: ofOutput(
    (x) => SELU_SCALE * (x > 0 ? x : SELU_ALPHA * Math.expm1(x)),
    (y) => (y < 0 ? y + SELU_SCALE * SELU_ALPHA : SELU_SCALE),
  ),
  swish: ofInput(
    (x) => x * sigmoid(x),
    (x, y) => y + sigmoid(x) * (1 - y),
  ),
  hardSwish: ofInput(
    (x) => (x * Math.min(Math.max(x + 3, 0), 6)) / 6,
    (x) => (x <= -3 ? 0 : x >= 3 ? 1 : (2 * x + 3) / 6),
  ),
  mish: ofInput(
    (x) => x * Math.tanh(softplus(x)),
    (x) => {
      const t = Math.tanh(softplus(x))
      return t + x * (1 - t * t) * sigmoid(x)
    },
  ),
  softplus: ofInput(softplus, sigmoid),
  softsign: ofInput(
    (x) => x / (1 + Math.abs(x)),
    (x) => 1 / (1 + Math.abs(x)) ** 2,
  ),
  exponential: ofOutput(Math.exp, (y) => y),
  logSigmoid: ofInput(
    (x) => -softplus(-x),
    (x) => sigmoid(-x),
  ),
  hardTanh: ofInput(
    (x) => Math.min(Math.max(x, -1), 1),
    (x) => (x >= -1 && x <= 1 ? 1 : 0),
  ),
  tanhShrink: ofInput(
    (x) => x - Math.tanh(x),
    (x) => Math.tanh(x) ** 2,
  ),
  squareplus: ofInput(
    (x) => (x + Math.sqrt(x * x + 4)) / 2,
    (x) => (1 + x / Math.sqrt(x * x + 4)) / 2,
  ),
  absolute: ofInput(Math.abs, Math.sign),
  negative: ofOutput(
    (x) => -x,
    () => -1,
  ),
  square: ofInput(
    (x) => x * x,
    (x) => 2 * x,
  ),
  squareRoot: ofOutput(Math.sqrt, (y) => 0.5 / y),
  reciprocalSquareRoot: ofOutput(
    (x) => 1 / Math.sqrt(x),
    (y) => -0.5 * y ** 3,
  ),
  reciprocal: ofOutput(
    (x) => 1 / x,
    (y) => -y * y,
  ),
  logarithm: ofInput(Math.log, (x) => 1 / x),
  erf: ofInput(erf, erfSlope),
  sine: ofInput(Math.sin, Math.cos),
  cosine: ofInput(Math.cos, (x) => -Math.sin(x)),
  sign: ofInput(Math.sign, () => 0),
}

/** An activation as a function of one value. */
export function functionOf(activation: ScalarActivation): ScalarFunction {
  switch (activation.id) {
    case 'relu':
      return relu(activation)
    case 'elu': {
      const { alpha } = activation
      return ofInput(
        (x) => (x > 0 ? x : alpha * Math.expm1(x)),
        (x) => (x > 0 ? 1 : alpha * Math.exp(x)),
      )
    }
    case 'celu': {
      const { alpha } = activation
      return ofInput(
        (x) => (x > 0 ? x : alpha * Math.expm1(x / alpha)),
        (x) => (x > 0 ? 1 : Math.exp(x / alpha)),
      )
    }
    case 'gelu':
      return activation.approximate ? tanhGelu : gelu
    case 'hardSigmoid': {
      const { slope } = activation
      return ofInput(
        (x) => Math.min(Math.max(slope * x + 0.5, 0), 1),
        (x) => (Math.abs(slope * x) <= 0.5 ? slope : 0),
      )
    }
    case 'clip': {
      const { min, max } = activation
      return ofInput(
        (x) => Math.min(Math.max(x, min), max),
        (x) => (x >= min && x <= max ? 1 : 0),
      )
    }
    case 'softShrink': {
      const { lambda } = activation
      return ofInput(
        (x) => (x > lambda ? x - lambda : x < -lambda ? x + lambda : 0),
        (x) => (Math.abs(x) > lambda ? 1 : 0),
      )
    }
    case 'hardShrink': {
      const { lambda } = activation
      return ofInput(
        (x) => (Math.abs(x) > lambda ? x : 0),
        (x) => (Math.abs(x) > lambda ? 1 : 0),
      )
    }
    default:
      return plain[activation.id]
  }
}

const ROOT_2_PI = Math.sqrt(2 * Math.PI)

/** Φ(x), given x · Φ(x); near zero by its series. */
const ofNormal = (x: number, y: number) =>
  Math.abs(x) > 0.01 ? y / x : 0.5 + (x * (1 - x * x * (1 / 6 - (x * x) / 40))) / ROOT_2_PI

/** Hendrycks and Gimpel 2016, "Gaussian Error Linear Units": x · Φ(x). */
const gelu = ofInput(
  (x) => 0.5 * x * (1 + erf(x * Math.SQRT1_2)),
  (x, y) => ofNormal(x, y) + (x * Math.exp((-x * x) / 2)) / ROOT_2_PI,
)

/** Its approximation there by tanh. */
const tanhGelu = ofInput(
  (x) => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3))),
  (x) => {
    const t = Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * Math.sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * x * x)
  },
)
