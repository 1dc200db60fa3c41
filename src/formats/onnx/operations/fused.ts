import type { OpCall, OpReader } from '../opCall.ts'
import { absent, type Sound, type Value } from '../values.ts'

// Several operators that onnxruntime makes one of (com.microsoft), when it or its tools save what they optimised:
// github.com/microsoft/onnxruntime, docs/ContribOperators.md.

const optional = (call: OpCall, index: number): Value => (call.has(index) ? call.input(index) : absent)

/** The function behind a fused product, by its name and numbers. */
async function activated(call: OpCall, value: Sound, numbers: readonly (number | undefined)[]): Promise<Sound> {
  const op = call.text('activation', '')
  const [first, second] = numbers
  const given = (names: readonly [string, string?]) => ({
    ...(first !== undefined && { [names[0]]: first }),
    ...(second !== undefined && names[1] && { [names[1]]: second }),
  })
  if (op === '') return value
  if (op === 'Relu' || op === 'Sigmoid' || op === 'Tanh' || op === 'Softplus' || op === 'HardSwish') {
    return call.step(op, [value])
  }
  if (op === 'LeakyRelu' || op === 'Elu' || op === 'ThresholdedRelu') return call.step(op, [value], given(['alpha']))
  if (op === 'HardSigmoid') return call.step(op, [value], given(['alpha', 'beta']))
  if (op === 'Clip') {
    const above = await call.step('Max', [value, single(first ?? -3.4e38)])
    return call.step('Min', [above, single(second ?? 3.4e38)])
  }
  return call.unfit('activation', op)
}

const single = (value: number): Sound => ({
  ...{ kind: 'constant', dims: [], isInteger: false, values: [Float32Array.of(value)] },
})

/** A convolution, a sum with another tensor, and a function of each value. */
const fusedConv: OpReader = async (call) => {
  const given = [call.input(0), call.input(1), ...(call.has(2) ? [call.input(2)] : [])]
  const inputs = given.map((_, at) => call.node.inputs[at] ?? '')
  const conv = await call.as({ op: 'Conv', domain: '', inputs }, given)
  const sum = call.has(3) ? await call.step('Add', [conv, call.input(3)]) : conv
  return activated(call, sum, call.attribute('activation_params')?.floats ?? [])
}

const fusedGemm: OpReader = async (call) => {
  const given = [call.input(0), call.input(1), ...(call.has(2) ? [call.input(2)] : [])]
  const inputs = given.map((_, at) => call.node.inputs[at] ?? '')
  const result = await call.as({ op: 'Gemm', domain: '', inputs }, given)
  const number = (name: string) => call.attribute(name)?.float
  return activated(call, result, [number('activation_alpha'), number('activation_beta')])
}

/** A GELU of a sum: exact, or by tanh. */
const biasGelu =
  (approximate: 'none' | 'tanh'): OpReader =>
  async (call) => {
    const sum = call.has(1) ? await call.step('Add', [call.input(0), call.input(1)]) : call.input(0)
    return call.step('Gelu', [sum], { approximate })
  }

/** x · sigmoid(alpha · x). */
const quickGelu: OpReader = async (call) => {
  const alpha = call.float('alpha', 1.702)
  const input = call.maybeFlat(0)
  if (alpha === 1) return call.activate(input, { id: 'swish' })
  const scaled = await call.step('Mul', [input, single(alpha)])
  return call.step('Mul', [input, await call.step('Sigmoid', [scaled])])
}

/** A LayerNormalization of the sum of two tensors and a bias; the sum is another output. */
const skipLayerNorm: OpReader = async (call) => {
  const plain = await call.step('Add', [call.input(0), call.input(1)])
  const sum = call.has(4) ? await call.step('Add', [plain, call.input(4)]) : plain
  const settings = { axis: -1, epsilon: call.float('epsilon', 1e-12) }
  const normed = await call.step('LayerNormalization', [sum, call.input(2), optional(call, 3)], settings)
  return [normed, absent, absent, sum]
}

export const fused: readonly [string, OpReader][] = [
  ['FusedConv', fusedConv],
  ['FusedGemm', fusedGemm],
  ['BiasGelu', biasGelu('none')],
  ['FastGelu', biasGelu('tanh')],
  ['QuickGelu', quickGelu],
  ['SkipLayerNormalization', skipLayerNorm],
]
