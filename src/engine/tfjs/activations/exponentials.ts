import {
  add,
  div,
  erf,
  exp,
  expm1,
  greater,
  minimum,
  mul,
  elu as plainElu,
  square,
  sub,
  type Tensor,
  tanh,
  where,
} from '@tensorflow/tfjs-core'
import { type ActivationFunction, ofInput, ofOutput } from './activationFunction.ts'

/** x for x > 0, else alpha · (exp(x) − 1). */
export function elu(alpha: number): ActivationFunction {
  if (alpha === 1) return { ...ofOutput(plainElu, (y) => add(minimum(y, 0), 1)), fused: { activation: 'elu' } }
  return ofInput(
    (x) => where(greater(x, 0), x, mul(expm1(minimum(x, 0)), alpha)),
    (x) => where(greater(x, 0), 1, mul(exp(minimum(x, 0)), alpha)),
  )
}

/** x for x > 0, else alpha · (exp(x / alpha) − 1). Barron 2017. */
export const celu = (alpha: number): ActivationFunction =>
  ofInput(
    (x) => where(greater(x, 0), x, mul(expm1(div(minimum(x, 0), alpha)), alpha)),
    (x) => exp(div(minimum(x, 0), alpha)),
  )

/** The normal distribution's cumulative function. */
const phi = (x: Tensor) => mul(add(erf(mul(x, Math.SQRT1_2)), 1), 0.5)

/** Hendrycks and Gimpel 2016: x · Φ(x). */
export const gelu = ofInput(
  (x) => mul(x, phi(x)),
  (x) => add(phi(x), mul(x, mul(exp(mul(square(x), -0.5)), 1 / Math.sqrt(2 * Math.PI)))),
)

const ROOT = Math.sqrt(2 / Math.PI)
const CUBIC = 0.044715

const tanhOf = (x: Tensor) => tanh(mul(mul(x, add(mul(square(x), CUBIC), 1)), ROOT))

/** Its approximation there by tanh. */
export const tanhGelu = ofInput(
  (x) => mul(mul(x, 0.5), add(tanhOf(x), 1)),
  (x) => {
    const t = tanhOf(x)
    const inner = mul(add(mul(square(x), 3 * CUBIC), 1), ROOT)
    return mul(add(add(t, 1), mul(mul(x, sub(1, square(t))), inner)), 0.5)
  },
)
