import type { LayerReader } from './plannedLayer.ts'

/** Keras' InputLayer and Dropout, which do nothing to a picture that is looked at. */
export const passThrough: LayerReader = (_, inputShape) => ({
  outputShape: inputShape,
  weightShapes: {},
  operation: { kind: 'passThrough' },
})
