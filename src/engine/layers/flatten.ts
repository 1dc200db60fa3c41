import { valueCount } from '../../model/package/manifest.ts'
import type { LayerReader } from './plannedLayer.ts'
import { demand } from './settings.ts'

/** Keras' Flatten: [height, width, channels] to [values], the channels of a cell side by side. */
export const flatten: LayerReader = (spec, inputShape) => {
  demand((spec.config.data_format ?? 'channels_last') === 'channels_last', spec, 'layerChannelsFirst')
  return { outputShape: [valueCount(inputShape)], weightShapes: {}, operation: { kind: 'flatten' } }
}
