import type { Activation } from '../../../graph/operations.ts'
import type { Constant } from '../../drafts/draft.ts'
import type { OpCall, OpReader } from '../opCall.ts'
import { slopes } from './convolutions.ts'

/** Functions of one value: as an activation, and of a number, for constants. */
const functions: readonly [string, Activation | ((call: OpCall) => Activation), ((value: number) => number)?][] = [
  ['Relu', { id: 'relu' }, (x) => Math.max(x, 0)],
  ['Relu6', { id: 'relu', max: 6 }, (x) => Math.min(Math.max(x, 0), 6)],
  ['Elu', { id: 'elu', alpha: 1 }],
  ['Selu', { id: 'selu' }],
  ['LeakyRelu', (call) => ({ id: 'relu', slope: call.attr.number('alpha', 0.2) })],
  ['Sigmoid', { id: 'sigmoid' }],
  ['Tanh', { id: 'tanh' }],
  ['Softplus', { id: 'softplus' }],
  ['Softsign', { id: 'softsign' }],
  ['Exp', { id: 'exponential' }, Math.exp],
  ['Log', { id: 'logarithm' }, Math.log],
  ['Sqrt', { id: 'squareRoot' }, Math.sqrt],
  ['Rsqrt', { id: 'reciprocalSquareRoot' }, (x) => 1 / Math.sqrt(x)],
  ['Square', { id: 'square' }, (x) => x * x],
  ['Abs', { id: 'absolute' }, Math.abs],
  ['Neg', { id: 'negative' }, (x) => -x],
  ['Reciprocal', { id: 'reciprocal' }, (x) => 1 / x],
  ['Inv', { id: 'reciprocal' }, (x) => 1 / x],
  ['Erf', { id: 'erf' }],
]

/** A function of each number of a constant, in float32. */
async function map(call: OpCall, constant: Constant, compute: (value: number) => number): Promise<Constant> {
  const lists = await call.lists(constant)
  const { dims, isInteger } = constant
  return { kind: 'constant', dims, isInteger, values: lists.map((list) => Float32Array.from(list, compute)) }
}

const reader =
  (activation: Activation | ((call: OpCall) => Activation), compute?: (value: number) => number): OpReader =>
  (call) => {
    const value = call.input(0)
    if (value.kind === 'constant' && compute) return map(call, value, compute)
    return call.activate(call.tensor(0), typeof activation === 'function' ? activation(call) : activation)
  }

/** Over the last side of the file's tensor. */
const overLast =
  (id: 'softmax' | 'logSoftmax'): OpReader =>
  (call) =>
    call.activate(call.plain(call.tensor(0)), { id, axis: -1 })

const prelu: OpReader = (call) => {
  const input = call.tensor(0)
  return call.emit({ kind: 'prelu' }, { inputs: [input], weights: { alpha: slopes(call, 1, input) } })
}

const clip: OpReader = async (call) => {
  const [min, max] = [await number(call, 1), await number(call, 2)]
  return call.activate(call.tensor(0), { id: 'clip', min, max })
}

/** An input of one number. */
async function number(call: OpCall, index: number): Promise<number> {
  const [list] = await call.lists(call.constant(index))
  const value = list?.[0]
  return list?.length === 1 && value !== undefined && Number.isFinite(value)
    ? value
    : call.unfit(call.sourceOf(index), list?.[0] ?? null)
}

/** 1 − erf(x), which is left of an exact gelu. */
const erfc: OpReader = (call) => {
  const erf = call.activate(call.tensor(0), { id: 'erf' })
  const operation = { kind: 'arithmetic', function: 'subtract', scalar: 1, scalarFirst: true } as const
  return call.emit(operation, { inputs: [erf] })
}

export const activations: readonly [string, OpReader][] = [
  ...functions.map(([op, activation, compute]): [string, OpReader] => [op, reader(activation, compute)]),
  ['Softmax', overLast('softmax')],
  ['LogSoftmax', overLast('logSoftmax')],
  ['Prelu', prelu],
  ['ClipByValue', clip],
  ['Erfc', erfc],
]
