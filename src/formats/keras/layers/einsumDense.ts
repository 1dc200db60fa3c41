import { contract, type Lettered, ordered, readEquation, summed } from '../contraction.ts'
import type { LayerCall, LayerReader, LayerReaders } from '../layerCall.ts'
import type { Value } from '../value.ts'
import { Composition } from './composed.ts'

const product = (sides: readonly number[]) => sides.reduce((a, b) => a * b, 1)

/** The layer's kernel, by an equation: a dense layer, or products of matrices where a place has a kernel of its own. */
const einsumDense: LayerReader = (call) => {
  const { settings, builder } = call
  const make = new Composition(call)
  const input = call.plain(call.input)
  const text = settings.string('equation', '')
  const biasAxes = settings.has('bias_axes') ? settings.string('bias_axes', '') : ''
  const { kernel = '', bias } = call.weights({ kernel: ['kernel'], ...(biasAxes !== '' && { bias: ['bias'] }) })
  const shape = builder.shapeOf(kernel)
  const equation = readEquation(text, [input.rank, shape.length], [true, false])
  if (!equation) {
    settings.unfit('equation')
    return input
  }
  const { terms, result } = equation
  const [own = '', ofKernel = ''] = terms
  const activation = call.activation()
  const isLast = bias === undefined && activation.id === 'linear'
  const first = summed(make, { value: input, letters: own }, result + ofKernel, 'input')
  const isShared = ![...ofKernel].some((letter) => own.includes(letter) && result.includes(letter))
  const isSummed = [...ofKernel].every((letter) => own.includes(letter) || result.includes(letter))
  const sum =
    isShared && isSummed
      ? byDense(call, first, { kernel, letters: ofKernel }, result, isLast)
      : byMatrices(call, first, { kernel, letters: ofKernel }, result, isLast)
  if (isLast) return sum
  const biased = bias === undefined ? sum : withBias(call, sum, bias, activation.id === 'linear')
  if (activation.id === 'linear') return biased
  if (activation.id === 'softmax' || activation.id === 'logSoftmax') {
    const axis = call.axisOf(biased, activation.axis)
    return call.emit({ kind: 'activation', activation: { id: activation.id, axis } }, { inputs: [biased] })
  }
  return call.emit({ kind: 'activation', activation }, { inputs: [biased] })
}

interface Kernel {
  kernel: string
  letters: string
}

/** All places share one kernel. */
function byDense(
  call: LayerCall,
  input: Lettered,
  { kernel, letters }: Kernel,
  result: string,
  isLast: boolean,
): Value {
  const { builder } = call
  const make = new Composition(call)
  const shape = builder.shapeOf(kernel)
  const isIn = (letter: string) => letters.includes(letter)
  const inner = [...letters].filter((letter) => input.letters.includes(letter)).join('')
  const kept = [...input.letters].filter((letter) => !isIn(letter)).join('')
  const columns = [...letters].filter((letter) => !inner.includes(letter)).join('')
  const sides = (of: string) => [...of].map((letter) => shape[letters.indexOf(letter)] ?? 1)
  const units = product(sides(columns))
  const keptSides = [...kept].map((letter) => input.value.sides?.[input.letters.indexOf(letter)])
  const matrix = builder.reshaped(
    builder.turned(
      kernel,
      [...(inner + columns)].map((letter) => letters.indexOf(letter)),
    ),
    [product(sides(inner)), units],
  )
  const moved = ordered(make, input, kept + inner, 'moved')
  const rows = inner.length === 1 ? moved : make.reshape(moved, [...keptSides, product(sides(inner))], 'rows')
  const isPlain = kept + columns === result && columns.length === 1
  const dense = call.emit(
    { kind: 'dense', units, useBias: false, activation: { id: 'linear' } },
    { inputs: [rows], weights: { kernel: matrix }, ...(!(isPlain && isLast) && { part: 'sums' }) },
  )
  if (isPlain) return dense
  const apart = columns.length === 1 ? dense : make.reshape(dense, [...keptSides, ...sides(columns)], 'apart')
  return ordered(make, { value: apart, letters: kept + columns }, result, isLast ? undefined : 'ordered')
}

/** Each place has a kernel of its own. */
function byMatrices(
  call: LayerCall,
  input: Lettered,
  { kernel, letters }: Kernel,
  result: string,
  isLast: boolean,
): Value {
  const rank = letters.length
  const value = call.emit({ kind: 'constant' }, { inputs: [], weights: { value: kernel }, rank, part: 'kernel' })
  return contract(call, input, { value, letters }, result, isLast ? undefined : 'ordered')
}

/** The bias has sides of 1 where it is the same, and none before its first. */
function withBias(call: LayerCall, sum: Value, bias: string, isLast: boolean): Value {
  const shape = call.builder.shapeOf(bias)
  const value = call.emit(
    { kind: 'constant' },
    { inputs: [], weights: { value: bias }, rank: shape.length, part: 'bias' },
  )
  return new Composition(call).combine('add', sum, value, isLast ? undefined : 'biased')
}

/** Layers that are written as equations. */
export const equations: LayerReaders = { EinsumDense: einsumDense }
