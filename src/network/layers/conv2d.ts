import { conv2dTranspose, fused, mul, type Tensor4D } from '@tensorflow/tfjs-core'
import { activations } from '../activations.ts'
import { demand, type LayerFactory, readCount, readPadding, readPair, readPlanes } from './layer.ts'

/** Keras' Conv2D. [1, height, width, channels] to [1, height', width', filters]. */
export const conv2d: LayerFactory = (spec, inputShape) => {
  const [height, width, channels] = readPlanes(spec, inputShape)
  const filters = readCount(spec, 'filters')
  const kernelSize = readPair(spec, 'kernel_size')
  const strides = readPair(spec, 'strides')
  const dilation = readPair(spec, 'dilation_rate')
  const padding = readPadding(spec)
  const activation = activations.get(spec.config.activation ?? 'linear')
  demand(activation !== undefined, spec, `has the activation ${JSON.stringify(spec.config.activation)}`)
  demand((spec.config.groups ?? 1) === 1, spec, 'has its channels in groups')
  demand(dilation[0] === 1 && dilation[1] === 1, spec, 'is dilated')
  const rows = padding.along(height, kernelSize[0], strides[0])
  const columns = padding.along(width, kernelSize[1], strides[1])
  demand(rows.cells > 0 && columns.cells > 0, spec, 'gets a picture that is smaller than its kernel')
  const useBias = spec.config.use_bias !== false
  const isRelu = spec.config.activation === 'relu'

  return {
    outputShape: [rows.cells, columns.cells, filters],
    weightShapes: { kernel: [...kernelSize, channels, filters], ...(useBias && { bias: [filters] }) },
    forward(input, { kernel, bias }) {
      const output = fused.conv2d({
        x: input as Tensor4D,
        filter: kernel?.[0] as Tensor4D,
        strides,
        pad: padding.name,
        activation: isRelu ? 'relu' : 'linear',
        ...(bias?.[0] && { bias: bias[0] }),
      })
      return isRelu ? output : activation.apply(output)
    },
    backward(gradient, { output }, { kernel }) {
      const atSum = mul(gradient, activation.derivative(output)) as Tensor4D
      return conv2dTranspose(atSum, kernel?.[0] as Tensor4D, [1, height, width, channels], strides, padding.name)
    },
  }
}
