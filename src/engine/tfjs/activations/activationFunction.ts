import { mul, type Tensor } from '@tensorflow/tfjs-core'

/** How TF.js' fused ops call a function. */
export interface Fused {
  activation: 'linear' | 'relu' | 'relu6' | 'elu' | 'leakyrelu' | 'sigmoid'
  leakyreluAlpha?: number
}

/** An activation in TF.js ops. Tensors have a leading batch. */
export interface ActivationFunction {
  /** Set if TF.js' fused ops have the function. */
  fused?: Fused
  /** May return its argument. */
  apply(x: Tensor): Tensor
  /** What the way back reads: the input of the function, or its output. */
  reads: 'input' | 'output'
  /** The gradient with respect to the input, from that of the output. May return its argument. */
  back(gradient: Tensor, read: Tensor): Tensor
}

type OfOneValue = (x: Tensor) => Tensor

/** A function of each value, with its derivative as a function of that value. */
export const ofInput = (apply: OfOneValue, slope: OfOneValue): ActivationFunction => ({
  apply,
  reads: 'input',
  back: (gradient, x) => mul(gradient, slope(x)),
})

/** A function of each value, with its derivative as a function of the function's value. */
export const ofOutput = (apply: OfOneValue, slope: OfOneValue): ActivationFunction => ({
  apply,
  reads: 'output',
  back: (gradient, y) => mul(gradient, slope(y)),
})
