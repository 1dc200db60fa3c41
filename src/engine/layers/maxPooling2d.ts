import type { LayerReader } from './plannedLayer.ts'
import { readGrid, readMapShape, readPair } from './settings.ts'

/** Keras' MaxPooling2D. [height, width, channels] to [height', width', channels]. */
export const maxPooling2d: LayerReader = (spec, inputShape) => {
  const [height, width, channels] = readMapShape(spec, inputShape)
  const size = readPair(spec, 'pool_size')
  const strides = spec.config.strides == null ? size : readPair(spec, 'strides')
  const grid = readGrid(spec, [height, width], size, strides, 'window')
  return {
    outputShape: [grid.rows.cells, grid.columns.cells, channels],
    weightShapes: {},
    operation: { kind: 'maxPooling2d', ...grid },
  }
}
