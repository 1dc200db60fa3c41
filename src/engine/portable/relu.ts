import type { Activation } from '../../graph/operations.ts'
import { type Values, zerosLike } from './operation.ts'

/** A function of one value and its derivative. */
export interface ScalarFunction {
  value(x: number): number
  /** At x, where the function is y. At kinks as in TensorFlow. */
  slope(x: number, y: number): number
  /** Whether `slope` works from y alone. */
  fromOutput: boolean
}

/** The family of ReLU: with a bound, leaky, or from a threshold on. */
export function relu({
  max = Number.POSITIVE_INFINITY,
  slope = 0,
  threshold = 0,
}: Extract<Activation, { id: 'relu' }>): ScalarFunction {
  const derivative = (x: number) => (x >= max ? 0 : x > threshold ? 1 : slope)
  return {
    // Adding 0 makes 0 of −0.
    value: (x) => (x >= max ? max : x > threshold ? x : slope * (x - threshold) + 0),
    // Where nothing folds back, output and input are on the same side of each border.
    ...(slope >= 0 && threshold >= 0
      ? { slope: (_, y) => derivative(y), fromOutput: true }
      : { slope: derivative, fromOutput: false }),
  }
}

/** A function of each value. */
export function applyScalar({ value }: ScalarFunction, x: Values): Values {
  const y = zerosLike(x)
  for (let i = 0; i < x.length; i++) y[i] = value(x[i] as number)
  return y
}

/** The gradient with respect to x, given that of y; guided backpropagation drops what is negative. */
export function scalarBack(
  { slope }: ScalarFunction,
  gradient: Values,
  { x, y, isGuided }: { x: Values; y: Values; isGuided: boolean },
): Values {
  const back = zerosLike(gradient)
  for (let i = 0; i < back.length; i++) {
    const g = gradient[i] as number
    // A slope of infinity, such as that of a root at zero, must not turn a missing gradient into NaN.
    if (g === 0 || (isGuided && g < 0)) continue
    // Adding 0 makes 0 of −0.
    back[i] = g * slope(x[i] as number, y[i] as number) + 0
  }
  return back
}
