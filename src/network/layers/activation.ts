import { mul } from '@tensorflow/tfjs-core'
import { activations } from '../activations.ts'
import { demand, type LayerFactory } from './layer.ts'

/** Keras' Activation and ReLU: a function on each value. */
export const activation: LayerFactory = (spec, inputShape) => {
  const name = spec.className === 'ReLU' ? 'relu' : spec.config.activation
  const limited = ['max_value', 'negative_slope', 'threshold'].some((key) => (spec.config[key] ?? 0) !== 0)
  demand(spec.className !== 'ReLU' || !limited, spec, 'is a ReLU with a limit, a slope or a threshold')
  const fn = activations.get(name)
  demand(fn !== undefined, spec, `is the activation ${JSON.stringify(name)}`)
  return {
    outputShape: inputShape,
    weightShapes: {},
    // A clone, because a layer's output is disposed of on its own.
    forward: (input) => fn.apply(input.clone()),
    backward: (gradient, { output }) => mul(gradient, fn.derivative(output)),
  }
}
