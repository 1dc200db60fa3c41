import type { LayerReader } from './plannedLayer.ts'
import { demand, readActivation } from './settings.ts'

/** Keras' Activation and ReLU: a function on each value. */
export const activation: LayerReader = (spec, inputShape) => {
  const limited = ['max_value', 'negative_slope', 'threshold'].some((key) => (spec.config[key] ?? 0) !== 0)
  demand(spec.className !== 'ReLU' || !limited, spec, 'layerReluLimited')
  const activation = readActivation(spec, spec.className === 'ReLU' ? 'relu' : spec.config.activation)
  return { outputShape: inputShape, weightShapes: {}, operation: { kind: 'activation', activation } }
}
