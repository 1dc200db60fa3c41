import { maxPool, type Tensor4D } from '@tensorflow/tfjs-core'
import { maxPoolGradient } from '../maxPoolGradient.ts'
import { demand, type LayerFactory, readPadding, readPair, readPlanes } from './layer.ts'

/** Keras' MaxPooling2D. [1, height, width, channels] to [1, height', width', channels]. */
export const maxPooling2d: LayerFactory = (spec, inputShape) => {
  const [height, width, channels] = readPlanes(spec, inputShape)
  const size = readPair(spec, 'pool_size')
  const strides = spec.config.strides == null ? size : readPair(spec, 'strides')
  const padding = readPadding(spec)
  const rows = padding.along(height, size[0], strides[0])
  const columns = padding.along(width, size[1], strides[1])
  demand(rows.cells > 0 && columns.cells > 0, spec, 'gets a picture that is smaller than its window')

  return {
    outputShape: [rows.cells, columns.cells, channels],
    weightShapes: {},
    forward: (input) => maxPool(input as Tensor4D, size, strides, padding.name),
    backward: (gradient, { input, output }) =>
      maxPoolGradient(gradient as Tensor4D, input as Tensor4D, output as Tensor4D, { size, strides, rows, columns }),
  }
}
