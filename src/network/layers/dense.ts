import { fused, mul, type Tensor2D, zeros } from '@tensorflow/tfjs-core'
import { activations } from '../activations.ts'
import { demand, type LayerFactory, readCount } from './layer.ts'

/** Keras' Dense. [1, values] to [1, units]. */
export const dense: LayerFactory = (spec, inputShape) => {
  demand(inputShape.length === 1, spec, 'wants a list of values and gets a picture')
  const [values] = inputShape as [number]
  const units = readCount(spec, 'units')
  const activation = activations.get(spec.config.activation ?? 'linear')
  demand(activation !== undefined, spec, `has the activation ${JSON.stringify(spec.config.activation)}`)
  const useBias = spec.config.use_bias !== false

  return {
    outputShape: [units],
    weightShapes: { kernel: [values, units], ...(useBias && { bias: [units] }) },
    forward(input, { kernel, bias }) {
      // Always fused with a bias: without one, TF.js' WebGL writes out the product of vector and matrix, as large as the weights.
      const sum = fused.matMul({ a: input as Tensor2D, b: kernel as Tensor2D, bias: bias ?? zeros([units]) })
      return activation.apply(sum)
    },
    backward(gradient, { output }, { kernel }) {
      const atSum = mul(gradient, activation.derivative(output)) as Tensor2D
      return fused.matMul({ a: atSum, b: kernel as Tensor2D, transposeB: true, bias: zeros([values]) })
    },
  }
}
