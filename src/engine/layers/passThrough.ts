import type { LayerReader } from './plannedLayer.ts'

/** Keras' InputLayer and Dropout: the identity at inference. */
export const passThrough: LayerReader = (_, inputShape) => ({
  outputShape: inputShape,
  weightShapes: {},
  operation: { kind: 'passThrough' },
})
