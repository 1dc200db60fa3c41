import type { Activation } from '../../../graph/operations.ts'
import { foldEach } from '../fold.ts'
import type { OpCall, OpReader } from '../opCall.ts'
import { isSingle, naturalOrder, rankOf, type Sound, sidesOf, type Tensor } from '../values.ts'
import { roundEven } from './roundEven.ts'

type Setting = Activation | ((call: OpCall) => Activation)

/** Functions of one value: as an activation, and of a number, for constants. */
const functions: readonly [op: string, activation: Setting | undefined, compute?: (value: number) => number][] = [
  ['Relu', { id: 'relu' }, (x) => Math.max(x, 0)],
  ['LeakyRelu', (call) => ({ id: 'relu', slope: call.float('alpha', 0.01) })],
  ['ThresholdedRelu', (call) => thresholded(call)],
  ['Elu', (call) => ({ id: 'elu', alpha: call.float('alpha', 1) })],
  ['Celu', (call) => ({ id: 'celu', alpha: call.float('alpha', 1) })],
  ['Sigmoid', { id: 'sigmoid' }, (x) => 1 / (1 + Math.exp(-x))],
  ['HardSwish', { id: 'hardSwish' }],
  ['Swish', (call) => (call.float('alpha', 1) === 1 ? { id: 'swish' } : call.unfit('alpha', call.float('alpha', 1)))],
  ['Mish', { id: 'mish' }],
  ['Gelu', (call) => ({ id: 'gelu', approximate: call.text('approximate', 'none') === 'tanh' })],
  ['Tanh', { id: 'tanh' }, Math.tanh],
  ['Softplus', { id: 'softplus' }],
  ['Softsign', { id: 'softsign' }],
  ['Exp', { id: 'exponential' }, Math.exp],
  ['Log', { id: 'logarithm' }, Math.log],
  ['Sqrt', { id: 'squareRoot' }, Math.sqrt],
  ['Abs', { id: 'absolute' }, Math.abs],
  ['Neg', { id: 'negative' }, (x) => -x],
  ['Reciprocal', { id: 'reciprocal' }, (x) => 1 / x],
  ['Erf', { id: 'erf' }],
  ['Shrink', (call) => shrunk(call)],
  ['Floor', undefined, Math.floor],
  ['Ceil', undefined, Math.ceil],
  ['Round', undefined, roundEven],
  ['Sign', { id: 'sign' }, Math.sign],
  ['Sin', undefined, Math.sin],
  ['Cos', undefined, Math.cos],
  ['Not', undefined, (x) => (x === 0 ? 1 : 0)],
]

/** x for x > alpha, else 0; the engines' relu subtracts nothing above its threshold. */
function thresholded(call: OpCall): Activation {
  const alpha = call.float('alpha', 1)
  return alpha >= 0 ? { id: 'relu', threshold: alpha } : call.unfit('alpha', alpha)
}

/** x − bias for x > lambda, x + bias for x < −lambda, else 0. */
function shrunk(call: OpCall): Activation {
  const [lambda, bias] = [call.float('lambd', 0.5), call.float('bias', 0)]
  if (bias !== 0 && bias !== lambda) call.unfit('bias', bias)
  return { id: bias === 0 ? 'hardShrink' : 'softShrink', lambda }
}

/** gamma · elu(x). */
const selu: OpReader = (call) => {
  const [alpha, gamma] = [call.float('alpha', 1.6732631921768188), call.float('gamma', 1.0507010221481323)]
  const isUsual = Math.abs(alpha - 1.6732632) < 1e-5 && Math.abs(gamma - 1.050701) < 1e-5
  if (isUsual) return call.activate(call.maybeFlat(0), { id: 'selu' })
  const elu = call.activate(call.maybeFlat(0), { id: 'elu', alpha })
  return call.each({ kind: 'arithmetic', function: 'multiply', scalar: gamma }, elu)
}

const reader =
  (activation: Setting | undefined, compute?: (value: number) => number): OpReader =>
  (call) => {
    const value = call.input(0)
    if (value.kind === 'constant' && compute) return foldEach(call, [value], compute)
    if (!activation) return call.refuse('kindUnknown')
    return call.activate(call.maybeFlat(0), typeof activation === 'function' ? activation(call) : activation)
  }

/** 1 − erf(x): TensorFlow's, which tf2onnx leaves in Keras' GELU. */
const erfc: OpReader = async (call) => {
  const one: Sound = { kind: 'constant', dims: [], isInteger: false, values: [Float32Array.of(1)] }
  return call.step('Sub', [one, await call.step('Erf', [call.input(0)])])
}

