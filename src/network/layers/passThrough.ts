import type { LayerFactory } from './layer.ts'

/** Keras' InputLayer and Dropout, which do nothing to a picture that is looked at. */
export const passThrough: LayerFactory = (_, inputShape) => ({
  outputShape: inputShape,
  weightShapes: {},
  forward: (input) => input.clone(),
  backward: (gradient) => gradient.clone(),
})
