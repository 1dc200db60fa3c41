import type { ArithmeticFunction } from '../../../graph/operations.ts'
import type { LayerCall, LayerReader } from '../layerCall.ts'
import { combine } from '../layers/merging.ts'
import { toNumbers } from '../settings.ts'
import type { Argument, Value } from '../value.ts'
import { sidesIn } from './constants.ts'

/** Keras 3's classes and TensorFlow's names in Keras 2; `__operators__.radd` has its operands the other way round. */
const names: Readonly<Record<ArithmeticFunction, readonly string[]>> = {
  add: ['Add', 'math.add', 'add', '__operators__.add', '__operators__.radd'],
  subtract: ['Subtract', 'math.subtract', 'subtract', '__operators__.sub', '__operators__.rsub'],
  multiply: ['Multiply', 'math.multiply', 'multiply', '__operators__.mul', '__operators__.rmul'],
  divide: [
    'Divide',
    'TrueDivide',
    'math.divide',
    'math.truediv',
    'truediv',
    'divide',
    '__operators__.truediv',
    '__operators__.rtruediv',
  ],
  maximum: ['Maximum', 'math.maximum', 'maximum'],
  minimum: ['Minimum', 'math.minimum', 'minimum'],
  power: ['Power', 'math.pow', 'pow', '__operators__.pow', '__operators__.rpow'],
}

/** The operands, in order, from arguments that may be named. */
function operands(call: LayerCall): Argument[] {
  const named = ['x', 'x1', 'y', 'x2'].flatMap((name) => {
    const arg = call.named.get(name)
    return arg && !isNothing(arg) ? [arg] : []
  })
  return [...call.args, ...named]
}

const isNothing = (arg: Argument) => 'constant' in arg && arg.constant === null

/** Of two tensors, or of a tensor and a constant: one number, or one a channel. */
function calculate(call: LayerCall, name: ArithmeticFunction, isReversed: boolean): Value {
  const [first, second] = isReversed ? operands(call).toReversed() : operands(call)
  if (!first || !second) return combine(call, name)
  if ('value' in first && 'value' in second) return combine(call, name)
  const [input, other] = 'value' in first ? [first, second] : [second, first]
  if (!('value' in input) || !('constant' in other)) return combine(call, name)
  const constants = toNumbers(other.constant)
  const isFirst = other === first
  const [scalar] = constants ?? []
  if (scalar === undefined) {
    call.unfit('argument', other.constant)
    return input.value
  }
  const table = constants && constants.length > 1 ? tableOf(other.constant) : undefined
  if (constants && table && table.length > 1)
    return withTable(call, name, input.value, { shape: table, values: constants, isFirst })
  if (constants?.length === 1) {
    const operation = { kind: 'arithmetic', function: name, scalar, ...(isFirst && { scalarFirst: true }) } as const
    return call.emit(operation, { inputs: [input.value] })
  }
  return perChannel(call, name, input.value, constants as number[], isFirst)
}

/** With one number a channel, along the author's last side. */
function perChannel(
  call: LayerCall,
  name: ArithmeticFunction,
  value: Value,
  numbers: readonly number[],
  isFirst: boolean,
): Value {
  const inputs = [call.plain(value)]
  const zeros = numbers.map(() => 0)
  const ones = numbers.map(() => 1)
  const emit = (scale: readonly number[], offset: readonly number[]) =>
    call.emit({ kind: 'affine', scale, offset }, { inputs })
  if (name === 'add') return emit(ones, numbers)
  if (name === 'multiply') return emit(numbers, zeros)
  if (name === 'subtract') {
    return isFirst
      ? emit(
          ones.map((one) => -one),
          numbers,
        )
      : emit(
          ones,
          numbers.map((one) => -one),
        )
  }
  if (name === 'divide' && !isFirst) {
    return emit(
      numbers.map((one) => 1 / one),
      zeros,
    )
  }
  const table = { shape: [numbers.length], values: numbers, isFirst }
  return withTable(call, name, value, table)
}

/** A tensor in a description. */
interface Table {
  shape: readonly number[]
  values: readonly number[]
  /** Whether it is the first operand. */
  isFirst: boolean
}

/** With a tensor that stands in the description. */
function withTable(call: LayerCall, name: ArithmeticFunction, value: Value, { shape, values, isFirst }: Table): Value {
  const tensor = call.builder.addTensor(`${call.name}/constant`, shape, values)
  const made = { inputs: [], weights: { value: tensor }, rank: shape.length, part: 'constant' }
  const constant = call.emit({ kind: 'constant' }, made)
  const input = call.plain(value)
  const inputs = isFirst ? [constant, input] : [input, constant]
  return call.emit({ kind: 'arithmetic', function: name }, { inputs, rank: Math.max(input.rank, shape.length) })
}

/** The sides of lists in lists, without the batch's side of 1 before four or more; undefined where they differ. */
function tableOf(constant: unknown): number[] | undefined {
  const shape = sidesIn(constant)
  const own4 = shape.length > 3 && shape[0] === 1 ? shape.slice(1) : shape
  while (own4.length > 1 && own4[0] === 1) own4.shift()
  const count = toNumbers(constant)?.length
  return own4.reduce((a, b) => a * b, 1) === count ? own4 : undefined
}

/** TensorFlow's bias_add, as preprocess_input has it. */
const biasAdd: LayerReader = (call) => {
  const bias = call.named.get('bias') ?? call.args[1]
  const numbers = bias && 'constant' in bias ? toNumbers(bias.constant) : undefined
  if (!numbers) call.unfit('bias', bias && 'constant' in bias ? bias.constant : undefined)
  return perChannel(call, 'add', call.input, numbers ?? [0], false)
}

/** Operations on two tensors, or on a tensor and a constant. */
export const arithmetic: readonly [string, LayerReader][] = [
  ...(Object.entries(names) as [ArithmeticFunction, readonly string[]][]).flatMap(([id, list]) =>
    list.map((name): [string, LayerReader] => [
      name,
      (call) => calculate(call, id, /^__operators__\.r[a-z]/.test(name)),
    ]),
  ),
  ['nn.bias_add', biasAdd],
  ['math.add_n', (call) => combine(call, 'add')],
  ['add_n', (call) => combine(call, 'add')],
]