/** clip(alpha · x + beta, 0, 1). */
const hardSigmoid: OpReader = (call) => {
  const [alpha, beta] = [call.float('alpha', 0.2), call.float('beta', 0.5)]
  const input = call.maybeFlat(0)
  if (beta === 0.5) return call.activate(input, { id: 'hardSigmoid', slope: alpha })
  const moved = call.each({ kind: 'affine', scale: [alpha], offset: [beta] }, input)
  return call.activate(moved, { id: 'clip', min: 0, max: 1 })
}

/** Values from a lowest to a highest, of which either may be missing. */
export function clipped(call: OpCall, input: Tensor, min: number, max: number): Tensor {
  const isOpen = (bound: number) => Math.abs(bound) > 1e30
  if (min === 0) return call.activate(input, { id: 'relu', ...(!isOpen(max) && { max }) })
  if (!isOpen(min) && !isOpen(max)) return call.activate(input, { id: 'clip', min, max })
  if (!isOpen(min)) return call.each({ kind: 'arithmetic', function: 'maximum', scalar: min }, input)
  return isOpen(max) ? input : call.each({ kind: 'arithmetic', function: 'minimum', scalar: max }, input)
}

const clip: OpReader = async (call) => {
  const [low, high] =
    call.opset < 11
      ? [call.float('min', -3.5e38), call.float('max', 3.5e38)]
      : [await call.number(1), await call.number(2)]
  const [min, max] = [low ?? Number.NEGATIVE_INFINITY, high ?? Number.POSITIVE_INFINITY]
  const value = call.input(0)
  if (value.kind === 'constant') return foldEach(call, [value], (x) => Math.min(Math.max(x, min), max))
  return clipped(call, call.maybeFlat(0), min, max)
}

/** x for x ≥ 0, else slope · x; the slopes are broadcast to x. */
const prelu: OpReader = (call) => {
  const input = call.tensor(0)
  const slopes = call.constant(1)
  const rank = rankOf(input)
  const lacks = rank - slopes.dims.length
  const dims = [...Array.from({ length: Math.max(lacks, 0) }, () => 1), ...slopes.dims].slice(-rank)
  const inFile = [...input.order].sort((a, b) => a - b)
  const axes = input.order.map((axis) => inFile.indexOf(axis))
  const sides = inFile.map((axis) => dims[axis] ?? 1)
  const alpha = call.weightOf(slopes, call.sourceOf(1), sides, axes)
  return call.emit({ kind: 'prelu' }, { inputs: [input], weights: { alpha } })
}

/** Before opset 13, over all sides from an axis on. */
const overAxis =
  (id: 'softmax' | 'logSoftmax'): OpReader =>
  (call) => {
    const input = call.tensor(0)
    const rank = rankOf(input)
    const isOld = call.opset < 13
    const axis = call.axis(call.integer('axis', isOld ? 1 : -1), rank)
    const sides = sidesOf(input)
    const moving = Array.from({ length: rank }, (_, at) => at).filter((at) => at >= axis && !isSingle(sides, at))
    if (isOld && moving.length > 1) return merged(call, input, axis, id)
    const own = isOld ? (moving[0] ?? axis) : axis
    const tensor = input.order.includes(own)
      ? input
      : call.arrange(
          input,
          [...new Set([...naturalOrder(sides), own])].sort((a, b) => a - b),
        )
    return call.activate(tensor, { id, axis: tensor.order.indexOf(own) })
  }

/** Over several sides at once. */
function merged(call: OpCall, input: Tensor, axis: number, id: 'softmax' | 'logSoftmax'): Tensor {
  const plain = call.plain(input)
  const rank = rankOf(input)
  const isIn = (at: number) => at >= axis
  const shapes = plain.dims.map((dims) => [
    ...plain.order.filter((at) => !isIn(at)).map((at) => dims[at] ?? 1),
    plain.order.filter(isIn).reduce((count, at) => count * (dims[at] ?? 1), 1),
  ])
  const order = [...plain.order.filter((at) => !isIn(at)), axis]
  const flat = call.reshaped(plain, shapes, order, rank)
  const result = call.activate(flat, { id, axis: order.length - 1 })
  return call.reshaped(result, plain.shapes, plain.order, rank)
}

export const activations: readonly [string, OpReader][] = [
  ...functions.map(([op, activation, compute]): [string, OpReader] => [op, reader(activation, compute)]),
  ['HardSigmoid', hardSigmoid],
  ['Erfc', erfc],
  ['Selu', selu],
  ['Clip', clip],
  ['PRelu', prelu],
  ['Softmax', overAxis('softmax')],
  ['LogSoftmax', overAxis('logSoftmax')],
]
