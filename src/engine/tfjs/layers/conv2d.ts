import { conv2dTranspose, fused, mul, type Tensor4D } from '@tensorflow/tfjs-core'
import type { OperationOf } from '../../layers/plannedLayer.ts'
import { activations } from '../activations.ts'
import type { MakeRunner } from './runner.ts'

export const conv2d: MakeRunner<OperationOf<'conv2d'>> = ({ inputShape, operation }) => {
  const [height, width, channels] = inputShape as [number, number, number]
  const { padding } = operation
  const strides: [number, number] = [...operation.strides]
  const activation = activations[operation.activation]
  const isRelu = operation.activation === 'relu'
  return {
    forward(input, { kernel, bias }) {
      const output = fused.conv2d({
        x: input as Tensor4D,
        filter: kernel?.[0] as Tensor4D,
        strides,
        pad: padding,
        activation: isRelu ? 'relu' : 'linear',
        ...(bias?.[0] && { bias: bias[0] }),
      })
      return isRelu ? output : activation.apply(output)
    },
    backward(gradient, { output }, { kernel }) {
      const atSum = mul(gradient, activation.derivative(output)) as Tensor4D
      return conv2dTranspose(atSum, kernel?.[0] as Tensor4D, [1, height, width, channels], strides, padding)
    },
  }
}
