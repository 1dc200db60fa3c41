import type { ArithmeticFunction } from '../../../graph/operations.ts'
import type { LayerCall, LayerReader, LayerReaders } from '../layerCall.ts'
import type { Value } from '../value.ts'

/** The inputs in one order of sides: the first one's, or the author's where ranks differ, for broadcasting. */
export function alike(call: LayerCall): Value[] {
  const [first] = call.inputs
  const isTurned = first?.isTurned === true && call.inputs.every(({ rank }) => rank === 3)
  return call.inputs.map((input) => (isTurned ? call.turned(input) : call.plain(input)))
}

const rankOf = (inputs: readonly Value[]) => Math.max(1, ...inputs.map(({ rank }) => rank))

/** Applies a function to all inputs, from the first to the last. */
export function combine(call: LayerCall, name: ArithmeticFunction, part?: string): Value {
  const { length } = call.inputs
  const isPair = name === 'subtract' || name === 'divide' || name === 'power'
  if (length < 2 || (isPair && length !== 2)) call.builder.obstacles.add(call, 'inputCount', { given: length })
  const inputs = alike(call)
  return call.emit(
    { kind: 'arithmetic', function: name },
    { inputs, rank: rankOf(inputs), ...(part !== undefined && { part }) },
  )
}

const merging =
  (name: ArithmeticFunction): LayerReader =>
  (call) =>
    combine(call, name)

const average: LayerReader = (call) => {
  const sum = combine(call, 'add', 'sum')
  return call.emit({ kind: 'arithmetic', function: 'multiply', scalar: 1 / call.inputs.length }, { inputs: [sum] })
}

export function concatenateAt(call: LayerCall, axis: number): Value {
  const inputs = alike(call)
  const [first] = inputs
  if (!first) {
    call.builder.obstacles.add(call, 'inputCount', { given: 0 })
    return { node: '', rank: 3, isTurned: false }
  }
  return call.emit({ kind: 'concatenate', axis: call.axisOf(first, axis) }, { inputs })
}

/** Keras 1's layer for all of them. */
const merge: LayerReader = (call) => {
  const mode = call.settings.get('mode')
  const reader = typeof mode === 'string' ? new Map(modes).get(mode) : undefined
  if (reader) return reader(call)
  call.settings.unfit('mode')
  return combine(call, 'add')
}

const modes: readonly [string, LayerReader][] = [
  ['sum', merging('add')],
  ['mul', merging('multiply')],
  ['max', merging('maximum')],
  ['ave', average],
  ['concat', (call) => concatenateAt(call, call.settings.number('concat_axis', -1))],
]

/** [a, b] → a + b · scale: InceptionResNetV2's own layer. */
const customScale: LayerReader = (call) => {
  const [first, second] = alike(call)
  if (!first || !second) return combine(call, 'add')
  const scalar = call.settings.number('scale', 1)
  const scaled = call.emit({ kind: 'arithmetic', function: 'multiply', scalar }, { inputs: [second], part: 'scaled' })
  return call.emit({ kind: 'arithmetic', function: 'add' }, { inputs: [first, scaled] })
}

/** Layers of several inputs. */
export const merges: LayerReaders = {
  Add: merging('add'),
  Subtract: merging('subtract'),
  Multiply: merging('multiply'),
  Maximum: merging('maximum'),
  Minimum: merging('minimum'),
  Average: average,
  Concatenate: (call) => concatenateAt(call, call.settings.number('axis', -1)),
  Merge: merge,
  CustomScaleLayer: customScale,
}
