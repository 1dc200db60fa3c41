import type { Activation, PlainFunction } from '../../graph/operations.ts'
import { isObject, type JsonObject, own } from '../../json.ts'

/** The major version of Keras that wrote a file: the same names mean other things. TensorFlow.js follows Keras 2. */
export type Generation = 1 | 2 | 3

/** Names of functions without settings, in Keras and in TensorFlow. */
const plain: ReadonlyMap<string, PlainFunction> = new Map([
  ['linear', 'linear'],
  ['sigmoid', 'sigmoid'],
  ['tanh', 'tanh'],
  ['selu', 'selu'],
  ['swish', 'swish'],
  ['silu', 'swish'],
  ['hard_swish', 'hardSwish'],
  ['hard_silu', 'hardSwish'],
  ['mish', 'mish'],
  ['softplus', 'softplus'],
  ['softsign', 'softsign'],
  ['exponential', 'exponential'],
  ['log_sigmoid', 'logSigmoid'],
  ['hard_tanh', 'hardTanh'],
  ['tanh_shrink', 'tanhShrink'],
  ['squareplus', 'squareplus'],
])

/** With the settings that they have where only their name is given. */
const withDefaults: ReadonlyMap<string, Activation> = new Map<string, Activation>([
  ['relu', { id: 'relu' }],
  ['relu6', { id: 'relu', max: 6 }],
  ['leaky_relu', { id: 'relu', slope: 0.2 }],
  ['elu', { id: 'elu', alpha: 1 }],
  ['celu', { id: 'celu', alpha: 1 }],
  ['gelu', { id: 'gelu', approximate: false }],
  ['soft_shrink', { id: 'softShrink', lambda: 0.5 }],
  ['hard_shrink', { id: 'hardShrink', lambda: 0.5 }],
  ['softmax', { id: 'softmax', axis: -1 }],
  ['log_softmax', { id: 'logSoftmax', axis: -1 }],
  // clip((x + 1) / 2, 0, 1).
  ['sparse_sigmoid', { id: 'hardSigmoid', slope: 0.5 }],
])

/** The slope of hard_sigmoid: clip(0.2 · x + 0.5) until Keras 2, relu6(x + 3) / 6 in Keras 3. */
const hardSigmoidSlope = (generation: Generation) => (generation === 3 ? 1 / 6 : 0.2)

/**
 * The activation of a setting: a name, or a layer as an object. Undefined if it is unknown. TensorFlow.js writes some
 * names in camel case.
 */
export function readActivation(value: unknown, generation: Generation): Activation | undefined {
  if (value === undefined || value === null) return { id: 'linear' }
  if (typeof value === 'string') {
    const name = value.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()
    if (name === 'hard_sigmoid') return { id: 'hardSigmoid', slope: hardSigmoidSlope(generation) }
    const id = plain.get(name)
    return id ? { id } : withDefaults.get(name)
  }
  if (!isObject(value)) return undefined
  const config = own(value, 'config')
  if (typeof config === 'string') return readActivation(config, generation)
  const className = own(value, 'class_name')
  return typeof className === 'string' && isObject(config) ? ofLayer(className, config, generation) : undefined
}

/** Layers that are activations, with their settings, also where one is the activation of another layer. */
export function ofLayer(className: string, config: JsonObject, generation: Generation): Activation | undefined {
  const number = (otherwise: number | undefined, ...names: string[]): number | undefined => {
    const value = names.map((name) => own(config, name)).find((one) => one !== undefined && one !== null)
    const first = toScalar(value)
    return first ?? otherwise
  }
  if (className === 'ReLU') {
    const max = number(undefined, 'max_value')
    return {
      id: 'relu',
      ...(max !== undefined && { max }),
      slope: number(0, 'negative_slope') as number,
      threshold: number(0, 'threshold') as number,
    }
  }
  if (className === 'LeakyReLU') return { id: 'relu', slope: number(0.3, 'negative_slope', 'alpha') as number }
  if (className === 'ThresholdedReLU') return { id: 'relu', threshold: number(1, 'theta') as number }
  if (className === 'ELU') return { id: 'elu', alpha: number(1, 'alpha') as number }
  if (className === 'Softmax') {
    const axis = own(config, 'axis') ?? -1
    const one: unknown = Array.isArray(axis) && axis.length === 1 ? axis[0] : axis
    return Number.isInteger(one) ? { id: 'softmax', axis: one as number } : undefined
  }
  if (className === 'Activation') return readActivation(own(config, 'activation'), generation)
  return undefined
}

/** A number; Keras 2 writes some as `{ class_name: '__numpy__' … }` or in a list. */
function toScalar(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (Array.isArray(value) && value.length === 1) return toScalar(value[0])
  return isObject(value) ? toScalar(own(value, 'value') ?? own(value, 'config')) : undefined
}
