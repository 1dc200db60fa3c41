import { reshape } from '@tensorflow/tfjs-core'
import { demand, type LayerFactory } from './layer.ts'

/** Keras' Flatten: [1, height, width, channels] to [1, values], the channels of a cell side by side. */
export const flatten: LayerFactory = (spec, inputShape) => {
  demand((spec.config.data_format ?? 'channels_last') === 'channels_last', spec, 'has its channels first')
  const values = inputShape.reduce((product, side) => product * side, 1)
  return {
    outputShape: [values],
    weightShapes: {},
    forward: (input) => reshape(input, [1, values]),
    backward: (gradient) => reshape(gradient, [1, ...inputShape]),
  }
}
