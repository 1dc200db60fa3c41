import type { Operation } from '../../../graph/operations.ts'
import type { Draft } from '../../drafts/draft.ts'
import type { OpCall, OpReader } from '../opCall.ts'
import type { Constant, Sound, Tensor } from '../values.ts'
import { joined, widened } from './arithmetic.ts'
import { clampedBy, ranges } from './clamps.ts'
import { dequantized, real, realBias, wholeOf } from './dequantized.ts'
import { whereLast } from './lastChannels.ts'

/** Operations that move values and change none. */
const moves: ReadonlySet<Operation['kind']> = new Set([
  'reshape',
  'permute',
  'slice',
  'cropping2d',
  'identity',
  'flatten',
])

/** Whether a tensor holds the whole numbers of an input, such as the bytes of a picture. */
function isOfWholeInput(draft: Draft): boolean {
  let one: Draft | undefined = draft
  while (one && moves.has(one.operation.kind)) one = one.inputs[0]
  return one?.operation.kind === 'input' && /^u?int/.test(one.def.op)
}

/** The real numbers that the bytes of a picture stand for, by one scale and zero point. */
async function realPicture(call: OpCall): Promise<Sound> {
  const given = [call.input(0), call.constant(1)] as const
  if (!call.has(2)) return call.step('Mul', given)
  return call.step('Mul', [await call.step('Sub', [given[0], { ...call.constant(2), isInteger: false }]), given[1]])
}

const quantize: OpReader = async (call) => {
  const value = call.input(0)
  if (value.kind === 'tensor') return clampedBy(call, call.maybeFlat(0), 1, 2)
  // Networks that are trained to be quantised round their weights themselves.
  const [scales = []] = await call.lists(call.constant(1))
  const [zeros = [0]] = call.has(2) ? await call.lists(call.constant(2)) : []
  const type = call.has(2) ? (call.constant(2).type ?? 'uint8') : 'uint8'
  const [low, high] = ranges.get(type) ?? call.unfit(call.sourceOf(2), type)
  if (call.constant(1).dims.length > 1) call.unfit('block_size', call.integer('block_size', 0))
  const whole = wholeOf(call, value, call.node.outputs[0] ?? '', {
    ...{ scales, zeros, given: call.integer('axis', 1) },
    ...{ low, high },
  })
  return { ...whole, isInteger: true, type }
}

/** Activations are real already; weights are turned when they are read. */
const dequantize: OpReader = async (call) => {
  const value = call.input(0)
  if (value.kind === 'tensor' && isOfWholeInput(value.draft)) return realPicture(call)
  if (value.kind === 'tensor') return { ...value, isQuantised: false }
  return real(call, 0, 1, 2, call.integer('axis', 1))
}

/** Another operator with real inputs. */
const as = (call: OpCall, op: string, given: readonly (Tensor | Constant)[], inputs: readonly string[]) =>
  call.as({ op, domain: '', inputs }, given)

const qLinearConv: OpReader = async (call) => {
  const weights = await real(call, 3, 4, 5, 0)
  const given: (Tensor | Constant)[] = [call.tensor(0), weights]
  const inputs = [call.sourceOf(0), call.sourceOf(3)]
  if (call.has(8)) {
    given.push(await realBias(call, 8, 1, 4))
    inputs.push(call.sourceOf(8))
  }
  return clampedBy(call, await as(call, 'Conv', given, inputs), 6, 7)
}

const qLinearMatMul: OpReader = async (call) => {
  const other = call.input(3)
  const right = other.kind === 'constant' ? await real(call, 3, 4, 5, other.dims.length - 1) : call.tensor(3)
  return clampedBy(call, await as(call, 'MatMul', [call.tensor(0), right], [call.sourceOf(0), call.sourceOf(3)]), 6, 7)
}

/** com.microsoft's: A, its scale and zero point, B, its own, C, and those of Y. */
const qGemm: OpReader = async (call) => {
  const isTurned = call.flag('transB')
  const given: (Tensor | Constant)[] = [call.maybeFlat(0), await real(call, 3, 4, 5, isTurned ? 0 : 1)]
  const inputs = [call.sourceOf(0), call.sourceOf(3)]
  if (call.has(6)) {
    given.push(await realBias(call, 6, 1, 4))
    inputs.push(call.sourceOf(6))
  }
  const result = await as(call, 'Gemm', given, inputs)
  return call.has(7) ? clampedBy(call, result, 7, 8) : result
}

