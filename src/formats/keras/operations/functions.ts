import type { Activation, PlainFunction } from '../../../graph/operations.ts'
import type { LayerCall, LayerReader } from '../layerCall.ts'
import { overAxis } from '../layers/activations.ts'

/** Functions of one value without settings, by Keras 3's class and by TensorFlow's name in Keras 2. */
const plain: readonly [PlainFunction, ...names: string[]][] = [
  ['absolute', 'Absolute', 'Abs', 'math.abs'],
  ['negative', 'Negative', 'math.negative', '__operators__.neg'],
  ['square', 'Square', 'math.square'],
  ['squareRoot', 'Sqrt', 'math.sqrt'],
  ['reciprocalSquareRoot', 'Rsqrt', 'math.rsqrt'],
  ['reciprocal', 'Reciprocal', 'math.reciprocal'],
  ['logarithm', 'Log', 'math.log'],
  ['exponential', 'Exp', 'math.exp'],
  ['erf', 'Erf', 'math.erf'],
  ['sine', 'Sin', 'math.sin'],
  ['cosine', 'Cos', 'math.cos'],
  ['sign', 'Sign', 'math.sign'],
  ['sigmoid', 'Sigmoid', 'math.sigmoid', 'nn.sigmoid'],
  ['tanh', 'Tanh', 'math.tanh', 'nn.tanh'],
  ['swish', 'Silu', 'nn.silu', 'nn.swish'],
  ['hardSwish', 'HardSilu', 'HardSwish'],
  ['hardTanh', 'HardTanh'],
  ['softplus', 'Softplus', 'math.softplus', 'nn.softplus'],
  ['softsign', 'Softsign', 'SoftSign', 'math.softsign', 'nn.softsign'],
  ['selu', 'Selu', 'nn.selu'],
  ['logSigmoid', 'LogSigmoid', 'math.log_sigmoid'],
  ['tanhShrink', 'TanhShrink'],
]

const activate = (call: LayerCall, activation: Activation) =>
  call.emit({ kind: 'activation', activation }, { inputs: [call.input] })

const settled: readonly [LayerReader, ...names: string[]][] = [
  [(call) => activate(call, { id: 'relu' }), 'Relu', 'nn.relu'],
  [(call) => activate(call, { id: 'relu', max: 6 }), 'Relu6', 'nn.relu6'],
  [
    (call) => activate(call, { id: 'relu', slope: call.settings.number(['negative_slope', 'alpha'], 0.2) }),
    'LeakyRelu',
    'nn.leaky_relu',
  ],
  [(call) => activate(call, { id: 'elu', alpha: call.settings.number('alpha', 1) }), 'Elu', 'nn.elu'],
  [(call) => activate(call, { id: 'celu', alpha: call.settings.number('alpha', 1) }), 'Celu'],
  // Keras 3's operation approximates by default, TensorFlow's function does not.
  [(call) => activate(call, { id: 'gelu', approximate: call.settings.boolean('approximate', true) }), 'Gelu'],
  [(call) => activate(call, { id: 'gelu', approximate: call.settings.boolean('approximate', false) }), 'nn.gelu'],
  [(call) => activate(call, { id: 'hardSigmoid', slope: 1 / 6 }), 'HardSigmoid'],
  [(call) => activate(call, { id: 'softShrink', lambda: call.settings.number('threshold', 0.5) }), 'SoftShrink'],
  [(call) => activate(call, { id: 'hardShrink', lambda: call.settings.number('threshold', 0.5) }), 'HardShrink'],
  [
    (call) => {
      if (call.settings.number('b', 4) !== 4) call.settings.unfit('b')
      return activate(call, { id: 'squareplus' })
    },
    'Squareplus',
  ],
  [
    (call) =>
      activate(call, {
        id: 'clip',
        min: call.settings.number(['x_min', 'clip_value_min'], Number.NEGATIVE_INFINITY),
        max: call.settings.number(['x_max', 'clip_value_max'], Number.POSITIVE_INFINITY),
      }),
    'Clip',
    'clip_by_value',
  ],
  [(call) => overAxis(call, 'softmax', call.settings.number('axis', -1)), 'Softmax', 'nn.softmax'],
  [(call) => overAxis(call, 'logSoftmax', call.settings.number('axis', -1)), 'LogSoftmax', 'nn.log_softmax'],
  [
    (call) => call.emit({ kind: 'identity' }, { inputs: [call.input] }),
    'Identity',
    'Cast',
    'StopGradient',
    'Copy',
    'identity',
    'cast',
    'stop_gradient',
    'nn.dropout',
  ],
]

/** Operations on one tensor that work on each value. */
export const functions: readonly [string, LayerReader][] = [
  ...plain.flatMap(([id, ...names]) =>
    names.map((name): [string, LayerReader] => [name, (call) => activate(call, { id })]),
  ),
  ...settled.flatMap(([reader, ...names]) => names.map((name): [string, LayerReader] => [name, reader])),
]
