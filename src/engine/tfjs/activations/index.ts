import { relu as keepPositive } from '@tensorflow/tfjs-core'
import type { Activation } from '../../../graph/operations.ts'
import type { ActivationFunction } from './activationFunction.ts'
import { clip, hardShrink, hardSigmoid, softShrink } from './clipped.ts'
import { celu, elu, gelu, tanhGelu } from './exponentials.ts'
import { plain } from './plain.ts'
import { relu } from './relu.ts'
import { logSoftmax, softmax } from './softmax.ts'

export type { ActivationFunction } from './activationFunction.ts'

/** An activation in TF.js ops. */
export function functionOf(activation: Activation): ActivationFunction {
  switch (activation.id) {
    case 'relu':
      return relu(activation)
    case 'elu':
      return elu(activation.alpha)
    case 'celu':
      return celu(activation.alpha)
    case 'gelu':
      return activation.approximate ? tanhGelu : gelu
    case 'hardSigmoid':
      return hardSigmoid(activation.slope)
    case 'clip':
      return clip(activation.min, activation.max)
    case 'softShrink':
      return softShrink(activation.lambda)
    case 'hardShrink':
      return hardShrink(activation.lambda)
    case 'softmax':
      return softmax(activation.axis)
    case 'logSoftmax':
      return logSoftmax(activation.axis)
    default:
      return plain[activation.id]
  }
}

/** The way back through an activation by guided backpropagation, where that differs. */
export function guided(activation: Activation): ActivationFunction {
  const made = functionOf(activation)
  if (activation.id !== 'relu') return made
  return { ...made, back: (gradient, read) => made.back(keepPositive(gradient), read) }
}
