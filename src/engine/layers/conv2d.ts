import type { LayerReader } from './plannedLayer.ts'
import { demand, readActivation, readCount, readGrid, readMapShape, readPair } from './settings.ts'

/** Keras' Conv2D. [height, width, channels] to [height', width', filters]. */
export const conv2d: LayerReader = (spec, inputShape) => {
  const [height, width, channels] = readMapShape(spec, inputShape)
  const filters = readCount(spec, 'filters')
  const size = readPair(spec, 'kernel_size')
  const dilation = readPair(spec, 'dilation_rate')
  demand((spec.config.groups ?? 1) === 1, spec, 'layerInGroups')
  demand(dilation[0] === 1 && dilation[1] === 1, spec, 'layerDilated')
  const grid = readGrid(spec, [height, width], size, readPair(spec, 'strides'), 'kernel')
  const useBias = spec.config.use_bias !== false
  return {
    outputShape: [grid.rows.cells, grid.columns.cells, filters],
    weightShapes: { kernel: [...size, channels, filters], ...(useBias && { bias: [filters] }) },
    operation: { kind: 'conv2d', activation: readActivation(spec), useBias, ...grid },
  }
}
