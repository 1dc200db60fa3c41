import type { LayerCall, LayerReader } from '../layerCall.ts'
import { Composition } from '../layers/composed.ts'
import { alike } from '../layers/merging.ts'
import { toNumbers } from '../settings.ts'
import type { Argument, Value } from '../value.ts'
import { sidesIn } from './constants.ts'

// Comparisons, and choices by them. Truth is 1 or 0, made of the sign of a difference, through which nothing flows.

const numbersIn = (constant: unknown): number[] | undefined =>
  typeof constant === 'boolean' ? [constant ? 1 : 0] : toNumbers(constant)

/** An argument as a tensor: one that is given, or numbers of the description. */
function tensorOf(call: LayerCall, arg: Argument | undefined, index: number): Value | undefined {
  if (arg && 'value' in arg) return call.plain(arg.value)
  const numbers = arg && 'constant' in arg ? numbersIn(arg.constant) : undefined
  if (!numbers || !arg || !('constant' in arg)) {
    call.unfit('argument', arg && 'constant' in arg ? arg.constant : undefined)
    return undefined
  }
  const shape = sidesIn(arg.constant)
  while (shape.length > 1 && shape[0] === 1) shape.shift()
  const sides = shape.reduce((a, b) => a * b, 1) === numbers.length ? shape : [numbers.length]
  return new Composition(call).constant(sides.length > 0 ? sides : [1], numbers, `constant_${index}`)
}

/** The sign of the first operand less the second. */
function signOf(call: LayerCall, isSwapped: boolean, part: string): Value {
  const make = new Composition(call)
  const [first, second] = [call.argument('x1', 0) ?? call.named.get('x'), call.argument('x2', 1) ?? call.named.get('y')]
  const ends = isSwapped ? [second, first] : [first, second]
  const [a, b] = ends.map((arg, index) => tensorOf(call, arg, index))
  const [stand = { node: '', rank: 1, isTurned: false }] = call.inputs
  return make.apply('sign', make.combine('subtract', a ?? stand, b ?? stand, 'difference'), part)
}

/** 1 − x: false for true. */
function not(call: LayerCall, value: Value, part?: string): Value {
  const operation = { kind: 'arithmetic', function: 'subtract', scalar: 1, scalarFirst: true } as const
  return call.emit(operation, { inputs: [value], ...(part !== undefined && { part }) })
}

const positive = (call: LayerCall, value: Value, part?: string) =>
  call.emit(
    { kind: 'activation', activation: { id: 'relu' } },
    { inputs: [value], ...(part !== undefined && { part }) },
  )

/** first > second, or with `isSwapped`, first < second. */
const greater =
  (isSwapped: boolean): LayerReader =>
  (call) =>
    positive(call, signOf(call, isSwapped, 'sign'))

/** Not the other way round. */
const atLeast =
  (isSwapped: boolean): LayerReader =>
  (call) =>
    not(call, positive(call, signOf(call, !isSwapped, 'sign'), 'other'))

const notEqual: LayerReader = (call) => new Composition(call).apply('absolute', signOf(call, false, 'sign'))

const equal: LayerReader = (call) =>
  not(call, new Composition(call).apply('absolute', signOf(call, false, 'sign'), 'differs'))

/** 1 for all but 0. */
function truthOf(call: LayerCall, value: Value, part: string): Value {
  const make = new Composition(call)
  return make.apply('absolute', make.apply('sign', value, `${part}_sign`), part)
}

const logical =
  (combine: (make: Composition, first: Value, second: Value) => Value): LayerReader =>
  (call) => {
    const [first, second, ...others] = alike(call)
    if (!first || !second || others.length > 0) {
      call.builder.obstacles.add(call, 'inputCount', { given: call.inputs.length })
      return first ?? { node: '', rank: 1, isTurned: false }
    }
    return combine(new Composition(call), truthOf(call, first, 'first'), truthOf(call, second, 'second'))
  }

/** condition · first + (1 − condition) · second. */
const where: LayerReader = (call) => {
  const make = new Composition(call)
  const [condition, first, second] = ['condition', 'x1', 'x2'].map((name, index) =>
    tensorOf(call, call.argument(name, index) ?? call.named.get(index === 1 ? 'x' : 'y'), index),
  )
  if (!condition || !first || !second) return call.inputs[0] ?? { node: '', rank: 1, isTurned: false }
  const isTrue = truthOf(call, condition, 'condition')
  const chosen = make.combine('multiply', isTrue, first, 'chosen')
  return make.combine('add', chosen, make.combine('multiply', not(call, isTrue, 'else'), second, 'other'))
}

/** Operations that compare, or choose. */
export const conditions: readonly [string, LayerReader][] = [
  ...['Greater', 'math.greater', '__operators__.gt'].map((name): [string, LayerReader] => [name, greater(false)]),
  ...['Less', 'math.less', '__operators__.lt'].map((name): [string, LayerReader] => [name, greater(true)]),
  ...['GreaterEqual', 'math.greater_equal', '__operators__.ge'].map((name): [string, LayerReader] => [
    name,
    atLeast(false),
  ]),
  ...['LessEqual', 'math.less_equal', '__operators__.le'].map((name): [string, LayerReader] => [name, atLeast(true)]),
  ...['Equal', 'math.equal', '__operators__.eq'].map((name): [string, LayerReader] => [name, equal]),
  ...['NotEqual', 'math.not_equal', '__operators__.ne'].map((name): [string, LayerReader] => [name, notEqual]),
  ['LogicalAnd', logical((make, a, b) => make.combine('multiply', a, b))],
  ['LogicalOr', logical((make, a, b) => make.combine('maximum', a, b))],
  ['LogicalXor', logical((make, a, b) => make.apply('absolute', make.combine('subtract', a, b, 'difference')))],
  ['LogicalNot', (call) => not(call, truthOf(call, call.plain(call.input), 'truth'))],
  ['Where', where],
  ['where', where],
]
