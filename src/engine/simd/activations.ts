import type { ActivationId } from '../layers/plannedLayer.ts'

/** An activation function, and its derivative as a function of its output. */
interface Activation {
  apply(x: number): number
  derivative(output: number): number
}

/** TensorFlow's definitions, by Keras' names. */
const activations: Record<ActivationId, Activation> = {
  linear: { apply: (x) => x, derivative: () => 1 },
  relu: { apply: (x) => Math.max(x, 0), derivative: (output) => (output > 0 ? 1 : 0) },
  sigmoid: { apply: (x) => 1 / (1 + Math.exp(-x)), derivative: (output) => output * (1 - output) },
  tanh: { apply: Math.tanh, derivative: (output) => 1 - output * output },
  elu: { apply: (x) => (x < 0 ? Math.expm1(x) : x), derivative: (output) => Math.min(output, 0) + 1 },
}

/** Applies an activation in place. */
export function activate(values: Float32Array, id: ActivationId): void {
  if (id === 'linear') return
  const { apply } = activations[id]
  for (let i = 0; i < values.length; i++) values[i] = apply(values[i] as number)
}

/** Propagates a gradient from an activation's output to its input. Returns a copy. */
export function backThroughActivation(
  gradient: Float32Array,
  output: Float32Array,
  id: ActivationId,
): Float32Array<ArrayBuffer> {
  const atInput = new Float32Array(gradient)
  if (id === 'linear') return atInput
  // Fast path: nearly all layers use ReLU, on millions of values.
  if (id === 'relu') {
    for (let i = 0; i < atInput.length; i++) if (!((output[i] as number) > 0)) atInput[i] = 0
    return atInput
  }
  const { derivative } = activations[id]
  for (let i = 0; i < atInput.length; i++) atInput[i] = (atInput[i] as number) * derivative(output[i] as number)
  return atInput
}
