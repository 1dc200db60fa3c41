import { ofLayer } from '../activations.ts'
import type { LayerCall, LayerReader, LayerReaders } from '../layerCall.ts'
import type { Value } from '../value.ts'
import { Composition } from './composed.ts'

/** Adds an activation that the layer's class and settings name. */
const asLayer =
  (className: string, settings: readonly string[]): LayerReader =>
  (call) => {
    const config = Object.fromEntries(settings.map((name) => [name, call.settings.get(name)]))
    const activation = ofLayer(className, config, call.generation) ?? { id: 'linear' }
    return call.emit({ kind: 'activation', activation }, { inputs: [call.input] })
  }

/** Over an axis of the author's. */
export function overAxis(call: LayerCall, id: 'softmax' | 'logSoftmax', axis: number): Value {
  const { input } = call
  return call.emit({ kind: 'activation', activation: { id, axis: call.axisOf(input, axis) } }, { inputs: [input] })
}

const activation: LayerReader = (call) => {
  const found = call.activation()
  if (found.id === 'softmax' || found.id === 'logSoftmax') return overAxis(call, found.id, found.axis)
  return call.emit({ kind: 'activation', activation: found }, { inputs: [call.input] })
}

const softmax: LayerReader = (call) => {
  const [axis = -1, ...others] = call.settings.integers('axis') ?? [-1]
  return others.length > 0 ? overAxes(call, [axis, ...others]) : overAxis(call, 'softmax', axis)
}

/** exp(x − max) / Σ exp(x − max), over several axes. */
function overAxes(call: LayerCall, given: readonly number[]): Value {
  const make = new Composition(call)
  const { input } = call
  const axes = given.map((axis) => call.axisOf(input, axis)).toSorted((a, b) => a - b)
  const below = make.combine('subtract', input, make.reduce('max', input, axes, 'max'), 'below')
  const powers = make.apply('exponential', below, 'powers')
  return make.combine('divide', powers, make.reduce('sum', powers, axes, 'sum'))
}

/** The file's slopes have channels first like the input. */
const prelu: LayerReader = (call) => {
  const { input } = call
  const weights = call.weights({ alpha: ['alpha', 'alphas'] }, (shape) =>
    input.isTurned && shape.length === 3 ? [1, 2, 0] : undefined,
  )
  return call.emit({ kind: 'prelu' }, { inputs: [input], weights })
}

/** Layers that are activations. */
export const activations: LayerReaders = {
  Activation: activation,
  ReLU: asLayer('ReLU', ['max_value', 'negative_slope', 'threshold']),
  LeakyReLU: asLayer('LeakyReLU', ['negative_slope', 'alpha']),
  ThresholdedReLU: asLayer('ThresholdedReLU', ['theta']),
  ELU: asLayer('ELU', ['alpha']),
  Softmax: softmax,
  PReLU: prelu,
}
