import type { LayerReader } from './plannedLayer.ts'
import { demand, readActivation, readCount } from './settings.ts'

/** Keras' Dense. [values] to [units]. */
export const dense: LayerReader = (spec, inputShape) => {
  demand(inputShape.length === 1, spec, 'layerWantsValues')
  const [values] = inputShape as [number]
  const units = readCount(spec, 'units')
  const useBias = spec.config.use_bias !== false
  return {
    outputShape: [units],
    weightShapes: { kernel: [values, units], ...(useBias && { bias: [units] }) },
    operation: { kind: 'dense', activation: readActivation(spec), useBias },
  }
}
