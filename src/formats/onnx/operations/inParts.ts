import type { OpReader } from '../opCall.ts'
import { type Constant, rankOf } from '../values.ts'

/** (x − mean) / √variance over these axes. */
const meanVarianceNorm: OpReader = (call) => {
  const tensor = call.tensor(0)
  const over = (call.list('axes') ?? [0, 2, 3]).map((axis) => call.axis(axis, rankOf(tensor)))
  const axes = tensor.order.flatMap((axis, at) => (over.includes(axis) ? at : []))
  if (axes.length === 0) call.unfit('axes', over)
  return call.emit({ kind: 'layerNormalization', epsilon: 1e-9, axes }, { inputs: [tensor] })
}

const numberOf = (value: number): Constant => ({
  ...{ kind: 'constant', dims: [], isInteger: false },
  values: [Float32Array.of(value)],
})

/** x / √(mean of x² + epsilon) · scale, over the sides from an axis on. */
const rootMeanSquareNorm: OpReader = async (call) => {
  const input = call.tensor(0)
  const rank = rankOf(input)
  const first = call.axis(call.integer('axis', -1), rank)
  const axes = Array.from({ length: rank - first }, (_, at) => first + at)
  const mean = await call.step('ReduceMean', [await call.step('Mul', [input, input])], { axes, keepdims: 1 })
  const root = await call.step('Sqrt', [await call.step('Add', [mean, numberOf(call.float('epsilon', 1e-5))])])
  return call.step('Mul', [await call.step('Div', [input, root]), call.input(1)])
}

/** x · scale + bias, a number for each channel: of files that Core ML's tools wrote. */
const imageScaler: OpReader = async (call) => {
  const bias = call.attribute('bias')?.floats ?? []
  const dims = [bias.length, 1, 1]
  const offset = { kind: 'constant', dims, isInteger: false, values: [Float32Array.from(bias)] } as const
  const scaled = await call.step('Mul', [call.input(0), numberOf(call.float('scale', 1))])
  return call.step('Add', [scaled, offset])
}

/** Norms and scalings that are read as other operators. */
export const inParts: readonly [string, OpReader][] = [
  ['MeanVarianceNormalization', meanVarianceNorm],
  ['RMSNormalization', rootMeanSquareNorm],
  ['ImageScaler', imageScaler],
]
