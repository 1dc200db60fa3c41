import { HeatlensError } from '../errors/index.ts'
import type { LayerSpec } from '../model/package/topology.ts'

/** A layer in a file of weights alone: its name and the shapes of its weights. */
export interface LayerWeights {
  name: string
  kernel: readonly number[] | undefined
  bias: readonly number[] | undefined
}

/**
 * The topology of a network with VGG's layout and any widths, from the names and weights of its layers: stride-1
 * convolutions with same padding, 2 × 2 pools, ReLU everywhere, softmax at the end. The names of layers without weights
 * tell their type. Throws a `format` error if the weights do not fit this layout.
 */
export function vggLayout(stored: readonly LayerWeights[], inputSize: number): LayerSpec[] {
  const lastWithWeights = stored.findLast(({ kernel }) => kernel)?.name
  let side = inputSize
  let width = 3
  let flat = false
  const fits = (condition: boolean, { name }: LayerWeights) => {
    if (condition) return
    throw new HeatlensError('notVggLayout', { layer: name })
  }
  return stored.map((layer): LayerSpec => {
    const { name, kernel, bias } = layer
    const activation = name === lastWithWeights ? 'softmax' : 'relu'
    const spec = (className: string, config: Record<string, unknown>) => ({
      className,
      name,
      config: { name, ...config },
    })
    if (kernel?.length === 4) {
      const [height, wide, channels, filters] = kernel as [number, number, number, number]
      fits(!flat && channels === width && (bias === undefined || bias[0] === filters), layer)
      width = filters
      return spec('Conv2D', {
        filters,
        kernel_size: [height, wide],
        strides: [1, 1],
        padding: 'same',
        data_format: 'channels_last',
        activation,
        use_bias: bias !== undefined,
      })
    }
    if (kernel?.length === 2) {
      const [values, units] = kernel as [number, number]
      fits(flat && values === width && (bias === undefined || bias[0] === units), layer)
      width = units
      return spec('Dense', { units, activation, use_bias: bias !== undefined })
    }
    fits(kernel === undefined && bias === undefined, layer)
    if (/input/.test(name))
      return spec('InputLayer', { batch_input_shape: [null, inputSize, inputSize, 3], dtype: 'float32' })
    if (/pool/.test(name)) {
      fits(!flat && side >= 2, layer)
      side = Math.floor(side / 2)
      return spec('MaxPooling2D', {
        pool_size: [2, 2],
        strides: [2, 2],
        padding: 'valid',
        data_format: 'channels_last',
      })
    }
    if (/flatten/.test(name)) {
      flat = true
      width *= side * side
      return spec('Flatten', { data_format: 'channels_last' })
    }
    fits(/dropout/.test(name), layer)
    return spec('Dropout', { rate: 0.5 })
  })
}
