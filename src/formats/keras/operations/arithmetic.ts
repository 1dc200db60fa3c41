import type { ArithmeticFunction } from '../../../graph/operations.ts'
import type { LayerCall, LayerReader } from '../layerCall.ts'
import { combine } from '../layers/merging.ts'
import { toNumbers } from '../settings.ts'
import type { Argument, Value } from '../value.ts'

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
  call.unfit('argument', numbers)
  return value
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
]
