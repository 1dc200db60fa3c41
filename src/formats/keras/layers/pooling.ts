import type { LayerCall, LayerReader, LayerReaders } from '../layerCall.ts'
import { paddingOf } from './convolutions.ts'

const pooling =
  (mode: 'max' | 'average'): LayerReader =>
  (call) => {
    const size = call.settings.pair('pool_size', [2, 2])
    const strides = call.settings.pair('strides', size)
    // TensorFlow's averages do not count padding.
    const operation = {
      kind: 'pooling2d',
      mode,
      countsPadding: false,
      size,
      strides,
      padding: paddingOf(call),
    } as const
    return call.emit(operation, { inputs: [call.picture], rank: 3 })
  }

const global =
  (reduction: 'mean' | 'max'): LayerReader =>
  (call: LayerCall) => {
    const keepDimensions = call.settings.boolean('keepdims', false)
    return call.emit(
      { kind: 'reduce', function: reduction, axes: [0, 1], keepDimensions },
      { inputs: [call.picture], rank: keepDimensions ? 3 : 1 },
    )
  }

/** Layers that pool. */
export const pools: LayerReaders = {
  MaxPooling2D: pooling('max'),
  MaxPool2D: pooling('max'),
  AveragePooling2D: pooling('average'),
  AvgPool2D: pooling('average'),
  GlobalAveragePooling2D: global('mean'),
  GlobalAvgPool2D: global('mean'),
  GlobalMaxPooling2D: global('max'),
  GlobalMaxPool2D: global('max'),
}
