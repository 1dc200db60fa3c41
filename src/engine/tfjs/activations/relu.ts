import {
  cast,
  fill,
  greater,
  greaterEqual,
  leakyRelu,
  less,
  minimum,
  mul,
  relu as plainRelu,
  relu6,
  step,
  sub,
  type Tensor,
  where,
} from '@tensorflow/tfjs-core'
import type { Activation } from '../../../graph/operations.ts'
import type { ActivationFunction, Fused } from './activationFunction.ts'

type Settings = Omit<Extract<Activation, { id: 'relu' }>, 'id'>

/** ReLU and its relatives: with a maximum, a slope below the threshold, or a threshold. At kinks as in TensorFlow. */
export function relu({ max = Number.POSITIVE_INFINITY, slope = 0, threshold = 0 }: Settings): ActivationFunction {
  const fused = nameOf(max, slope, threshold)
  return {
    ...(fused && { fused }),
    apply(x) {
      if (threshold !== 0) return withThreshold(x, max, slope, threshold)
      if (slope !== 0) return max < Number.POSITIVE_INFINITY ? minimum(leakyRelu(x, slope), max) : leakyRelu(x, slope)
      if (max === 6) return relu6(x)
      return max < Number.POSITIVE_INFINITY ? minimum(plainRelu(x), max) : plainRelu(x)
    },
    // Where nothing folds back, output and input are on the same side of each border.
    reads: slope >= 0 && threshold >= 0 ? 'output' : 'input',
    back(gradient, read) {
      const passed = mul(gradient, step(threshold === 0 ? read : sub(read, threshold), slope))
      return max < Number.POSITIVE_INFINITY ? mul(passed, cast(less(read, max), 'float32')) : passed
    },
  }
}

function nameOf(max: number, slope: number, threshold: number): Fused | undefined {
  if (threshold !== 0) return undefined
  if (max === Number.POSITIVE_INFINITY) {
    return slope === 0 ? { activation: 'relu' } : { activation: 'leakyrelu', leakyreluAlpha: slope }
  }
  return max === 6 && slope === 0 ? { activation: 'relu6' } : undefined
}

function withThreshold(x: Tensor, max: number, slope: number, threshold: number): Tensor {
  const below = where(greater(x, threshold), x, mul(sub(x, threshold), slope))
  return max < Number.POSITIVE_INFINITY ? where(greaterEqual(x, max), fill(x.shape, max), below) : below
}