/** Of two inputs with their scales and zero points. */
const qBinary =
  (name: 'add' | 'multiply'): OpReader =>
  async (call) => {
    const rank = 4
    const nodes = await Promise.all(
      [0, 3].map(async (at) => {
        const value = call.input(at)
        if (value.kind === 'tensor') return call.tensor(at)
        const constant = await real(call, at, at + 1, at + 2)
        const size = Math.max(constant.dims.length, 1)
        const order = Array.from({ length: size }, (_, axis) => axis)
        return call.materialize(constant, `${call.sourceOf(at)}/real`, order, size)
      }),
    )
    const widest = Math.max(rank - 4, ...nodes.map(({ dims }) => dims[0]?.length ?? 0))
    const result = joined(
      call,
      name,
      nodes.map((node) => widened(node, widest)),
    )
    return clampedBy(call, result, 6, 7)
  }

const qConcat: OpReader = async (call) => {
  const places = call.given.map((_, index) => index).filter((index) => index >= 2 && (index - 2) % 3 === 0)
  const given = await Promise.all(
    places.map(async (at) =>
      call.input(at).kind === 'tensor' ? call.tensor(at) : await real(call, at, at + 1, at + 2),
    ),
  )
  const inputs = places.map((at) => call.sourceOf(at))
  return clampedBy(call, await as(call, 'Concat', given, inputs), 0, 1)
}

/** One input with its scale and zero point, and those of the output. */
const qUnary =
  (op: string): OpReader =>
  async (call) =>
    clampedBy(call, await as(call, op, [call.tensor(0)], [call.sourceOf(0)]), 3, 4)

/** Activations whose scale is found anew for each picture: they are as if they had not been quantised. */
const dynamicQuantize: OpReader = (call) => {
  const one = (value: number, type: string): Constant => ({
    ...{ kind: 'constant', dims: [], isInteger: false, values: [Float32Array.of(value)], type },
  })
  return [call.tensor(0), one(1, 'float32'), one(0, 'uint8')]
}

/** Products of real activations with whole weights; a scale follows. */
const withWholeWeights =
  (op: 'Conv' | 'MatMul'): OpReader =>
  async (call) => {
    const constant = call.constant(1)
    if (call.tensor(0).isQuantised) return call.refuse('kindUnknown')
    const [zeros = [0]] = call.has(3) ? await call.lists(call.constant(3)) : []
    const scales = Array.from({ length: zeros.length }, () => 1)
    const given = op === 'Conv' ? 0 : constant.dims.length - 1
    const weights = dequantized(call, constant, call.sourceOf(1), { scales, zeros, given })
    return as(call, op, [call.tensor(0), weights], [call.sourceOf(0), call.sourceOf(1)])
  }

/** DynamicQuantizeLinear, MatMulInteger and a scale in one: A, its scale, B, its scale … */
const withRealWeights =
  (weightsAt: { weights: number; scale: number; zero: number; bias: number }): OpReader =>
  async (call) => {
    const { weights, scale, zero, bias } = weightsAt
    const real_ = await real(call, weights, scale, zero, call.constant(weights).dims.length - 1)
    const result = await as(call, 'MatMul', [call.tensor(0), real_], [call.sourceOf(0), call.sourceOf(weights)])
    return call.has(bias) ? call.step('Add', [result, call.input(bias)]) : result
  }

export const quantized: readonly [string, OpReader][] = [
  ['QuantizeLinear', quantize],
  ['DequantizeLinear', dequantize],
  ['DynamicQuantizeLinear', dynamicQuantize],
  ['QLinearConv', whereLast(qLinearConv)],
  ['QLinearMatMul', qLinearMatMul],
  ['ConvInteger', withWholeWeights('Conv')],
  ['MatMulInteger', withWholeWeights('MatMul')],
  ['DynamicQuantizeMatMul', withRealWeights({ weights: 1, scale: 2, zero: 3, bias: 4 })],
  ['MatMulIntegerToFloat', withRealWeights({ weights: 1, scale: 3, zero: 5, bias: 6 })],
  ['QGemm', qGemm],
  ['QLinearAdd', qBinary('add')],
  ['QLinearMul', qBinary('multiply')],
  ['QLinearConcat', qConcat],
  ['QLinearGlobalAveragePool', whereLast(qUnary('GlobalAveragePool'))],
  ['QLinearAveragePool', whereLast(qUnary('AveragePool'))],
  ['QLinearReduceMean', qUnary('ReduceMean')],
  ['QLinearSoftmax', qUnary('Softmax')],
  ['QLinearSigmoid', qUnary('Sigmoid')],
  ['QLinearLeakyRelu', qUnary('LeakyRelu')],
]
