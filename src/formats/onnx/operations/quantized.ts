import type { OpCall, OpReader } from '../opCall.ts'
import type { Constant, Tensor } from '../values.ts'
import { clipped } from './activations.ts'
import { joined, widened } from './arithmetic.ts'
import { dequantized, real, realBias } from './dequantized.ts'

// Where activations are quantised, the network computes with the real numbers that they stand for: what is quantised
// and dequantised again is a clamp to the range of the type. Quantisers leave out the Relu that this clamp does.

/** The lowest and the highest number of the types that ONNX quantises to: onnx.ai/onnx/operators/onnx__QuantizeLinear */
const ranges: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['uint8', [0, 255]],
  ['int8', [-128, 127]],
  ['uint16', [0, 65535]],
  ['int16', [-32768, 32767]],
])

/** A scale and a zero point, which is 0 of uint8 where it is left out. */
async function clampedBy(call: OpCall, tensor: Tensor, scaleAt: number, zeroAt: number): Promise<Tensor> {
  const scale = await call.number(scaleAt)
  const zero = (await call.number(zeroAt)) ?? 0
  const type = call.has(zeroAt) ? (call.constant(zeroAt).type ?? 'uint8') : 'uint8'
  const range = ranges.get(type) ?? call.unfit(call.sourceOf(zeroAt), type)
  if (scale === undefined) return call.unfit(call.sourceOf(scaleAt), null)
  const clamped = clipped(call, tensor, (range[0] - zero) * scale, (range[1] - zero) * scale)
  return { ...clamped, isQuantised: scale !== 1 || zero !== 0 }
}

const quantize: OpReader = async (call) => {
  const value = call.input(0)
  if (value.kind === 'tensor') return clampedBy(call, call.maybeFlat(0), 1, 2)
  return call.refuse('kindUnknown')
}

/** Activations are real already; weights are turned when they are read. */
const dequantize: OpReader = async (call) => {
  const value = call.input(0)
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

export const quantized: readonly [string, OpReader][] = [
  ['QuantizeLinear', quantize],
  ['DequantizeLinear', dequantize],
  ['DynamicQuantizeLinear', dynamicQuantize],
  ['QLinearConv', qLinearConv],
  ['QLinearMatMul', qLinearMatMul],
  ['ConvInteger', withWholeWeights('Conv')],
  ['MatMulInteger', withWholeWeights('MatMul')],
  ['QGemm', qGemm],
  ['QLinearAdd', qBinary('add')],
  ['QLinearMul', qBinary('multiply')],
  ['QLinearConcat', qConcat],
  ['QLinearGlobalAveragePool', qUnary('GlobalAveragePool')],
  ['QLinearAveragePool', qUnary('AveragePool')],
  ['QLinearSigmoid', qUnary('Sigmoid')],
  ['QLinearLeakyRelu', qUnary('LeakyRelu')],
]
